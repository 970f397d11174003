/** Moves the focus to the next thing to press, but never away from something that is being used elsewhere. */
import { type RefObject, useEffect, useRef } from 'react';

export function useNextFocus<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document;
      const isFree =
        !activeElement || activeElement === document.body || activeElement.closest('[data-lesson-focus]');
      if (isFree) target.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return target;
}
