/** Dragging from the palette with mouse, pen or finger: a ghost follows the pointer, the canvas resolves the drop. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { dropKind } from '../../stores/canvas-requests.ts';
import { updateView } from '../../stores/view-store.ts';
import type { PaletteItem } from './palette-items.ts';

export interface Ghost {
  readonly item: PaletteItem;
  readonly x: number;
  readonly y: number;
}

interface Press {
  readonly item: PaletteItem;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly target: HTMLElement;
}

/** So far the pointer may tremble before a press becomes a drag. */
const THRESHOLD_PX = 5;

export function usePaletteDrag() {
  // The press lives beside React: on a busy page a whole drag may pass between two pictures.
  const press = useRef<Press | null>(null);
  const dragged = useRef(false);
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const dragging = ghost !== null;

  const letGo = () => {
    press.current = null;
    dragged.current = false;
    setGhost(null);
  };

  // Escape lets go without dropping, before anybody else hears the key.
  useEffect(() => {
    if (!dragging) return;
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      press.current = null;
      dragged.current = false;
      setGhost(null);
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [dragging]);

  const dragHandlers = (item: PaletteItem) => ({
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      if (event.button !== 0 || !event.isPrimary) return;
      const target = event.currentTarget;
      // Held from the first moment: a fast hand has left the button before the first move is heard.
      target.setPointerCapture(event.pointerId);
      press.current = { item, pointer: event.pointerId, x: event.clientX, y: event.clientY, target };
      dragged.current = false;
    },
    onPointerMove(event: PointerEvent<HTMLButtonElement>) {
      const { current } = press;
      if (current?.pointer !== event.pointerId) return;
      const moved = Math.hypot(event.clientX - current.x, event.clientY - current.y);
      if (!dragged.current && moved < THRESHOLD_PX) return;
      if (!dragged.current) {
        dragged.current = true;
        updateView({ placingKind: null });
      }
      setGhost({ item, x: event.clientX, y: event.clientY });
    },
    onPointerUp(event: PointerEvent<HTMLButtonElement>) {
      const { current } = press;
      if (dragged.current && current?.pointer === event.pointerId) {
        dropKind({ kind: item.kind, clientX: event.clientX, clientY: event.clientY });
        updateView({ sheet: null });
        swallowNextClick(current.target);
      }
      letGo();
    },
    onPointerCancel: letGo,
  });
  return { ghost, dragHandlers };
}

/** The click that ends a drag on its own button must not arm it as well. */
function swallowNextClick(target: HTMLElement): void {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  target.addEventListener('click', swallow, { capture: true, once: true });
  window.setTimeout(() => target.removeEventListener('click', swallow, { capture: true }), 0);
}
