/** The same run however it is computed: in any pieces, rewound by edits, begun again after the death of its worker. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import type { Chunk } from './results.ts';
import { Run } from './run.ts';

const END_MS = 12_000;

const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('compute' as const),
      ms: fc.nat({ max: 3000 }),
      events: fc.integer({ min: 1, max: 400 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('edit' as const),
      share: fc.double({ min: 0.3, max: 1, noNaN: true }),
      factor: fc.constantFrom(0, 1, 3),
      stopped: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('die' as const) }) },
);

function edited(diagram: Diagram, trafficFactor: number, stopped: number): Diagram {
  const processes = diagram.components.filter(({ kind }) => kind.includes('server') || kind === 'database');
  const chosen = processes[stopped % (processes.length * 2)];
  return {
    ...diagram,
    trafficFactor,
    components: diagram.components.map((each) => (each === chosen ? { ...each, power: 'stopped' } : each)),
  };
}

/** The event hash at the end of each window. */
function keep(hashes: Map<number, number>, { fromMs, windows }: Chunk): void {
  for (const at of [...hashes.keys()]) if (at > fromMs) hashes.delete(at);
  for (const { toMs, eventHash } of windows) hashes.set(toMs, eventHash);
}

test('the event hash at every moment depends on the diagram, what was done to it, and the seed alone', () => {
  let deaths = 0;
  let rewinds = 0;
  fc.assert(
    fc.property(
      fc.nat({ max: EXAMPLES.length - 1 }),
      fc.nat({ max: 0xffffffff }),
      fc.array(act, { maxLength: 14 }),
      (example, seed, acts) => {
        const base = EXAMPLES[example]?.diagram as Diagram;
        let run = new Run({ base, seed, log: [] });
        const hashes = new Map<number, number>();
        for (const each of acts) {
          if (each.act === 'compute') {
            const untilMs = Math.min(END_MS, run.computedToMs + each.ms);
            keep(hashes, run.skip(untilMs, each.events));
          } else if (each.act === 'edit') {
            const atMs = Math.floor(run.computedToMs * each.share);
            if (atMs < run.computedToMs) rewinds++;
            const diagram = edited(base, each.factor, each.stopped);
            run.enter({ atMs, label: 'Edit', change: { what: 'diagram', diagram } });
            for (const at of [...hashes.keys()]) if (at >= atMs) hashes.delete(at);
          } else {
            deaths++;
            run = new Run({ base, seed, log: run.log });
            hashes.clear();
          }
        }
        keep(hashes, run.skip(END_MS));
        const whole = new Run({ base, seed, log: run.log });
        const expected = new Map(whole.skip(END_MS).windows.map(({ toMs, eventHash }) => [toMs, eventHash]));
        expect(run.eventHash).toBe(whole.eventHash);
        for (const [at, hash] of hashes) expect([at, hash]).toEqual([at, expected.get(at)]);
      },
    ),
    { numRuns: 60 },
  );
  expect(deaths).toBeGreaterThan(10);
  expect(rewinds).toBeGreaterThan(10);
});
