/** A long press with a finger, where a mouse has its right button. */
import { type PointerEvent, useEffect, useRef } from 'react';

const LONG_MS = 550;
const TREMBLE_PX = 8;

export function useLongPress(open: (element: Element, clientX: number, clientY: number) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerDownCapture(event: PointerEvent<HTMLElement>) {
      stop();
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      const target = event.target as Element;
      if (target.closest('.react-flow__handle, .react-flow__panel, input, textarea')) return;
      const { clientX: x, clientY: y } = event;
      start.current = { x, y };
      timer.current = setTimeout(() => open(target, x, y), LONG_MS);
    },
    onPointerMoveCapture(event: PointerEvent<HTMLElement>) {
      if (Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > TREMBLE_PX) stop();
    },
    onPointerUpCapture: stop,
    onPointerCancelCapture: stop,
  };
}
