/** Tells the running session what became of the document: an edit of the system that runs, a turn of the run, or another system. */
import type { Diagram } from '../diagram/diagram.ts';
import type { Overrides } from '../diagram/effects.ts';
import { documentStore, presentDiagram } from './document-store.ts';
import type { Crossing } from './run-turns.ts';

export interface DocumentChange {
  readonly label: string;
  /** It is another system altogether. */
  readonly isAnother: boolean;
  readonly overrides?: Overrides;
  /** The overrides give back to the scenario what hands had done on the way to this document. */
  readonly undone?: Diagram;
  /** A turn of the run was undone or redone. */
  readonly crossing?: Crossing;
}

export interface DocumentFollower {
  documentChanged(shown: Diagram, change: DocumentChange): void;
}

/** Whether a change of the document is another system altogether, which starts a run of its own. */
export function isAnotherSystem(before: Diagram, after: Diagram): boolean {
  if (before.seed !== after.seed) return true;
  const known = new Set(before.components);
  const smallest = Math.min(before.components.length, after.components.length);
  return smallest > 1 && !after.components.some((component) => known.has(component));
}

/** Returns what ends it. */
export function followDocument(session: DocumentFollower): () => void {
  return documentStore.subscribe((state, before) => {
    const { diagram, lastChange } = state;
    const { by, label, overrides, turn } = lastChange;
    const isTurn = turn !== undefined && lastChange !== before.lastChange;
    const isSame = diagram === before.diagram && presentDiagram(state) === presentDiagram(before);
    if ((isSame && !isTurn) || by === 'look') return;
    const isBack = by === 'undo';
    const isStep = isBack || by === 'redo';
    const isReplaced = by === 'load' || by === 'replace' || isAnotherSystem(before.diagram, diagram);
    session.documentChanged(diagram, {
      label: isStep ? `${isBack ? 'Undo' : 'Redo'}: ${label}` : label,
      isAnother: isReplaced && !isTurn,
      ...(overrides && { overrides }),
      ...((isBack || by === 'cancel') && { undone: presentDiagram(before) }),
      ...(isTurn && isStep && { crossing: { turn, by } }),
    });
  });
}
