/** Every trace that the engine emits is a path of the request machine, whatever is switched, edited or overloaded meanwhile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { OUTCOMES } from '../engine/outcome.ts';
import { COLUMN, FLAG, LOST, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import { Run } from '../simulation/run.ts';
import { type RequestSignal, replayRequest } from './request-machine.ts';

/** What the rows of a request's first job mean in its life. */
function signalOf(rows: Float64Array, at: number): RequestSignal | null {
  const flags = rows[at + COLUMN.flags] ?? 0;
  const isReply = (flags & FLAG.reply) !== 0;
  const code = rows[at + COLUMN.b] ?? 0;
  switch (rows[at + COLUMN.type]) {
    case TRACE.sent:
      return { type: 'resolved' };
    case TRACE.queue:
      return { type: 'queue' };
    case TRACE.start:
      return { type: 'start' };
    case TRACE.call:
      return { type: 'call' };
    case TRACE.return:
      return { type: 'return' };
    case TRACE.flight:
      return isReply ? { type: 'reply' } : null;
    case TRACE.lost:
      return isReply && code === LOST.linkCut ? { type: 'reply' } : null;
    case TRACE.done: {
      const outcome = OUTCOMES[code] ?? 'ok';
      return { type: outcome.endsWith('timeout') ? 'give-up' : 'deliver', outcome };
    }
    default:
      return null;
  }
}

type Change = typeof change extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const change = fc.record({
  atMs: fc.integer({ min: 500, max: 12_000 }),
  component: fc.nat(),
  power: fc.constantFrom('on', 'stopped', 'off'),
  slowFactor: fc.constantFrom(1, 1, 10),
  trafficFactor: fc.constantFrom(0, 1, 4, 8),
  cut: fc.boolean(),
  fullPolicy: fc.constantFrom('drop', 'refuse', '503'),
});

function changed(
  diagram: Diagram,
  { component, power, slowFactor, trafficFactor, cut, fullPolicy }: Change,
): Diagram {
  const chosen = diagram.components[component % diagram.components.length];
  return {
    ...diagram,
    trafficFactor,
    components: diagram.components.map((each) => {
      const parameters = each.kind === 'web-server' ? { fullPolicy } : each.parameters;
      return each === chosen ? { ...each, parameters, power, slowFactor } : { ...each, parameters };
    }),
    links: diagram.links.map((each, index) =>
      index === component % diagram.links.length ? { ...each, cut } : each,
    ),
  };
}

/** Drawn too seldom to be counted on: a web server behind a load balancer stops. */
function stoppedBehindBalancer(): [number, number, Change[]] {
  const example = EXAMPLES.findIndex(({ diagram }) =>
    diagram.components.some(({ kind }) => kind === 'load-balancer'),
  );
  const component =
    EXAMPLES[example]?.diagram.components.findIndex(({ kind }) => kind === 'web-server') ?? -1;
  const stop = { atMs: 1000, component, power: 'stopped', slowFactor: 1, trafficFactor: 1 } as const;
  return [1, example, [{ ...stop, cut: false, fullPolicy: 'refuse' }]];
}

test('traces are paths of the request machine, and every request ends once', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.nat({ max: EXAMPLES.length - 1 }),
      fc.array(change, { maxLength: 5 }),
      (seed, example, changes) => {
        const base = EXAMPLES[example]?.diagram as Diagram;
        const log = changes
          .toSorted((one, other) => one.atMs - other.atMs)
          .map((each) => ({
            atMs: each.atMs,
            label: '',
            change: { what: 'diagram', diagram: changed(base, each) } as const,
          }));
        const run = new Run({ base, seed, log });
        run.skip(20_000);
        const { rows } = run.viewFrom(0).piece(20_000, { sampleEvery: 1, followed: -1 }, 0);
        const lives = new Map<number, RequestSignal[]>();
        const ended = new Set<number>();
        for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
          if (((rows[at + COLUMN.flags] ?? 0) & FLAG.nested) !== 0) continue;
          const request = rows[at + COLUMN.request] ?? -1;
          const signal = signalOf(rows, at);
          if (!signal || ended.has(request)) {
            if (rows[at + COLUMN.type] === TRACE.done) throw new Error(`Request ${request} ended twice.`);
            continue;
          }
          lives.set(request, [...(lives.get(request) ?? []), signal]);
          if (rows[at + COLUMN.type] === TRACE.done) ended.add(request);
        }
        for (const [request, signals] of lives) {
          const { strayAt } = replayRequest(signals);
          if (strayAt !== null)
            throw new Error(`Request ${request} strays at ${strayAt}: ${JSON.stringify(signals)}`);
          for (const signal of signals)
            seen.add('outcome' in signal ? `${signal.type} ${signal.outcome}` : signal.type);
        }
      },
    ),
    { numRuns: 30, examples: [stoppedBehindBalancer()] },
  );
  expect([...seen].sort()).toEqual([
    'call',
    'deliver 500',
    'deliver 502',
    'deliver 503',
    'deliver ok',
    'deliver refused',
    'give-up connect-timeout',
    'give-up timeout',
    'queue',
    'reply',
    'resolved',
    'return',
    'start',
  ]);
});
