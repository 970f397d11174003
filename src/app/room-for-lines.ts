/** A line that comes over the top of the canvas covers no part: the view makes room for it. */
import { requestCanvas } from '../stores/canvas-requests.ts';
import { coverCanvasTop } from '../ui/cover-canvas.ts';

/** The ref of the element that holds the lines. */
export function roomForLines(lines: HTMLElement | null) {
  const uncover = coverCanvasTop(lines);
  if (!lines) return uncover;
  let before = lines.offsetHeight;
  let frame = 0;
  const observer = new ResizeObserver(() => {
    const grew = lines.offsetHeight > before;
    before = lines.offsetHeight;
    // One frame later the canvas knows how much is covered.
    if (grew) frame = requestAnimationFrame(() => requestCanvas({ what: 'clear-top' }));
  });
  observer.observe(lines);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    uncover?.();
  };
}
