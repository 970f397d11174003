/** Events that left the scenario together with their parts: what had happened by then stays in the run that goes on. */
import type { Diagram } from '../diagram/diagram.ts';
import { NO_EFFECTS } from '../diagram/effects.ts';
import { inOrder, isSameEvent, type ScenarioEvent, scenarioOf, withScenario } from '../diagram/scenario.ts';
import { eventWords } from '../diagram/scenario-words.ts';
import { isOf } from '../diagram/stray-events.ts';
import type { LogEntry, RunRecipe } from './edit-log.ts';
import { afterStep, stepsOf } from './scenario-steps.ts';
import { Standings } from './standings.ts';

export interface GoneEvent {
  readonly event: ScenarioEvent;
  /** When its part was removed. */
  readonly goneMs: number;
}

/** `planned`: the scenario before; the document has it without the events of the parts that it has lost. */
export function goneAfter(
  gone: readonly GoneEvent[],
  planned: readonly ScenarioEvent[],
  document: Diagram,
  atMs: number,
): readonly GoneEvent[] {
  const events = scenarioOf(document);
  const isThere = isOf(document);
  const isLeft = (event: ScenarioEvent) => events.some((each) => isSameEvent(each, event));
  const lost = planned.filter((event) => !isThere(event) && !isLeft(event));
  if (lost.length === 0 && !gone.some(({ event }) => isLeft(event))) return gone;
  return [
    ...gone.filter(({ event }) => !isLeft(event)),
    ...lost.map((event): GoneEvent => ({ event, goneMs: atMs })),
  ];
}

/** The scenario that a run follows: what is planned, and what has happened to parts that are no more. */
export function withGone(
  planned: readonly ScenarioEvent[],
  gone: readonly GoneEvent[],
): readonly ScenarioEvent[] {
  const happened = gone.filter(({ event, goneMs }) => event.atMs <= goneMs).map(({ event }) => event);
  return happened.length > 0 ? inOrder([...planned, ...happened]) : planned;
}

/** The same run told without them: what they did is in its log. */
export function toldInLog(
  { base, log }: Pick<RunRecipe, 'base' | 'log'>,
  planned: readonly ScenarioEvent[],
): Pick<RunRecipe, 'base' | 'log'> {
  const happened = stepsOf(scenarioOf(base)).filter(({ event }) => !planned.includes(event));
  if (happened.length === 0) return { base, log };
  const told = happened.map((step): LogEntry => {
    const { atMs, event } = step;
    const earlier = log.filter((entry) => entry.atMs < atMs);
    const { document: diagram } = new Standings(base, earlier).at(atMs);
    const { effects } = afterStep({ document: diagram, effects: NO_EFFECTS }, step);
    const overrides = Object.fromEntries(effects);
    return { atMs, label: eventWords(event, diagram), change: { what: 'diagram', diagram, overrides } };
  });
  return {
    base: withScenario(base, planned),
    // Of the same time the scenario comes first.
    log: [...told, ...log].toSorted((one, other) => one.atMs - other.atMs),
  };
}
