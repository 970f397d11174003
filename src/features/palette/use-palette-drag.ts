/** Dragging from the palette with mouse, pen or finger: a ghost follows the pointer, the canvas resolves the drop. */
import { type PointerEvent, useEffect, useState } from 'react';
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
  const [press, setPress] = useState<Press | null>(null);
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const dragging = ghost !== null;

  // Escape lets go without dropping, before anybody else hears the key.
  useEffect(() => {
    if (!dragging) return;
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setGhost(null);
      setPress(null);
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [dragging]);

  const dragHandlers = (item: PaletteItem) => ({
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      if (event.button !== 0 || !event.isPrimary) return;
      const target = event.currentTarget;
      setPress({ item, pointer: event.pointerId, x: event.clientX, y: event.clientY, target });
    },
    onPointerMove(event: PointerEvent<HTMLButtonElement>) {
      if (press?.pointer !== event.pointerId) return;
      const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y);
      if (!ghost && moved < THRESHOLD_PX) return;
      if (!ghost) {
        press.target.setPointerCapture(event.pointerId);
        updateView({ placingKind: null });
      }
      setGhost({ item, x: event.clientX, y: event.clientY });
    },
    onPointerUp(event: PointerEvent<HTMLButtonElement>) {
      if (ghost && press?.pointer === event.pointerId) {
        dropKind({ kind: item.kind, clientX: event.clientX, clientY: event.clientY });
        updateView({ sheet: null });
        swallowNextClick(press.target);
      }
      setPress(null);
      setGhost(null);
    },
    onPointerCancel() {
      setPress(null);
      setGhost(null);
    },
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
