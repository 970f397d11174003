/** Where the pointer was last seen over the page: reasons and ghosts are shown there. */
export const pointer = { clientX: 0, clientY: 0, coarse: false };
const pressed = { clientX: 0, clientY: 0 };
const TREMBLE_PX = 6;

/** The end of a drag from one element to another arrives as a click too, on what holds both. */
export function endsADrag({
  clientX,
  clientY,
}: {
  readonly clientX: number;
  readonly clientY: number;
}): boolean {
  return Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > TREMBLE_PX;
}

export function watchPointer(): () => void {
  const follow = (event: PointerEvent) => {
    pointer.clientX = event.clientX;
    pointer.clientY = event.clientY;
    pointer.coarse = event.pointerType === 'touch';
    if (event.type === 'pointerdown')
      Object.assign(pressed, { clientX: event.clientX, clientY: event.clientY });
  };
  window.addEventListener('pointermove', follow, { passive: true, capture: true });
  window.addEventListener('pointerdown', follow, { passive: true, capture: true });
  return () => {
    window.removeEventListener('pointermove', follow, { capture: true });
    window.removeEventListener('pointerdown', follow, { capture: true });
  };
}
