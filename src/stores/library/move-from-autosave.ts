/** Moves the one document of the former autosave into My diagrams, and later ones that an old tab still saves there. */
import type { Diagram } from '../../diagram/diagram.ts';
import type { KindTable } from '../../diagram/kind-rules.ts';
import type { TextStorage } from '../save-slots.ts';
import { readFormerWork } from './former-autosave.ts';
import type { Library } from './library.ts';

/** The turn of the newest save that has been moved. */
export const MOVED_KEY = 'loadbearing/document/moved';

export interface Moved {
  /** Null when there was nothing to move, or it could not be moved. */
  readonly id: string | null;
  /** The work that could not be moved: it can still be shown. */
  readonly unmoved: Diagram | null;
  /** In words: what was put right, lost or kept aside. */
  readonly said: readonly string[];
}

/**
 * The old slots stay as they are: they cost little, and nothing is lost when the move fails half-way. Into a library
 * that does not last the work is copied each time.
 */
export async function moveFromAutosave(
  openStorage: () => TextStorage,
  library: Pick<Library, 'create'>,
  kinds: KindTable,
  lasting = true,
): Promise<Moved> {
  try {
    const storage = openStorage();
    const moved = Number(storage.getItem(MOVED_KEY) ?? 0);
    const { diagram, turn, repairs, trouble } = readFormerWork(storage, kinds);
    const said = trouble === null ? repairs : [trouble, ...repairs];
    if (!diagram) return { id: null, unmoved: null, said };
    if (turn <= moved) return { id: null, unmoved: null, said: [] };
    const id = `autosave-${turn}`;
    const created = await library.create(diagram, 'own', id);
    // It may be there already: a former start moved it, but could not say so.
    if (!created.ok && created.reason !== 'elsewhere')
      return { id: null, unmoved: diagram, said: [created.message, ...said] };
    if (lasting) storage.setItem(MOVED_KEY, String(turn));
    return { id, unmoved: null, said };
  } catch {
    return { id: null, unmoved: null, said: [] };
  }
}
