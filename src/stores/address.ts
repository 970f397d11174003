/** What the end of the page's address asks for. Small: it is read before the first picture. */

export type Asked =
  | { readonly what: 'nothing' }
  | { readonly what: 'link' }
  | { readonly what: 'lesson'; readonly word: string }
  | { readonly what: 'unknown'; readonly word: string };

const LONGEST_SHOWN = 40;

/** Percent signs that mean nothing stay as they are. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** From "#" on. */
export function readFragment(fragment: string): Asked {
  const text = plain(fragment.slice(0, 200)).replace(/^#/, '').trim();
  if (text === '') return { what: 'nothing' };
  if (text.startsWith('d=')) return { what: 'link' };
  const lesson = /^\/?lessons?\/(.*)$/.exec(text)?.[1];
  if (lesson !== undefined) return { what: 'lesson', word: lesson.slice(0, LONGEST_SHOWN) };
  return { what: 'unknown', word: text.slice(0, LONGEST_SHOWN) };
}

/** Takes the fragment off the address, without a step in the browser's history. Refused in some frames: then it stays. */
export function clearFragment(): void {
  try {
    history.replaceState(history.state, '', location.pathname + location.search);
  } catch {
    // It only looks untidy.
  }
}
