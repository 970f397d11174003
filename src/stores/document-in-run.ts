/** The document while it runs: earlier moments of it, the effects of its scenario on it, and edits of that scenario. */
import type { Diagram } from '../diagram/diagram.ts';
import { type Effects, NO_EFFECTS } from '../diagram/effects.ts';
import { record, recordTurn, withoutTurns } from '../diagram/history.ts';
import {
  type Change,
  changed,
  documentStore,
  endGesture,
  isReadOnly,
  keepSelectionValid,
  presentDiagram,
  show,
  showStillEarlier,
  underEffects,
  VIEW_ONLY,
  wholeHistory,
} from './document-store.ts';
import { announce, viewStore } from './view-store.ts';

const LOOK: Change = { by: 'look', label: 'Another moment' };

/** Shows how the system stood at an earlier moment. */
export function showEarlier(earlier: Diagram): void {
  endGesture();
  const state = documentStore.getState();
  if (state.isEarlier && state.diagram === earlier) return;
  const present = presentDiagram(state);
  const shown = { diagram: earlier, present, isEarlier: true, effects: NO_EFFECTS };
  documentStore.setState({ ...shown, lastChange: LOOK });
  keepSelectionValid();
}

/** Shows the document as it is now, with what the scenario has done to it. */
export function showNow(effects: Effects): void {
  const state = documentStore.getState();
  if (!state.isEarlier && state.effects === effects) return;
  documentStore.setState({ ...underEffects(presentDiagram(state), effects), lastChange: LOOK });
  keepSelectionValid();
}

/** A turn of the run: what it leads to becomes the document, as one undo step. The run then tells its effects. */
export function becomes(document: Diagram, label: string, turn: number): void {
  endGesture();
  show(recordTurn(wholeHistory(), label, document, turn), { by: 'look', label });
}

/** Another run began: its past is not that of the steps before. */
export function forgetTurns(): void {
  const { past, future } = documentStore.getState();
  const left = { past: withoutTurns(past), future: withoutTurns(future) };
  if (left.past !== past || left.future !== future) documentStore.setState(left);
}

/** One undo step on the scenario. It may be edited at any moment: it holds for the whole run. */
export function editScenario(label: string, change: (document: Diagram) => Diagram): void {
  endGesture();
  const state = documentStore.getState();
  const before = presentDiagram(state);
  const document = change(before);
  if (document === before || isReadOnly()) return;
  if (viewStore.getState().viewOnly) return announce(VIEW_ONLY);
  const history = record(wholeHistory(), label, document);
  if (state.isEarlier) showStillEarlier(history, changed('edit', label));
  else show(history, changed('edit', label), state.effects);
}
