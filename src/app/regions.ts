/** F6: the keyboard's way around the parts of the page that are shown. */
function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

export function focusRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const start = at < 0 && by < 0 ? 0 : at;
  regions[(start + by + regions.length) % regions.length]?.focus();
}

/** To the timeline, where it is shown; else to the canvas. */
export function focusTimeline(): void {
  const timeline = document.querySelector<HTMLElement>('[data-timeline]');
  if (timeline && isShown(timeline)) timeline.focus();
  else focusCanvas();
}

export function focusCanvas(): void {
  document.querySelector<HTMLElement>('[data-region="canvas"]')?.focus();
}
