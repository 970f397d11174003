/** What can be chosen for an event: its kind, the parts it can happen to, and what a new one begins with. */
import { kindOf } from '../../../catalog/index.ts';
import type { Diagram } from '../../../diagram/diagram.ts';
import { canHappenTo } from '../../../diagram/read-scenario.ts';
import {
  isTraffic,
  SCENARIO_KINDS,
  SCENARIO_LIMITS,
  type ScenarioEvent,
  type ScenarioKind,
  USUAL_OVER_MS,
} from '../../../diagram/scenario.ts';
import { partName } from '../../../diagram/scenario-words.ts';

const KIND_WORDS: Readonly<Record<ScenarioKind, string>> = {
  traffic: 'Traffic: step',
  ramp: 'Traffic: ramp',
  spike: 'Traffic: spike',
  crash: 'Process crashes',
  'power-off': 'Machine loses power',
  slow: 'Part gets slower',
  cut: 'Connection is cut',
  back: 'Back again',
};

/** One sentence for each. */
export const KIND_HELP: Readonly<Record<ScenarioKind, string>> = {
  traffic: 'From then on all clients together send so much.',
  ramp: 'Traffic changes evenly, in steps of half a second.',
  spike: 'Traffic jumps there, stays, and comes back to what it was.',
  crash: 'Its machine answers at once: connection refused.',
  'power-off': 'Everything on it goes silent: callers wait for their own time-outs.',
  slow: 'All its work takes so many times longer.',
  cut: 'Messages over it are lost, and nobody is told.',
  back: 'On, mended and at full speed again.',
};

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

/** The kinds of events that can happen in this diagram. */
export function kindChoices(diagram: Diagram): readonly Choice<ScenarioKind>[] {
  return SCENARIO_KINDS.filter((what) => isTraffic(what) || targetChoices(diagram, what).length > 0).map(
    (value) => ({ value, label: KIND_WORDS[value] }),
  );
}

/** The parts that such an event can happen to. */
export function targetChoices(diagram: Diagram, what: ScenarioKind): readonly Choice[] {
  return [
    ...diagram.components.filter(({ kind }) => canHappenTo(what, kindOf(kind).role)),
    ...(canHappenTo(what, 'connection') ? diagram.links : []),
  ].map(({ id }) => ({ value: id, label: partName(diagram, id) }));
}

/** A new event of a kind, or one made another kind: what fits is kept. `chosen`: ids that the learner has in hand. */
export function eventOf(
  what: ScenarioKind,
  atMs: number,
  diagram: Diagram,
  chosen: readonly string[],
  before: Partial<ScenarioEvent> = {},
): Omit<ScenarioEvent, 'id'> {
  const { factor, ratePerSecond, overMs = USUAL_OVER_MS } = before;
  if (isTraffic(what)) {
    const amount = ratePerSecond === undefined ? { factor: factor ?? 3 } : { ratePerSecond };
    return { what, atMs, ...amount, ...(what !== 'traffic' && { overMs }) };
  }
  const targets = targetChoices(diagram, what).map(({ value }) => value);
  const wished = [before.part ?? '', ...chosen, ...brokenBefore(diagram, atMs, what)];
  const part = wished.find((id) => targets.includes(id)) ?? usualTarget(diagram, targets) ?? '';
  return { what, atMs, part, ...(what === 'slow' && { factor: factor ?? 3 }) };
}

/** For "back again": what broke last comes first. */
function brokenBefore({ scenario = [] }: Diagram, atMs: number, what: ScenarioKind): readonly string[] {
  if (what !== 'back') return [];
  return scenario
    .filter((event) => event.atMs <= atMs && event.what !== 'back')
    .flatMap(({ part }) => part ?? [])
    .toReversed();
}

/** Processes before machines and clients: they are what breaks most. */
function usualTarget({ components }: Diagram, targets: readonly string[]): string | undefined {
  const processes = components.filter(({ kind }) => kindOf(kind).role === 'process').map(({ id }) => id);
  return targets.find((id) => processes.includes(id)) ?? targets[0];
}

/** A time as one sets it: whole tenths of a second, within what a scenario holds. */
export function settledMs(ms: number): number {
  const { min, max } = SCENARIO_LIMITS.atMs;
  return Math.min(max, Math.max(min, Math.round(ms / 100) * 100));
}
