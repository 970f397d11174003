/** Where the pointer was last seen over the page: reasons and ghosts are shown there. */
export const pointer = { clientX: 0, clientY: 0, coarse: false };

export function watchPointer(): () => void {
  const follow = (event: PointerEvent) => {
    pointer.clientX = event.clientX;
    pointer.clientY = event.clientY;
    pointer.coarse = event.pointerType === 'touch';
  };
  window.addEventListener('pointermove', follow, { passive: true, capture: true });
  window.addEventListener('pointerdown', follow, { passive: true, capture: true });
  return () => {
    window.removeEventListener('pointermove', follow, { capture: true });
    window.removeEventListener('pointerdown', follow, { capture: true });
  };
}
