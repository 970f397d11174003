/** A scenario as the steps of a run: each event with its begin, its way and its end, and what a step does to a system. */
import { plainRatePerSecond } from '../catalog/plain-rate.ts';
import type { Diagram } from '../diagram/diagram.ts';
import {
  type Effects,
  type EffectValue,
  TRAFFIC,
  TRAFFIC_BEFORE,
  withEffects,
  withOverrides,
} from '../diagram/effects.ts';
import { isSameEvent, isTraffic, type ScenarioEvent, takesTime } from '../diagram/scenario.ts';
import type { LogEntry } from './edit-log.ts';

/** A ramp is stairs: so often it takes the value that the line has by then. */
export const RAMP_STEP_MS = 500;

export interface ScenarioStep {
  readonly atMs: number;
  readonly event: ScenarioEvent;
  readonly stage: 'begin' | 'along' | 'end';
  /** Time of the event's step before this one. */
  readonly beforeMs: number;
}

/** A system in its run: the document as edited so far, and what the scenario has done to it. */
export interface Standing {
  readonly document: Diagram;
  readonly effects: Effects;
}

const known = new WeakMap<readonly ScenarioEvent[], readonly ScenarioStep[]>();

/** In order of time. A traffic event ends the one before it. */
export function stepsOf(scenario: readonly ScenarioEvent[]): readonly ScenarioStep[] {
  const before = known.get(scenario);
  if (before) return before;
  const steps = scenario
    .flatMap((event, index) => {
      const next = takesTime(event.what)
        ? scenario.find(({ what }, other) => other > index && isTraffic(what))
        : undefined;
      return stepsOfOne(event).filter(
        ({ stage, atMs }) => stage === 'begin' || atMs < (next?.atMs ?? Infinity),
      );
    })
    .toSorted((one, other) => one.atMs - other.atMs);
  known.set(scenario, steps);
  return steps;
}

function stepsOfOne(event: ScenarioEvent): ScenarioStep[] {
  const { atMs: beginMs, overMs = 0 } = event;
  const steps: ScenarioStep[] = [{ atMs: beginMs, event, stage: 'begin', beforeMs: beginMs }];
  if (!takesTime(event.what)) return steps;
  const endMs = beginMs + overMs;
  let beforeMs = beginMs;
  if (event.what === 'ramp') {
    for (let count = 1; count * RAMP_STEP_MS < overMs; count++) {
      const atMs = beginMs + count * RAMP_STEP_MS;
      steps.push({ atMs, event, stage: 'along', beforeMs });
      beforeMs = atMs;
    }
  }
  steps.push({ atMs: endMs, event, stage: 'end', beforeMs });
  return steps;
}

/** What runs: the document with the effects on it. */
export function running({ document, effects }: Standing): Diagram {
  return withEffects(document, effects);
}

export function afterStep(standing: Standing, { atMs, event, stage, beforeMs }: ScenarioStep): Standing {
  const { document, effects } = standing;
  const { what, part = '' } = event;
  const set = (changes: Readonly<Record<string, EffectValue | null>>): Standing => ({
    document,
    effects: withOverrides(effects, changes),
  });
  switch (what) {
    case 'crash':
      return set({ [`power ${part}`]: 'stopped' });
    case 'power-off':
      return set({ [`power ${part}`]: 'off' });
    case 'slow':
      return set({ [`slow ${part}`]: event.factor ?? 1 });
    case 'cut':
      return set({ [`cut ${part}`]: true });
    case 'back': {
      const is = ({ id }: { readonly id: string }) => id === part;
      // Of a part that was removed it is not known which of them it was; undo may bring it back.
      return set({
        ...(!document.components.some(is) && { [`cut ${part}`]: false }),
        ...(!document.links.some(is) && { [`power ${part}`]: 'on', [`slow ${part}`]: 1 }),
      });
    }
  }
  const present = running(standing);
  const target = factorOf(event.factor ?? event.ratePerSecond ?? 1, event, present);
  if (what === 'spike') {
    const back = effects.get(TRAFFIC_BEFORE);
    if (stage === 'begin') return set({ [TRAFFIC]: target, [TRAFFIC_BEFORE]: back ?? present.trafficFactor });
    return back === undefined ? standing : set({ [TRAFFIC]: back, [TRAFFIC_BEFORE]: null });
  }
  if (what === 'traffic') return set({ [TRAFFIC]: target, [TRAFFIC_BEFORE]: null });
  if (stage === 'begin') {
    const start = event.from === undefined ? present.trafficFactor : factorOf(event.from, event, present);
    return set({ [TRAFFIC]: start, [TRAFFIC_BEFORE]: null });
  }
  // Whoever set the traffic by hand on the way has ended the ramp.
  if (!effects.has(TRAFFIC)) return standing;
  const endMs = event.atMs + (event.overMs ?? 0);
  const done = stage === 'end' ? 1 : (atMs - beforeMs) / (endMs - beforeMs);
  const { trafficFactor } = present;
  return set({ [TRAFFIC]: stage === 'end' ? target : trafficFactor + (target - trafficFactor) * done });
}

/** An amount of traffic as a factor. Without clients that send there is nothing to multiply: it stays. */
function factorOf(amount: number, { ratePerSecond }: ScenarioEvent, present: Diagram): number {
  if (ratePerSecond === undefined) return amount;
  const plainPerSecond = plainRatePerSecond(present);
  return plainPerSecond > 0 ? amount / plainPerSecond : present.trafficFactor;
}

export function afterEntry(standing: Standing, { change }: LogEntry): Standing {
  if (change.what === 'send') return standing;
  return { document: change.diagram, effects: withOverrides(standing.effects, change.overrides) };
}

/** From when on two scenarios differ; infinity: nowhere. */
export function differFromMs(one: readonly ScenarioEvent[], other: readonly ScenarioEvent[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [event, twin] = [one[at], other[at]];
    if (event && twin && isSameEvent(event, twin)) continue;
    return Math.min(event?.atMs ?? Infinity, twin?.atMs ?? Infinity);
  }
  return Infinity;
}
