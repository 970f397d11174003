/** How often a request of one operation asks every other, on average: calls followed hop by hop, circles included. */
import type { ReferenceOperation, ReferenceStep } from './reference-case.ts';

export interface CallCounts {
  /** Mean visits to each operation, the first one included. */
  readonly visits: ReadonlyMap<string, number>;
  /** Mean number of calls still going on after the last hop; 0 without circles. */
  readonly left: number;
}

export function expectedCalls(
  operations: readonly ReferenceOperation[],
  from: string,
  hops: number,
): CallCounts {
  const calls = new Map(operations.map(({ name, steps }) => [name, callsIn(steps)]));
  const visits = new Map<string, number>();
  let now = new Map([[from, 1]]);
  for (let hop = 0; now.size > 0 && hop <= hops; hop++) {
    const next = new Map<string, number>();
    for (const [name, times] of now) {
      visits.set(name, (visits.get(name) ?? 0) + times);
      for (const [asked, share] of calls.get(name) ?? [])
        next.set(asked, (next.get(asked) ?? 0) + times * share);
    }
    now = next;
  }
  return { visits, left: [...now.values()].reduce((sum, times) => sum + times, 0) };
}

/** Mean number of calls to each operation in one visit. */
function callsIn(steps: readonly ReferenceStep[]): Map<string, number> {
  const calls = new Map<string, number>();
  for (const step of steps) {
    if (step.do === 'parallel')
      for (const [name, times] of callsIn(step.branches.flat()))
        calls.set(name, (calls.get(name) ?? 0) + times);
    if (step.do !== 'ask') continue;
    const all = step.choices.reduce((sum, { weight }) => sum + weight, 0);
    for (const { operation, weight } of step.choices)
      if (weight > 0) calls.set(operation, (calls.get(operation) ?? 0) + weight / all);
  }
  return calls;
}

/** Mean CPU time of one visit, at speed 1. */
export function cpuMsOf(steps: readonly ReferenceStep[]): number {
  return steps.reduce((sum, step) => {
    if (step.do === 'cpu') return sum + step.demand.meanMs;
    return step.do === 'parallel' ? sum + cpuMsOf(step.branches.flat()) : sum;
  }, 0);
}

/** Mean milliseconds on links in one visit, there and back. */
export function linkMsOf(steps: readonly ReferenceStep[], oneWayMs: (asked: string) => number): number {
  return [...callsIn(steps)].reduce((sum, [asked, times]) => sum + 2 * times * oneWayMs(asked), 0);
}
