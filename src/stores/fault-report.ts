/** What somebody who mends the simulation must know when it stopped. No name or text of the learner's own stands in it. */
import type { Diagram } from '../diagram/diagram.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { clockText } from '../simulation/time-words.ts';
import type { WorkerDeath } from './session.ts';

export interface FaultFacts {
  readonly deaths: readonly WorkerDeath[];
  /** What is said on the page. */
  readonly trouble: string | null;
  readonly diagram: Diagram;
  readonly playheadMs: number;
  /** Simulated milliseconds per millisecond on the clock. */
  readonly speed: number;
  readonly browser: string;
}

/** "2 web-server, 1 database": kinds by their ids, the most frequent first. */
function kindWords(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const inOrder = [...counts].sort(([, one], [, other]) => other - one);
  return inOrder.map(([kind, count]) => `${count} ${kind}`).join(', ') || 'none';
}

export function faultReport({ deaths, trouble, diagram, playheadMs, speed, browser }: FaultFacts): string {
  const { components, links, notes, scenario = [], seed, trafficFactor } = diagram;
  return [
    'Loadbearing: the simulation stopped',
    '',
    `Said: ${trouble ?? 'nothing'}`,
    ...deaths.map(({ atMs, reason }) => `Fault at ${clockText(atMs)} of simulated time: ${reason}`),
    `Moment: ${clockText(playheadMs)} of simulated time, speed ${Number(speed.toPrecision(3))}`,
    `Seed: ${seed}; traffic ${trafficFactor}x; engine ${ENGINE_VERSION}`,
    `Components: ${components.length} (${kindWords(components.map(({ kind }) => kind))})`,
    `Connections: ${links.length}; notes: ${notes.length}; events in the scenario: ${scenario.length}`,
    `Browser: ${browser}`,
  ].join('\n');
}
