/** The colours of the drawing as the page's style sheet has them now. */
import { type Theme, TOKENS } from '../../../picture/traffic-colours.ts';

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]),
  ) as Theme;
}

const DECIDING = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];

/** Tells of whatever decides on the theme. Asking for a computed colour instead would lay out the page anew each time. */
export function themeMark(
  root: Pick<HTMLElement, 'dataset'>,
  query: (words: string) => Pick<MediaQueryList, 'matches'>,
): string {
  return [root.dataset.theme ?? '', ...DECIDING.map((words) => query(words).matches)].join(' ');
}
