/** How much of the canvas is covered from above and from below, for what must stay clear of it: messages, toolbars, the view. */

function coverCanvas(covered: '--covered-top' | '--covered-bottom') {
  return (element: HTMLElement | null): (() => void) | undefined => {
    const canvas = element?.parentElement;
    if (!element || !canvas) return undefined;
    const observer = new ResizeObserver(() => {
      canvas.style.setProperty(covered, `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      canvas.style.removeProperty(covered);
    };
  };
}

/** The refs of elements that lie over the top and the bottom of their parent, the canvas. */
export const coverCanvasTop = coverCanvas('--covered-top');
export const coverCanvasBottom = coverCanvas('--covered-bottom');
