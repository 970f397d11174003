/** The colours of the drawing as the page's style sheet has them now. */
import { type Theme, TOKENS } from '../../../picture/traffic-colours.ts';

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]),
  ) as Theme;
}

/** All colours of a theme change together, so one tells. */
export function isTheme(element: Element, theme: Theme): boolean {
  return getComputedStyle(element).getPropertyValue('--canvas').trim() === theme.canvas;
}
