/** Work that is not saved when the page is left: kept at once as text, and taken into My diagrams at the next start. */
import type { Diagram } from '../../diagram/diagram.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { openDocument } from '../../diagram/gate.ts';
import type { KindTable } from '../../diagram/kind-rules.ts';
import { toFileText } from '../../diagram/serialise.ts';
import { sealed, type TextStorage } from '../save-slots.ts';
import { type Origin, unsealed } from './document-record.ts';
import type { Library } from './library.ts';
import { claimWriter, type Locks } from './writer-lock.ts';

const WORDS = 'loadbearing/unsaved/';
const keyOf = (id: string) => `${WORDS}${id}`;

/** Text storage whose keys can be gone through. */
export interface ListedText extends TextStorage {
  readonly length: number;
  key(index: number): string | null;
}

export interface Unsaved {
  readonly id: string;
  /** Of the copy that the work began from; 0 for a draft. */
  readonly turn: number;
  readonly origin: Origin;
  readonly diagram: Diagram;
}

/** The database answers too late for a page that is being left; this storage answers at once. */
export function keepLastWords(openText: () => TextStorage, { id, turn, origin, diagram }: Unsaved): void {
  try {
    openText().setItem(keyOf(id), sealed(turn, `${origin}\n${toFileText(diagram)}`));
  } catch {
    // Full or blocked: what the database still gets is all there is.
  }
}

export function dropLastWords(openText: () => TextStorage, id: string): void {
  try {
    openText().removeItem(keyOf(id));
  } catch {
    // Blocked: there are none.
  }
}

function readLastWords(text: TextStorage, id: string, kinds: KindTable): Unsaved | null {
  const inside = unsealed(text.getItem(keyOf(id)));
  if (!inside) return null;
  const end = inside.text.indexOf('\n');
  const opened = openDocument(inside.text.slice(end + 1), kinds);
  return opened.ok
    ? { id, turn: inside.turn, origin: inside.text.slice(0, end) as Origin, diagram: opened.diagram }
    : null;
}

/** True when it is in My diagrams now, or was already. */
async function takeIn({ id, turn, origin, diagram }: Unsaved, library: Library): Promise<boolean> {
  if (turn === 0) {
    const created = await library.create(diagram, origin, id);
    if (created.ok) return true;
    if (created.reason !== 'elsewhere') return false;
  }
  const present = await library.open(id);
  if (present.ok && toFileText(present.diagram) === toFileText(diagram)) return true;
  if (present.ok && present.head.current.turn === turn) return (await library.save(id, diagram, turn)).ok;
  // Another tab has saved since then, or the document is gone: both are kept.
  return (await library.create(renameDiagram(diagram, `${diagram.name} copy`), 'own')).ok;
}

export interface LastWordsOptions {
  readonly openText: () => ListedText;
  readonly library: Library;
  readonly kinds: KindTable;
  readonly locks: Locks | null;
}

/** Takes in what earlier pages left unsaved. Answers with the ids, the last one last. */
export async function takeInLastWords({ openText, library, kinds, locks }: LastWordsOptions) {
  const taken: string[] = [];
  try {
    const text = openText();
    const keys = Array.from({ length: text.length }, (_, index) => text.key(index) ?? '');
    for (const key of keys.filter((each) => each.startsWith(WORDS))) {
      const id = key.slice(WORDS.length);
      const unsaved = readLastWords(text, id, kinds);
      const claim = await claimWriter(locks, id);
      // A tab that has the document open saves it itself.
      if (claim.state() === 'writing' && unsaved && (await takeIn(unsaved, library))) {
        text.removeItem(key);
        taken.push(id);
      }
      claim.release();
    }
  } catch {
    // No text storage, no last words.
  }
  return taken;
}
