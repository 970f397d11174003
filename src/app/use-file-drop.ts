/** A file dropped anywhere on the page is opened, as if it had been chosen. */
import { useEffect } from 'react';
import { openDroppedFile } from './diagram-files.ts';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function onDragOver(event: DragEvent): void {
  if (carriesFiles(event)) event.preventDefault();
}

function onDrop(event: DragEvent): void {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) openDroppedFile(file);
}

export function useFileDrop(): void {
  useEffect(() => {
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
}
