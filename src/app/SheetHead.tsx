/** Head of a bottom sheet on a phone: its name and the way to close it. On wide screens it is not there. */
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type Sheet, updateView, viewStore } from '../stores/view-store.ts';
import { Button } from '../ui/Button.tsx';
import css from './SheetHead.module.css';

export function SheetHead({ sheet, title }: { readonly sheet: NonNullable<Sheet>; readonly title: string }) {
  const open = useStore(viewStore, (view) => view.sheet === sheet);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open) head.current?.focus();
  }, [open]);
  const close = () => {
    updateView({ sheet: null });
    document.querySelector<HTMLElement>(`[data-opens="${sheet}"]`)?.focus();
  };
  return (
    <div className={css.head}>
      <h2 ref={head} tabIndex={-1}>
        {title}
      </h2>
      <Button look="quiet" icon={<X />} name={`Close ${title}`} onClick={close} />
    </div>
  );
}
