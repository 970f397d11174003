/** The document being edited, with undo and redo, the open gesture, and whether it is saved. */
import { createStore } from 'zustand/vanilla';
import { type Diagram, EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import {
  type Effects,
  inverse,
  NO_EFFECTS,
  type Overrides,
  underEdit,
  withEffects,
  withOverrides,
} from '../diagram/effects.ts';
import {
  differOnlyInScenario,
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
  /** What it did to the effects of the scenario; absent: nothing. */
  readonly overrides?: Overrides;
  /** The turn of the run that was undone or redone. */
  readonly turn?: number;
}

export interface DocumentState extends History {
  /** Name of the step that undo takes back: "Move web-1". */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** A gesture under way, such as a drag: all its edits become one undo step. */
  readonly gesture: HistoryEntryBefore | null;
  readonly lastChange: Change;
  /** The document itself while `diagram` is another one: an earlier moment of the run, or the effects of its scenario on it. */
  readonly present: Diagram | null;
  /** `diagram` is how the system stood at an earlier moment: not to be edited. */
  readonly isEarlier: boolean;
  /** What the scenario of the run has done to the document so far. Edits go to the document under it. */
  readonly effects: Effects;
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
  /** What takes back what it did to effects. */
  readonly undoing: Overrides;
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
  isEarlier: false,
  effects: NO_EFFECTS,
  ownWork: null,
  saved: 'saved',
  saveTrouble: null,
  readOnly: null,
}));

type Aside = Partial<Pick<DocumentState, 'ownWork'>>;

/** `effects`: on the document from now on; a run that begins anew has none yet. */
export function show(
  { diagram: document, past, future }: History,
  lastChange: Change,
  effects: Effects = NO_EFFECTS,
  aside: Aside = {},
): void {
  documentStore.setState({
    ...{ past, future },
    ...labelsOf(past, future),
    ...underEffects(document, effects),
    gesture: null,
    lastChange,
    ...aside,
  });
}

/** The document becomes another one while an earlier moment is shown, and goes on being shown. */
export function showStillEarlier({ diagram: present, past, future }: History, lastChange: Change): void {
  documentStore.setState({ past, future, ...labelsOf(past, future), present, lastChange });
}

/** What is shown of a document: the same diagram as before when nothing in it changed. */
export function underEffects(document: Diagram, effects: Effects) {
  const state = documentStore.getState();
  const isSame = !state.isEarlier && state.effects === effects && presentDiagram(state) === document;
  const diagram = isSame ? state.diagram : withEffects(document, effects);
  return { diagram, present: effects.size > 0 ? document : null, isEarlier: false, effects };
}

/** Drops from the selection what is no longer in the document. */
export function keepSelectionValid(): void {
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

export const VIEW_ONLY = 'This page only shows the system. Open it in Loadbearing to change it.';

/** Whether an earlier moment is on the canvas; if so, says how to go on from there. */
function refusesNow(): boolean {
  if (!documentStore.getState().isEarlier) return false;
  announce(EARLIER_MOMENT, 'problem');
  return true;
}

export const EARLIER_MOMENT =
  'This is an earlier moment, so nothing can be changed here. Return to now, or continue from here.';

/** Whether the document on the canvas may only be looked at; then it says why. A lesson's may always be changed. */
export function isReadOnly(): boolean {
  const { readOnly, ownWork } = documentStore.getState();
  if (readOnly === null || ownWork) return false;
  announce(readOnly, 'problem');
  return true;
}

/** One undo step, or a part of the open gesture. Nothing happens when the same document comes back. */
export function edit(label: string, change: (diagram: Diagram) => Diagram): void {
  const state = documentStore.getState();
  const shown = change(state.diagram);
  if (shown === state.diagram || refusesNow() || isReadOnly()) return;
  if (viewStore.getState().viewOnly) return announce(VIEW_ONLY);
  const { document, effects, overrides } = underEdit(presentDiagram(state), state.effects, shown);
  const undoing = inverse(overrides, state.effects);
  const { gesture } = state;
  if (gesture)
    documentStore.setState({
      ...underEffects(document, effects),
      gesture: { ...gesture, undoing: { ...undoing, ...gesture.undoing } },
      lastChange: changed('edit', gesture.label, overrides),
    });
  else show(record(wholeHistory(), label, document, undoing), changed('edit', label, overrides), effects);
  keepSelectionValid();
}

export function changed(by: Change['by'], label: string, overrides: Overrides = {}): Change {
  return { by, label, ...(Object.keys(overrides).length > 0 && { overrides }) };
}

/** Opens a gesture: until it ends, all edits belong to one undo step of this name. An open one is ended first. */
export function beginGesture(label: string): void {
  endGesture();
  documentStore.setState((state) => ({ gesture: { label, before: presentDiagram(state), undoing: {} } }));
}

export function endGesture(): void {
  const state = documentStore.getState();
  const { gesture, past, future, lastChange, effects } = state;
  if (!gesture) return;
  const before = { diagram: gesture.before, past, future };
  show(record(before, gesture.label, presentDiagram(state), gesture.undoing), lastChange, effects);
}

/** Back to the document as it was when the gesture began. */
export function cancelGesture(): void {
  const state = documentStore.getState();
  const { gesture, past, future, lastChange } = state;
  if (!gesture) return;
  const { before, label, undoing } = gesture;
  const isChanged = presentDiagram(state) !== before || Object.keys(undoing).length > 0;
  show(
    { diagram: before, past, future },
    isChanged ? changed('cancel', label, undoing) : lastChange,
    withOverrides(state.effects, undoing),
  );
  keepSelectionValid();
}

function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

export function undo(): void {
  step('undo');
}

export function redo(): void {
  step('redo');
}

function step(by: 'undo' | 'redo'): void {
  endGesture();
  const state = documentStore.getState();
  const isBack = by === 'undo';
  const entry = isBack ? state.past.at(-1) : state.future[0];
  const isOnTheScenario = entry !== undefined && differOnlyInScenario(entry.diagram, presentDiagram(state));
  const holdsAtAnyMoment = isOnTheScenario || entry?.turn !== undefined;
  if ((!holdsAtAnyMoment && refusesNow()) || isReadOnly()) return;
  if (!entry) return announce(`Nothing to ${by}.`);
  const { label, overrides, turn } = entry;
  const next = isBack ? stepBack(wholeHistory()) : stepForward(wholeHistory(), state.effects);
  const change = { ...changed(by, label, overrides), ...(turn !== undefined && { turn }) };
  if (state.isEarlier) showStillEarlier(next, change);
  else show(next, change, withOverrides(state.effects, overrides));
  keepSelectionValid();
  announce(`${isBack ? 'Undid' : 'Redid'}: ${inSentence(label)}`);
}

/** The document itself with its history, whatever moment is on the canvas. */
export function wholeHistory(): History {
  const state = documentStore.getState();
  const { past, future } = state;
  return { diagram: presentDiagram(state), past, future };
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
  show(startHistory(diagram), { by: 'load', label }, NO_EFFECTS, aside);
  keepSelectionValid();
}

/** The learner's own document again, with its history. */
export function returnToOwnWork(): void {
  endGesture();
  const { ownWork } = documentStore.getState();
  if (!ownWork) return;
  show(ownWork, { by: 'load', label: 'Back to your own diagram' }, NO_EFFECTS, { ownWork: null });
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
