/** Which document this tab had open, and which was opened last in any tab. Small: it is read before the first picture. */
import { SLOTS, slotKey, type TextStorage } from './save-slots.ts';

const TAB_KEY = 'loadbearing-open-document';
const LAST_KEY = 'loadbearing/last-document';

function read(open: () => TextStorage, key: string): string | null {
  try {
    return open().getItem(key);
  } catch {
    return null;
  }
}

function write(open: () => TextStorage, key: string, text: string): void {
  try {
    open().setItem(key, text);
  } catch {
    // Blocked or full: the next start opens the newest document.
  }
}

/** Ids of documents to open, the most fitting first. */
export function recallDocuments(): readonly string[] {
  const ids = [read(() => sessionStorage, TAB_KEY), read(() => localStorage, LAST_KEY)];
  return [...new Set(ids.filter((id) => id !== null))];
}

export function rememberDocument(id: string): void {
  write(() => sessionStorage, TAB_KEY, id);
  write(() => localStorage, LAST_KEY, id);
}

/** Whether a release before My diagrams saved something here. */
export function hasFormerWork(): boolean {
  return SLOTS.some((slot) => read(() => localStorage, slotKey(slot)) !== null);
}
