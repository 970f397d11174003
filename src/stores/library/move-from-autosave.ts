/** Moves the one document of the former autosave into My diagrams, and later ones that an old tab still saves there. */
import type { KindTable } from '../../diagram/kind-rules.ts';
import { loadSaved } from '../autosave.ts';
import type { TextStorage } from '../save-slots.ts';
import type { Library } from './library.ts';
import type { Trouble } from './library-trouble.ts';

/** The turn of the newest save that has been moved. */
export const MOVED_KEY = 'loadbearing/document/moved';

export interface Moved {
  readonly ok: true;
  /** Null when there was nothing to move. */
  readonly id: string | null;
  readonly repairs: readonly string[];
  readonly trouble: string | null;
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
): Promise<Moved | Trouble> {
  const nothing: Moved = { ok: true, id: null, repairs: [], trouble: null };
  try {
    const storage = openStorage();
    const moved = Number(storage.getItem(MOVED_KEY) ?? 0);
    const { report, place } = loadSaved(storage, kinds);
    const { diagram, repairs, trouble } = report;
    if (!diagram || place.turn <= moved) return { ...nothing, trouble: place.turn > moved ? trouble : null };
    const id = `autosave-${place.turn}`;
    const created = await library.create(diagram, 'own', id);
    // It is there already: a former start moved it, but could not say so.
    if (!created.ok && created.reason !== 'elsewhere') return created;
    if (lasting) storage.setItem(MOVED_KEY, String(place.turn));
    return { ok: true, id, repairs, trouble };
  } catch {
    return nothing;
  }
}
