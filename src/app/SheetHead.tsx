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
  const wasOpen = useRef(false);
  useEffect(() => {
    if (open) head.current?.focus();
    else if (wasOpen.current) backToTheBar(sheet);
    wasOpen.current = open;
  }, [open, sheet]);
  return (
    <div className={css.head}>
      <h2 ref={head} tabIndex={-1}>
        {title}
      </h2>
      <Button look="quiet" icon={<X />} name={`Close ${title}`} onClick={() => updateView({ sheet: null })} />
    </div>
  );
}

/** The focus that was in the sheet goes to the button that opens it, unless the next thing is to place a part. */
function backToTheBar(sheet: NonNullable<Sheet>): void {
  const { sheet: next, placingKind } = viewStore.getState();
  const lost =
    document.activeElement === document.body || document.activeElement?.getClientRects().length === 0;
  if (next === null && placingKind === null && lost)
    document.querySelector<HTMLElement>(`[data-opens="${sheet}"]`)?.focus();
}
