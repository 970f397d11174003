/** My diagrams: documents in the browser's storage, each with its earlier versions. Every answer is a value; nothing throws. */
import type { Diagram } from '../../diagram/diagram.ts';
import { openDocument } from '../../diagram/gate.ts';
import type { KindTable } from '../../diagram/kind-rules.ts';
import { toFileText } from '../../diagram/serialise.ts';
import { sealed } from '../save-slots.ts';
import {
  type Copy,
  copiesOf,
  copyKey,
  HEADS,
  type Head,
  headAfterSave,
  headForCopies,
  headKey,
  isDocumentId,
  LIBRARY_FORMAT,
  type Origin,
  readHead,
  rescueKey,
  sealedHead,
  turnsLeft,
  unsealed,
} from './document-record.ts';
import type { KeyedStorage } from './keyed-storage.ts';
import { GivenUp, type Trouble, troubleFrom, troubleOf } from './library-trouble.ts';
import { outlineOf } from './outline.ts';

export interface LibraryOptions {
  readonly storage: KeyedStorage;
  readonly kinds: KindTable;
  readonly now: () => number;
  readonly newId: () => string;
}

/** A line of My diagrams. */
export interface Listed {
  readonly id: string;
  /** Null where the document cannot be read here: made by a newer page, or damaged. */
  readonly head: Head | null;
  readonly state: 'ready' | 'newer' | 'damaged';
}

export type Stored = { readonly ok: true; readonly head: Head };

export interface OpenedCopy {
  readonly ok: true;
  readonly head: Head;
  readonly diagram: Diagram;
  /** What was put right in it. */
  readonly repairs: readonly string[];
  /** The copy that was opened instead of the newest, which is damaged and kept aside. */
  readonly restored: Copy | null;
  /** The damaged newest copy, where another was opened instead: its bytes, and what of it can be read. */
  readonly damaged?: DamagedCopy;
  /** A newer release saved it: what it knows of the document is not known here, so it is only looked at. */
  readonly isNewer?: boolean;
}

export interface DamagedCopy {
  readonly bytes: string;
  /** Its text passed the gate although not every character is as it was saved. */
  readonly diagram: Diagram | null;
}

export type Library = ReturnType<typeof createLibrary>;

