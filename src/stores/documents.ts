/** My diagrams for the rest of the page: which document opens first, and the one door for diagrams from elsewhere. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { type Diagram, EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { renameDiagram } from '../diagram/edits.ts';
import { documentStore, ownDiagram, reportSaving, startOwnDocument } from './document-store.ts';
import { fetchPiece } from './fetch-piece.ts';
import { firstMoment } from './first-moment.ts';
import { lessonStore } from './lesson-store.ts';
import type { Origin } from './library/document-record.ts';
import { libraryStore } from './library/library-store.ts';
import type { StartedLibrary } from './library/start-library.ts';
import { hasFormerWork, recallDocuments, rememberDocument } from './recall-documents.ts';
import { sessionStore } from './session.ts';
import { announce, NOTHING_SELECTED, updateView } from './view-store.ts';
import { whenPageIsLeft } from './when-page-is-left.ts';

/** Long enough for a page that a document would stop to be stopped by it. */
const RUNS_WELL_MS = 4000;

const NOT_RUNNING = 'Nothing runs yet: the last diagram stopped the page twice.';

/** A diagram from elsewhere. It has passed the gate: `openDocument`, or `decodeLink`, which uses it. */
export interface Foreign {
  /** All that is kept of it: components, links, notes, seed, and whatever else the document holds. */
  readonly diagram: Diagram;
  readonly from: Origin;
  /** What it is called here; default: its own name. */
  readonly name?: string;
}

/** `ok: false`: the open document could not be saved and stays on the canvas; `message` and `wayOut` say so in words. */
export type OpenedForeign =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly wayOut: string };

export interface FirstDocument {
  /** Nothing of this visitor's is kept here yet. */
  readonly newcomer: boolean;
  /** In words: what was put right, restored or could not be read. */
  readonly said: readonly string[];
}

let begun: Promise<StartedLibrary> | null = null;

/** My diagrams, once it is there. Rejects when its code cannot be fetched. */
export function documentLibrary(): Promise<StartedLibrary> {
  if (!begun) throw new Error('Documents are started before anything is asked of them.');
  return begun;
}

/** Saves what is not saved, and reloads unless the page cannot be reached: then nothing would come back. */
export async function saveAndReload(): Promise<void> {
  await begun?.then(
    ({ session }) => session.flush(),
    () => {},
  );
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer?.ok) location.reload();
  else announce('The page cannot be reached now, so it was not reloaded. Try again later.', 'problem');
}

const named = ({ diagram, name }: Foreign) => (name === undefined ? diagram : renameDiagram(diagram, name));

/**
 * Opens a diagram from elsewhere as a document of its own. The visitor's own document is saved and closed, never
 * changed; an open lesson is left first. The new document is marked with where it came from. It is a draft: kept from its
 * first edit on, or when the visitor says so; only looked at, it leaves no trace in the storage. No undo step leads
 * behind it. Resolves when it is on the canvas, its run starting at 0 s. For a link that the page itself was opened with,
 * hand it to `startDocuments` as `arriving` instead: then the visitor's own document is not opened in between.
 */
export async function openForeign(foreign: Foreign): Promise<OpenedForeign> {
  lessonStore.getState().leave?.();
  const started = await documentLibrary().catch(() => null);
  if (!started)
    return { ok: false, message: 'My diagrams could not be fetched.', wayOut: 'Reload the page.' };
  const unsaved = await started.session.openDraft(named(foreign), foreign.from);
  if (unsaved) {
    const message = `Not opened: the diagram on the canvas is not saved. ${unsaved.message}`;
    return { ok: false, message, wayOut: unsaved.wayOut };
  }
  updateView({ selection: NOTHING_SELECTED, placingKind: null });
  return { ok: true };
}

/** The same, and says to everyone how it went. */
export async function openForeignAloud(
  foreign: Foreign,
  said: string,
  tone: 'info' | 'problem' = 'info',
): Promise<boolean> {
  const opened = await openForeign(foreign);
  if (opened.ok) announce(said, tone);
  else announce(`${opened.message} ${opened.wayOut}`, 'problem');
  return opened.ok;
}

