/** Undo and redo: documents as they were before each gesture, with the gesture's name. */
import type { Diagram } from './diagram.ts';
import { type Effects, inverse, type Overrides } from './effects.ts';

export interface HistoryEntry {
  readonly diagram: Diagram;
  readonly label: string;
  /** What going there does to the effects of the scenario. */
  readonly overrides?: Overrides;
  /** The turn of the run that the step is: going there turns the run too. */
  readonly turn?: number;
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

/** One finished gesture; one that changed nothing leaves no step. `undoing`: what its undo does to effects. */
export function record(history: History, label: string, diagram: Diagram, undoing: Overrides = {}): History {
  if (diagram === history.diagram && Object.keys(undoing).length === 0) return history;
  return withStep(history, diagram, stepTo(history.diagram, label, undoing));
}

/** A turn of the run; it is a step also when the document stays the same. */
export function recordTurn(history: History, label: string, diagram: Diagram, turn: number): History {
  return withStep(history, diagram, { diagram: history.diagram, label, turn });
}

function withStep({ past }: History, diagram: Diagram, step: HistoryEntry): History {
  return { diagram, past: [...past, step].slice(-LONGEST_HISTORY), future: [] };
}

/** Another run began: what turned the one before is a step of the document alone. The same list when there was none. */
export function withoutTurns(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  if (entries.every(({ turn }) => turn === undefined)) return entries;
  return entries.map(({ turn: _, ...entry }) => entry);
}

export function stepBack(history: History): History {
  const entry = history.past.at(-1);
  if (!entry) return history;
  const { overrides = {} } = entry;
  // Whoever does it again has the last word again, whatever the scenario has done since.
  const again = Object.fromEntries(Object.keys(overrides).map((key) => [key, null]));
  return {
    diagram: entry.diagram,
    past: history.past.slice(0, -1),
    future: [wayTo(history.diagram, entry, again), ...history.future],
  };
}

/** `effects`: those of the moment, so that the way back is known. */
export function stepForward(history: History, effects: Effects): History {
  const [entry, ...future] = history.future;
  if (!entry) return history;
  const { overrides = {} } = entry;
  return {
    diagram: entry.diagram,
    past: [...history.past, wayTo(history.diagram, entry, inverse(overrides, effects))],
    future,
  };
}

function wayTo(diagram: Diagram, { label, turn }: HistoryEntry, overrides: Overrides): HistoryEntry {
  const step = stepTo(diagram, label, overrides);
  return turn === undefined ? step : { ...step, turn };
}

function stepTo(diagram: Diagram, label: string, overrides: Overrides): HistoryEntry {
  return { diagram, label, ...(Object.keys(overrides).length > 0 && { overrides }) };
}

/** Two documents whose runs may differ, but nothing else. */
export function differOnlyInScenario(one: Diagram, other: Diagram): boolean {
  const keys = [...Object.keys(one), ...Object.keys(other)] as (keyof Diagram)[];
  return one !== other && keys.every((key) => key === 'scenario' || one[key] === other[key]);
}
