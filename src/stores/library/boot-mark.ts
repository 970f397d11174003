/** A document that stops the page twice is not opened a third time without asking: the mark that survives a crash. */
import type { TextStorage } from '../save-slots.ts';

export const BOOT_KEY = 'loadbearing/opening';
const STRIKES = 2;

export interface Boot {
  /** `safe`: the document stopped the page twice. Offer to open it without running, to download it, or to start anew. */
  readonly mode: 'normal' | 'safe';
  /** The page runs well, or is left in order: the mark goes. */
  finished(): void;
}

/** Sets the mark before a document is opened. `openStorage` may throw; then every start is a normal one. */
export function beginBoot(openStorage: () => TextStorage, documentId: string): Boot {
  const finished = () => {
    try {
      openStorage().removeItem(BOOT_KEY);
    } catch {
      // No storage, no mark.
    }
  };
  try {
    const storage = openStorage();
    const [strikes = '0', id = ''] = (storage.getItem(BOOT_KEY) ?? '').split(' ');
    const before = id === documentId && /^[0-9]$/.test(strikes) ? Number(strikes) : 0;
    if (before >= STRIKES) return { mode: 'safe', finished };
    storage.setItem(BOOT_KEY, `${before + 1} ${documentId}`);
  } catch {
    // The mark could not be set: this start is not watched.
  }
  return { mode: 'normal', finished };
}
