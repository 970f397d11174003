/** How many pixels of the canvas are covered from above: on a phone, by the task of an open lesson. */
export function coveredTop(): number {
  const canvas = document.querySelector('.react-flow')?.closest('main');
  return Number.parseFloat(canvas?.style.getPropertyValue('--covered-top') ?? '') || 0;
}
