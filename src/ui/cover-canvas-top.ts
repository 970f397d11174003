/** How much of the canvas is covered from above, for what must stay clear of it: messages, toolbars, the view. */

const COVERED = '--covered-top';

/** The ref of an element that lies over the top of its parent, the canvas. */
export function coverCanvasTop(element: HTMLElement | null): (() => void) | undefined {
  const canvas = element?.parentElement;
  if (!element || !canvas) return undefined;
  const observer = new ResizeObserver(() => {
    canvas.style.setProperty(COVERED, `${element.offsetHeight}px`);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    canvas.style.removeProperty(COVERED);
  };
}