let runAllowed: Promise<void> = Promise.resolve();
let allow: () => void = () => {};

/** Safe mode: nothing runs until the visitor asks for it. */
function holdRun(): void {
  runAllowed = new Promise((resolve) => {
    allow = resolve;
  });
  sessionStore.setState({ mode: 'paused', lockedReason: NOT_RUNNING });
}

/** The end of safe mode: what is on the canvas runs. */
export function endSafeMode(): void {
  libraryStore.setState({ unsafe: null });
  sessionStore.setState({ lockedReason: null });
  allow();
}

/** Shows a document before My diagrams is there; it is adopted as a draft later. */
function showDraft(diagram: Diagram, origin: Origin): void {
  startOwnDocument(diagram);
  libraryStore.setState({ current: { head: null, origin, writer: null } });
}

function wordsOnOpening(opened: StartedLibrary['opened']): readonly string[] {
  if (!opened) return [];
  if (!opened.ok) return [`${opened.message} ${opened.wayOut}`];
  return opened.repairs;
}

/**
 * Opens the first document of this page: the one that arrives from elsewhere, the visitor's last one, or for a newcomer
 * the example. Called once. `shown` resolves as soon as the first document is on the canvas, so that its run can start:
 * for a newcomer that is at once. `ready` resolves when My diagrams is there.
 */
export function startDocuments(arriving: Promise<Foreign | null> | null = null): {
  readonly shown: Promise<void>;
  readonly ready: Promise<FirstDocument>;
} {
  const preferred = recallDocuments();
  const atOnce = arriving === null && preferred.length === 0 && !hasFormerWork();
  if (atOnce) showDraft(OPENING_EXAMPLE.diagram, 'example');
  const fetched = (atOnce ? firstMoment : Promise.resolve()).then(() =>
    fetchPiece(() => import('./library/start-library.ts')),
  );

  const begin = async (): Promise<StartedLibrary> => {
    const [{ startLibrary, browserSurroundings }, foreign] = await Promise.all([fetched, arriving]);
    const first = atOnce ? OPENING_EXAMPLE.diagram : EMPTY_DIAGRAM;
    let came = foreign ? named(foreign) : first;
    if (foreign) showDraft(came, foreign.from);
    const changed = () => ownDiagram(documentStore.getState()) !== came;
    const surroundings = browserSurroundings(kindTable, whenPageIsLeft, preferred);
    const started = await startLibrary(surroundings, () => !foreign && !changed());
    if (started.opened?.ok) return started;
    if (libraryStore.getState().unsafe) holdRun();
    else if (!foreign && !changed()) {
      came = started.unmoved ?? OPENING_EXAMPLE.diagram;
      showDraft(came, started.unmoved ? 'own' : 'example');
    }
    started.session.adoptDraft(libraryStore.getState().current.origin, came);
    return started;
  };
  begun = begin();
  begun.catch(() =>
    reportSaving('not-saved', 'My diagrams could not be fetched, so nothing is saved. Reload the page.'),
  );
  libraryStore.subscribe(({ current }, before) => {
    if (current.head && current.head.id !== before.current.head?.id) rememberDocument(current.head.id);
  });

  const finishBoot = ({ bootFinished }: StartedLibrary) => {
    setTimeout(bootFinished, RUNS_WELL_MS);
    whenPageIsLeft(bootFinished);
  };
  const ready = begun.then((started): FirstDocument => {
    void runAllowed.then(() => finishBoot(started));
    const said = [...started.said, ...wordsOnOpening(started.opened)];
    return { newcomer: libraryStore.getState().documents.length === 0 && said.length === 0, said };
  });
  const settled = begun.then(
    () => runAllowed,
    () => {},
  );
  return { shown: atOnce ? Promise.resolve() : settled, ready };
}
