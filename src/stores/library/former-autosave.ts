/** Reads the one document that releases before My diagrams kept in the browser, in two slots. */
import type { Diagram } from '../../diagram/diagram.ts';
import { openDocument } from '../../diagram/gate.ts';
import type { KindTable } from '../../diagram/kind-rules.ts';
import { readSlots, rescue, sealed, type TextStorage } from '../save-slots.ts';

const NEWER_SAVED = 'A newer version of this page saved a document here. Reload the page to update.';
const DAMAGED_NO_ROOM = 'A damaged document is kept here, and there is no room beside it.';

export interface FormerWork {
  /** The saved work; null when there is none. */
  readonly diagram: Diagram | null;
  /** Of the newest save. */
  readonly turn: number;
  /** What was put right in it. */
  readonly repairs: readonly string[];
  /** In words, when something was lost or kept aside. */
  readonly trouble: string | null;
}

/** Reads the saved document. Writes nothing but what it rescues. */
export function readFormerWork(storage: TextStorage, kinds: KindTable): FormerWork {
  const { saved, damaged } = readSlots(storage);
  const unreadable = [...damaged];
  let trouble: string | null = null;
  let found: { readonly diagram: Diagram; readonly repairs: readonly string[] } | null = null;
  for (const { slot, turn, text } of saved) {
    const opened = openDocument(text, kinds);
    if (opened.ok) found ??= opened;
    else if (opened.reason === 'too-new') trouble = NEWER_SAVED;
    else unreadable.push({ slot, bytes: sealed(turn, text) });
  }
  if (unreadable.length > 0 && trouble === null) {
    const rescued = unreadable.map((each) => rescue(storage, each)).every(Boolean);
    const other = found ? 'The other copy was opened.' : 'There is no other copy.';
    trouble = `A saved document is damaged. ${other} ${rescued ? 'The damaged one is kept aside.' : DAMAGED_NO_ROOM}`;
  }
  return {
    diagram: found?.diagram ?? null,
    turn: saved[0]?.turn ?? 0,
    repairs: found?.repairs ?? [],
    trouble,
  };
}
