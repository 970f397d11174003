/** Files dragged over the page: says where they may be dropped, opens one, and says why it does not open several or a folder. */
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { announce } from '../stores/view-store.ts';
import { openDroppedFile } from './diagram-files.ts';
import css from './FileDrop.module.css';

function filesIn({ dataTransfer }: DragEvent): readonly DataTransferItem[] {
  if (!dataTransfer?.types.includes('Files')) return [];
  return [...dataTransfer.items].filter(({ kind }) => kind === 'file');
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

function refuse(reason: string): void {
  announce(`Not opened. ${reason} Your diagram is unchanged.`, 'problem');
}

function open(event: DragEvent): void {
  const items = filesIn(event);
  if (items.length > 1) return refuse(`These are ${items.length} files. Drop one at a time.`);
  if (items[0]?.webkitGetAsEntry?.()?.isDirectory)
    return refuse('This is a folder. Drop the file that is in it.');
  const file = event.dataTransfer?.files[0];
  if (file) openDroppedFile(file);
}

/** Over the canvas while files are dragged across the page. They may be dropped anywhere. */
export function FileDrop() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    /** A drag enters each element before it leaves the last one. */
    let inside = 0;
    const end = () => {
      inside = 0;
      setCount(0);
    };
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      inside++;
      setCount(Math.max(1, filesIn(event).length));
    };
    const leave = (event: DragEvent) => {
      if (carriesFiles(event) && --inside <= 0) end();
    };
    const over = (event: DragEvent) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      end();
      open(event);
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('blur', end, { signal });
    return () => listening.abort();
  }, []);
  if (count === 0) return null;
  return (
    <div className={css.target} data-many={count > 1} aria-hidden="true">
      <p className={css.words}>
        <FileDown />
        <strong>
          {count > 1 ? `${count} files: drop one at a time` : 'Drop it to open the diagram in it'}
        </strong>
        <span>A .loadbearing.json file, or an SVG or PNG picture saved here</span>
      </p>
    </div>
  );
}
