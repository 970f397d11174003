/** The document being edited, with undo and redo, the open gesture, and whether it is saved. */
import { createStore } from 'zustand/vanilla';
import { type Diagram, EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import {
  type History,
  type HistoryEntry,
  record,
  startHistory,
  stepBack,
  stepForward,
} from '../diagram/history.ts';
import { announce, viewStore } from './view-store.ts';

export type SaveState = 'saved' | 'saving' | 'not-saved';

/** What made the document what it is now. `load`: opened at the start, before any work. `look`: another moment of the run. */
export interface Change {
  readonly by: 'load' | 'edit' | 'undo' | 'redo' | 'replace' | 'cancel' | 'look';
  readonly label: string;
}

export interface DocumentState extends History {
  /** Name of the step that undo takes back: "Move web-1". */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** A gesture under way, such as a drag: all its edits become one undo step. */
  readonly gesture: HistoryEntryBefore | null;
  readonly lastChange: Change;
  /** The document itself while `diagram` is how the system stood at an earlier moment of the run: not to be edited. */
  readonly present: Diagram | null;
  /** The learner's own document with its history, while another one, such as a lesson's, is on the canvas. */
  readonly ownWork: History | null;
  readonly saved: SaveState;
  /** In words, while the document is not saved. */
  readonly saveTrouble: string | null;
  /** Why the learner's own document may only be looked at here, with the way out; null: it may be changed. */
  readonly readOnly: string | null;
}

interface HistoryEntryBefore {
  readonly label: string;
  readonly before: Diagram;
}

function labelsOf(past: readonly HistoryEntry[], future: readonly HistoryEntry[]) {
  return { undoLabel: past.at(-1)?.label ?? null, redoLabel: future[0]?.label ?? null };
}

export const documentStore = createStore<DocumentState>(() => ({
  ...startHistory(EMPTY_DIAGRAM),
  undoLabel: null,
  redoLabel: null,
  gesture: null,
  lastChange: { by: 'load', label: 'Open' },
  present: null,
  ownWork: null,
  saved: 'saved',
  saveTrouble: null,
  readOnly: null,
}));

type Aside = Partial<Pick<DocumentState, 'ownWork'>>;

function show({ diagram, past, future }: History, lastChange: Change, aside: Aside = {}): void {
  documentStore.setState({
    ...{ diagram, past, future },
    ...labelsOf(past, future),
    gesture: null,
    lastChange,
    present: null,
    ...aside,
  });
}

/** Drops from the selection what is no longer in the document. */
function keepSelectionValid(): void {
  const { diagram } = documentStore.getState();
  const { selection, renaming } = viewStore.getState();
  const ids = new Set([...diagram.components, ...diagram.links, ...diagram.notes].map(({ id }) => id));
  const present = (id: string) => ids.has(id);
  const kept = {
    components: selection.components.filter(present),
    links: selection.links.filter(present),
    notes: selection.notes.filter(present),
  };
  const complete = (['components', 'links', 'notes'] as const).every(
    (sort) => kept[sort].length === selection[sort].length,
  );
  if (!complete) viewStore.setState({ selection: kept });
  if (renaming !== null && !present(renaming)) viewStore.setState({ renaming: null });
}

const VIEW_ONLY = 'This page only shows the system. Open it in Loadbearing to change it.';

/** Shows how the system stood at an earlier moment; null: the document as it is. */
export function showEarlier(earlier: Diagram | null): void {
  if (earlier !== null) endGesture();
  const { diagram, present } = documentStore.getState();
  const document = present ?? diagram;
  const next =
    earlier === null ? { diagram: document, present: null } : { diagram: earlier, present: document };
  if (next.diagram === diagram && next.present === present) return;
  documentStore.setState({ ...next, lastChange: { by: 'look', label: 'Another moment' } });
  keepSelectionValid();
}

/** Whether an earlier moment is on the canvas; if so, says how to go on from there. */
function refusesNow(): boolean {
  if (documentStore.getState().present === null) return false;
  announce(EARLIER_MOMENT, 'problem');
  return true;
}

export const EARLIER_MOMENT =
  'This is an earlier moment, so nothing can be changed here. Return to now, or continue from here.';

/** Whether the document on the canvas may only be looked at; then it says why. A lesson's may always be changed. */
function isReadOnly(): boolean {
  const { readOnly, ownWork } = documentStore.getState();
  if (readOnly === null || ownWork) return false;
  announce(readOnly, 'problem');
  return true;
}

/** One undo step, or a part of the open gesture. Nothing happens when the same document comes back. */
export function edit(label: string, change: (diagram: Diagram) => Diagram): void {
  const state = documentStore.getState();
  const diagram = change(state.diagram);
  if (diagram === state.diagram || refusesNow() || isReadOnly()) return;
  if (viewStore.getState().viewOnly) return announce(VIEW_ONLY);
  if (state.gesture)
    documentStore.setState({ diagram, lastChange: { by: 'edit', label: state.gesture.label } });
  else show(record(state, label, diagram), { by: 'edit', label });
  keepSelectionValid();
}

/** Opens a gesture: until it ends, all edits belong to one undo step of this name. An open one is ended first. */
export function beginGesture(label: string): void {
  endGesture();
  documentStore.setState(({ diagram }) => ({ gesture: { label, before: diagram } }));
}

export function endGesture(): void {
  const { gesture, diagram, past, future, lastChange } = documentStore.getState();
  if (!gesture) return;
  show(record({ diagram: gesture.before, past, future }, gesture.label, diagram), lastChange);
}

/** Back to the document as it was when the gesture began. */
export function cancelGesture(): void {
  const { gesture, diagram, past, future, lastChange } = documentStore.getState();
  if (!gesture) return;
  const changed = diagram !== gesture.before;
  show(
    { diagram: gesture.before, past, future },
    changed ? { by: 'cancel', label: gesture.label } : lastChange,
  );
  keepSelectionValid();
}

function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

export function undo(): void {
  if (refusesNow()) return;
  endGesture();
  if (isReadOnly()) return;
  const state = documentStore.getState();
  const label = state.undoLabel;
  if (label !== null) {
    show(stepBack(state), { by: 'undo', label });
    keepSelectionValid();
  }
  announce(label === null ? 'Nothing to undo.' : `Undid: ${inSentence(label)}`);
}

export function redo(): void {
  if (refusesNow()) return;
  endGesture();
  if (isReadOnly()) return;
  const state = documentStore.getState();
  const label = state.redoLabel;
  if (label !== null) {
    show(stepForward(state), { by: 'redo', label });
    keepSelectionValid();
  }
  announce(label === null ? 'Nothing to redo.' : `Redid: ${inSentence(label)}`);
}

/** The document itself with its history, whatever moment is on the canvas. */
function wholeHistory(): History {
  const { diagram, present, past, future } = documentStore.getState();
  return { diagram: present ?? diagram, past, future };
}

/** The moment on the canvas becomes the document, as one undo step. */
export function continueFromEarlier(label: string): void {
  const { diagram, present } = documentStore.getState();
  if (present !== null) show(record(wholeHistory(), label, diagram), { by: 'edit', label });
}

/** Another document in place of this one, as one undo step: "Open example". */
export function replaceDocument(diagram: Diagram, label: string): void {
  endGesture();
  if (isReadOnly()) return;
  show(record(wholeHistory(), label, diagram), { by: 'replace', label });
  keepSelectionValid();
}

/** The document that the page starts with: no undo step leads behind it, and it counts as saved. */
export function startDocument(diagram: Diagram): void {
  show(startHistory(diagram), { by: 'load', label: 'Open' });
  keepSelectionValid();
}

/** The learner's own document is another one from now on, also while a document beside it is on the canvas. */
export function startOwnDocument(diagram: Diagram): void {
  if (documentStore.getState().ownWork) documentStore.setState({ ownWork: startHistory(diagram) });
  else startDocument(diagram);
}

/** A document beside the learner's own, which is put aside with its history and is not touched. */
export function openBeside(diagram: Diagram, label: string): void {
  endGesture();
  const aside = { ownWork: documentStore.getState().ownWork ?? wholeHistory() };
  show(startHistory(diagram), { by: 'load', label }, aside);
  keepSelectionValid();
}

/** The learner's own document again, with its history. */
export function returnToOwnWork(): void {
  endGesture();
  const { ownWork } = documentStore.getState();
  if (!ownWork) return;
  show(ownWork, { by: 'load', label: 'Back to your own diagram' }, { ownWork: null });
  keepSelectionValid();
}

/** The document on the canvas, as it is now. */
export function presentDiagram({ present, diagram }: DocumentState): Diagram {
  return present ?? diagram;
}

/** What is kept in the browser: always the learner's own document. */
export function ownDiagram(state: DocumentState): Diagram {
  return state.ownWork?.diagram ?? presentDiagram(state);
}

export function reportSaving(saved: SaveState, saveTrouble: string | null = null): void {
  const state = documentStore.getState();
  if (state.saved !== saved || state.saveTrouble !== saveTrouble)
    documentStore.setState({ saved, saveTrouble });
}