export function createLibrary({ storage, kinds, now, newId }: LibraryOptions) {
  const answering = async <Answer>(work: () => Promise<Answer>): Promise<Answer | Trouble> => {
    try {
      return await work();
    } catch (error) {
      return troubleFrom(error);
    }
  };

  /** The head inside a transaction; gives it up where there is none that this page may write. */
  const writable = (id: string, bytes: unknown): Head => {
    const head = readHead(id, bytes);
    if (head === 'none') throw new GivenUp('gone');
    if (head === 'newer' || head === 'damaged') throw new GivenUp(head);
    return head;
  };

  /** Saved only when it can be read back. */
  const verified = async (head: Head, bytes: string): Promise<Stored | Trouble> => {
    const kept = await storage.get(copyKey(head.id, head.current.turn));
    return kept === bytes ? { ok: true, head } : troubleOf('forgets');
  };

  /** One transaction: the head that follows from the present one, with its copy, without the copies that it needs no more. */
  const replaceHead = async (
    id: string,
    change: (before: Head) => { readonly after: Head; readonly copy?: string },
  ): Promise<Head> => {
    const replaced: Head[] = [];
    await storage.update([headKey(id)], ([bytes]) => {
      const before = writable(id, bytes);
      const { after, copy } = change(before);
      replaced.push(after);
      const changes = new Map<string, unknown>([[headKey(id), sealedHead(after)]]);
      for (const turn of turnsLeft(before, after)) changes.set(copyKey(id, turn), undefined);
      if (copy !== undefined) changes.set(copyKey(id, after.current.turn), copy);
      return changes;
    });
    const [head] = replaced;
    if (!head) throw new Error(`The storage did not ask for the change of ${id}.`);
    return head;
  };

  const changeHead = (id: string, change: (head: Head) => Head): Promise<Stored | Trouble> =>
    answering(async () => ({
      ok: true,
      head: await replaceHead(id, (before) => ({ after: change(before) })),
    }));

  /** Keeps what cannot be read under another key, so that no later save removes it. */
  const rescue = (id: string, damaged: readonly (readonly [number | string, unknown])[]) =>
    storage.update([], () => new Map(damaged.map(([name, bytes]) => [rescueKey(id, name), bytes] as const)));

  /** Where the head is damaged, what the copies themselves say. */
  const rebuilt = async (id: string, bytes: unknown): Promise<Head | null> => {
    const copies = (await storage.entries(copiesOf(id))).flatMap(([, each]) => unsealed(each) ?? []);
    const head = headForCopies(
      id,
      'Restored',
      copies.map(({ turn }) => turn),
      now(),
    );
    if (!head) return null;
    await rescue(id, [['head', bytes]]);
    await storage.update(
      [headKey(id)],
      ([present]) => new Map(present === bytes ? [[headKey(id), sealedHead(head)] as const] : []),
    );
    return head;
  };

  const headOf = async (id: string): Promise<Head | Trouble> => {
    const bytes = await storage.get(headKey(id));
    const head = readHead(id, bytes);
    if (head === 'none') return troubleOf('gone');
    if (head === 'newer') return troubleOf('newer', typeof bytes === 'string' ? bytes : '');
    if (head !== 'damaged') return head;
    return (await rebuilt(id, bytes)) ?? troubleOf('damaged', String(bytes));
  };

  const readCopies = async (head: Head, copies: readonly Copy[]): Promise<OpenedCopy | Trouble> => {
    const damaged: [number, unknown][] = [];
    let newest: string | undefined;
    for (const copy of copies) {
      const bytes = await storage.get(copyKey(head.id, copy.turn));
      if (typeof bytes === 'string') newest ??= bytes;
      const inside = unsealed(bytes);
      const opened = inside?.turn === copy.turn ? openDocument(inside.text, kinds) : null;
      if (opened && !opened.ok && opened.reason === 'too-new') return troubleOf('newer', inside?.text);
      if (!opened?.ok) {
        if (bytes !== undefined) damaged.push([copy.turn, bytes]);
        continue;
      }
      if (damaged.length > 0) await rescue(head.id, damaged);
      const restored = copy === copies[0] ? null : copy;
      const whole = { ok: true, head, diagram: opened.diagram, repairs: opened.repairs, restored } as const;
      return restored ? { ...whole, damaged: readAnyway(newestOf(damaged)) } : whole;
    }
    if (damaged.length > 0) await rescue(head.id, damaged);
    return troubleOf('damaged', newest);
  };

  const newestOf = (damaged: readonly (readonly [number, unknown])[]) => String(damaged[0]?.[1] ?? '');

  const readAnyway = (bytes: string): DamagedCopy => {
    const opened = openDocument(bytes.slice(bytes.indexOf('\n') + 1), kinds);
    return { bytes, diagram: opened.ok ? opened.diagram : null };
  };

  /** A document whose head only a newer release can read: its newest copy, if this one can read that. */
  const readNewer = async (id: string): Promise<OpenedCopy | null> => {
    const copies = (await storage.entries(copiesOf(id))).flatMap(([, bytes]) => unsealed(bytes) ?? []);
    const [newest] = copies.toSorted((one, other) => other.turn - one.turn);
    const opened = newest ? openDocument(newest.text, kinds) : null;
    if (!newest || !opened?.ok) return null;
    const { diagram, repairs } = opened;
    const head = headForCopies(id, diagram.name, [newest.turn], now());
    return head && { ok: true, head, diagram, repairs, restored: null, isNewer: true };
  };

  const create = (diagram: Diagram, origin: Origin, id = newId()): Promise<Stored | Trouble> =>
    answering(async () => {
      if (!isDocumentId(id)) throw new Error(`"${id}" cannot be the id of a document.`);
      const current = { turn: 1, savedMs: now() };
      const head: Head = {
        ...{ format: LIBRARY_FORMAT, id, name: diagram.name, origin, createdMs: current.savedMs, current },
        ...{ previous: null, versions: [], trashedMs: null, outline: outlineOf(diagram, kinds) },
      };
      const bytes = sealed(current.turn, toFileText(diagram));
      await storage.update([headKey(id)], ([present]) => {
        if (present !== undefined) throw new GivenUp('elsewhere');
        return new Map([
          [headKey(id), sealedHead(head)],
          [copyKey(id, current.turn), bytes],
        ]);
      });
      return verified(head, bytes);
    });

  return {
    create,

    list: (): Promise<{ readonly ok: true; readonly documents: readonly Listed[] } | Trouble> =>
      answering(async () => {
        const documents = (await storage.entries(HEADS)).map(([key, bytes]): Listed => {
          const id = key.slice(HEADS.length);
          const head = readHead(id, bytes);
          if (typeof head === 'object') return { id, head, state: 'ready' };
          return { id, head: null, state: head === 'newer' ? 'newer' : 'damaged' };
        });
        const savedMs = ({ head }: Listed) => head?.current.savedMs ?? 0;
        return { ok: true, documents: documents.toSorted((one, other) => savedMs(other) - savedMs(one)) };
      }),

    /** The newest copy that can be read. */
    open: (id: string): Promise<OpenedCopy | Trouble> =>
      answering(async () => {
        const head = await headOf(id);
        if ('ok' in head) return (head.reason === 'newer' && (await readNewer(id))) || head;
        const { current, previous, versions } = head;
        const earlier = versions
          .filter(({ turn }) => turn !== previous?.turn && turn !== current.turn)
          .toReversed();
        return readCopies(head, [current, ...(previous ? [previous] : []), ...earlier]);
      }),

    /** An earlier version, to look at or to go back to. */
    openVersion: (id: string, turn: number): Promise<OpenedCopy | Trouble> =>
      answering(async () => {
        const head = await headOf(id);
        if ('ok' in head) return head;
        const copy = [...head.versions, head.previous, head.current].find((each) => each?.turn === turn);
        return copy ? readCopies(head, [copy]) : troubleOf('gone');
      }),

    /** One transaction. `turn` is that of the copy the work began from: if another tab has saved since, nothing is written. */
    save: (id: string, diagram: Diagram, turn: number, keepFormer = false): Promise<Stored | Trouble> =>
      answering(async () => {
        const saved = { name: diagram.name, outline: outlineOf(diagram, kinds), atMs: now(), keepFormer };
        const copy = sealed(turn + 1, toFileText(diagram));
        const head = await replaceHead(id, (before) => {
          if (before.current.turn !== turn) throw new GivenUp('elsewhere');
          return { after: headAfterSave(before, saved), copy };
        });
        return verified(head, copy);
      }),

    /** Into the trash; saving it or taking it out again brings it back. */
    trash: (id: string) => changeHead(id, (head) => ({ ...head, trashedMs: now() })),
    takeOutOfTrash: (id: string) => changeHead(id, (head) => ({ ...head, trashedMs: null })),

    /** It has been saved to a file just now. */
    noteFile: (id: string) => changeHead(id, (head) => ({ ...head, inFileMs: now() })),

    /** Removes a document for good, also one that cannot be read. */
    remove: (id: string): Promise<{ readonly ok: true } | Trouble> =>
      answering(async () => {
        const kept = [
          ...(await storage.entries(copiesOf(id))),
          ...(await storage.entries(rescueKey(id, ''))),
        ];
        await storage.update(
          [],
          () => new Map([headKey(id), ...kept.map(([key]) => key)].map((key) => [key, undefined])),
        );
        return { ok: true };
      }),

    /** All versions of a document but the newest few; the document itself stays as it is. */
    thinVersions: (id: string, most = 3) =>
      changeHead(id, (head) => ({ ...head, versions: head.versions.slice(-most) })),
  };
}
