/** The browser's storage for one document: two slots in turn, each with a checksum, so that a torn write costs no work. */

/** The part of `localStorage` that is used. Any of it may throw. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

export const DOCUMENT_KEY = 'loadbearing/document/1';
export const SLOTS = ['a', 'b'] as const;
const MOST_RESCUED = 3;

export type Slot = (typeof SLOTS)[number];
export const slotKey = (slot: Slot) => `${DOCUMENT_KEY}/${slot}`;
export const rescueKey = (number: number) => `${DOCUMENT_KEY}/rescue-${number}`;

export interface Saved {
  readonly slot: Slot;
  /** Grows with each save: the higher one is the newer. */
  readonly turn: number;
  readonly text: string;
}

export interface Damaged {
  readonly slot: Slot;
  readonly bytes: string;
}

/** FNV-1a over UTF-16 units: finds torn and altered text, keeps no secrets. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

export function sealed(turn: number, text: string): string {
  return `${turn} ${text.length} ${checksum(`${turn} ${text}`)}\n${text}`;
}

function unsealed(slot: Slot, bytes: string): Saved | null {
  const headEnd = bytes.indexOf('\n');
  const turn = Number(bytes.slice(0, Math.max(0, bytes.indexOf(' '))));
  const text = bytes.slice(headEnd + 1);
  return headEnd > 0 && Number.isSafeInteger(turn) && sealed(turn, text) === bytes
    ? { slot, turn, text }
    : null;
}

/** What both slots hold, newest first, and what in them is damaged. */
export function readSlots(storage: TextStorage): {
  readonly saved: readonly Saved[];
  readonly damaged: readonly Damaged[];
} {
  const saved: Saved[] = [];
  const damaged: Damaged[] = [];
  for (const slot of SLOTS) {
    const bytes = storage.getItem(slotKey(slot));
    if (bytes === null) continue;
    const good = unsealed(slot, bytes);
    if (good) saved.push(good);
    else damaged.push({ slot, bytes });
  }
  return { saved: saved.toSorted((one, other) => other.turn - one.turn), damaged };
}

/** Moves what cannot be read out of its slot, so that no save overwrites it. False when there is no room for that. */
export function rescue(storage: TextStorage, { slot, bytes }: Damaged): boolean {
  for (let number = 1; number <= MOST_RESCUED; number += 1) {
    const kept = storage.getItem(rescueKey(number));
    if (kept !== null && kept !== bytes && number < MOST_RESCUED) continue;
    storage.removeItem(slotKey(slot));
    try {
      if (kept !== bytes) storage.setItem(rescueKey(number), bytes);
      if (storage.getItem(rescueKey(number)) === bytes) return true;
    } catch {
      // No room for it under another key: it goes back to where it was.
    }
    storage.setItem(slotKey(slot), bytes);
    return false;
  }
  return false;
}

/** The slot to write next: the one that does not hold the newest good copy. */
export function otherSlot(newest: Slot | null): Slot {
  return newest === 'a' ? 'b' : 'a';
}
