/** Scenarios drawn at random from a seed, for tests: every kind of event, on parts that it can happen to. */
import type { Diagram } from './diagram.ts';
import type { KindTable } from './kind-rules.ts';
import { canHappenTo } from './read-scenario.ts';
import { chanceOf } from './sample-diagrams.ts';
import { addEvent, moveEvent, removeEvent, SCENARIO_KINDS, scenarioOf } from './scenario.ts';

export function withRandomScenario(diagram: Diagram, kinds: KindTable, seed: number, count: number): Diagram {
  const chance = chanceOf(seed);
  const upTo = (limit: number) => Math.floor(chance() * limit);
  const sorts = [
    ...diagram.components.map(({ id, kind }) => [id, kinds.get(kind)?.role ?? 'process'] as const),
    ...diagram.links.map(({ id }) => [id, 'connection'] as const),
  ];
  let planned = diagram;
  for (let tries = 0; tries < count; tries += 1) {
    const what = SCENARIO_KINDS[upTo(SCENARIO_KINDS.length)] ?? 'traffic';
    const targets = sorts.filter(([, sort]) => canHappenTo(what, sort));
    const part = targets[upTo(targets.length)]?.[0];
    const isOnPart = sorts.some(([, sort]) => canHappenTo(what, sort));
    const added = addEvent(planned, {
      what,
      atMs: chance() < 0.5 ? upTo(120) * 1000 : chance() * 100_000,
      ...(isOnPart && part !== undefined && { part }),
      ...(chance() < 0.5 ? { factor: 1 + upTo(50) / 10 } : { ratePerSecond: upTo(500) }),
      ...(chance() < 0.5 && { from: 1 + upTo(3) }),
      ...(chance() < 0.5 && { overMs: 100 + upTo(9000) }),
    });
    const needsPart = !['traffic', 'ramp', 'spike'].includes(what);
    if (added.ok && (!needsPart || part !== undefined)) planned = added.diagram;
  }
  for (const { id } of scenarioOf(planned)) {
    if (chance() < 0.1) planned = removeEvent(planned, id);
    if (chance() < 0.1) planned = moveEvent(planned, id, upTo(90) * 500);
  }
  return planned;
}
