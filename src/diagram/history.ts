/** Undo and redo: documents as they were before each gesture, with the gesture's name. */
import type { Diagram } from './diagram.ts';

export interface HistoryEntry {
  readonly diagram: Diagram;
  readonly label: string;
}

export interface History {
  readonly diagram: Diagram;
  /** Oldest first: the document before each gesture. */
  readonly past: readonly HistoryEntry[];
  /** Next redo first: the document after each undone gesture. */
  readonly future: readonly HistoryEntry[];
}

/** Steps that can be undone. Documents share what did not change, so that many are cheap. */
export const LONGEST_HISTORY = 1000;

export function startHistory(diagram: Diagram): History {
  return { diagram, past: [], future: [] };
}

/** One finished gesture; a gesture that changed nothing leaves no step. */
export function record(history: History, label: string, diagram: Diagram): History {
  if (diagram === history.diagram) return history;
  const past = [...history.past, { diagram: history.diagram, label }].slice(-LONGEST_HISTORY);
  return { diagram, past, future: [] };
}

export function stepBack(history: History): History {
  const entry = history.past.at(-1);
  if (!entry) return history;
  return {
    diagram: entry.diagram,
    past: history.past.slice(0, -1),
    future: [{ diagram: history.diagram, label: entry.label }, ...history.future],
  };
}

export function stepForward(history: History): History {
  const [entry, ...future] = history.future;
  if (!entry) return history;
  return {
    diagram: entry.diagram,
    past: [...history.past, { diagram: history.diagram, label: entry.label }],
    future,
  };
}
