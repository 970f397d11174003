/** Moves the focus to the next thing to press, but never away from something that is being used elsewhere. */
import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { viewStore } from '../../stores/view-store.ts';

export function useNextFocus<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  // What is not shown cannot have the focus: it comes when the lesson is brought to the front.
  const shown = useStore(viewStore, ({ rightTab }) => rightTab === 'lesson');
  useEffect(() => {
    if (!shown) return;
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document;
      const isFree =
        !activeElement || activeElement === document.body || activeElement.closest('[data-lesson-focus]');
      if (isFree) target.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return target;
}
