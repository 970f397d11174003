/** What goals measure: the vocabulary of figures, and how each is read from the windows up to the playhead. */
import { kindOf } from '../catalog/index.ts';
import { makeSettings } from '../catalog/settings.ts';
import { SOURCE } from '../engine/core/measured.ts';
import { addSparse, BUCKETS, percentileMs, total } from '../engine/histogram.ts';
import { isSuccess, OUTCOMES, type Outcome } from '../engine/outcome.ts';
import type { WindowResult } from '../simulation/results.ts';
import { ownMachineId } from '../simulation/wiring.ts';
import { readComponent, readDownFor, readLargestPart, readSpan } from './component-measures.ts';
import { compiled, type LessonView, type Over, type Settled, settledWindows } from './lesson-view.ts';
import { known, missing, type Reading, tooEarly } from './reading.ts';
import { type Clients, clientsOf, componentsOf, type Which } from './which.ts';

export type ClientMeasureName = 'offered' | 'goodput' | 'completed' | 'fail-rate' | 'p50' | 'p95' | 'p99';

export type Measure =
  | {
      readonly measure: ClientMeasureName;
      readonly of: Clients;
      readonly over: Over;
      /** Fewest requests that make the figure worth reading; absent: the usual number. */
      readonly samples?: number;
    }
  /** How many of 100 completed requests ended in one of these ways. */
  | {
      readonly measure: 'share';
      readonly outcomes: readonly Outcome[];
      readonly of: Clients;
      readonly over: Over;
      readonly samples?: number;
    }
  /** CPU in use, %: of a machine, or of the machine that a process stands in. `least`: of the one that has least to do. */
  | { readonly measure: 'utilisation'; readonly of: Which; readonly over: Over; readonly least?: true }
  /** How much of the CPU in use on its machine a process takes, %. */
  | { readonly measure: 'cpu-part'; readonly of: Which; readonly over: Over }
  | { readonly measure: 'queue' | 'in-flight'; readonly of: Which; readonly over: Over }
  /** Requests a second that were not let in, because all was full or it was not running. */
  | { readonly measure: 'turned-away'; readonly of: Which; readonly over: Over }
  /** Of all that components of a kind served, the largest part that one of them served, %. */
  | { readonly measure: 'largest-part'; readonly kind: string; readonly over: Over }
  /** Seconds that it has been off, stopped or out of reach, up to now. */
  | { readonly measure: 'down-for'; readonly of: Which }
  /** Time on the network between two kinds, there and back, for one request of the first, ms. */
  | { readonly measure: 'span'; readonly from: string; readonly to: string; readonly over: Over }
  /** The largest among all that fit; `together`: their sum. */
  | { readonly measure: 'setting'; readonly of: Which; readonly key: string; readonly together?: true }
  | { readonly measure: 'count'; readonly kind: string }
  /** Machines that took part in the newest completed request which the learner followed. */
  | { readonly measure: 'machines-visited' }
  /** What came back with the newest completed request which the learner followed, KB. */
  | { readonly measure: 'response-size' };

export type MeasureName = Measure['measure'];

/** Fewest completed requests that a figure needs. */
const USUAL_SAMPLES: Readonly<Record<ClientMeasureName | 'share', number>> = {
  offered: 0,
  goodput: 0,
  completed: 0,
  'fail-rate': 20,
  share: 20,
  p50: 20,
  p95: 100,
  p99: 300,
};

const PERCENTILES: Readonly<Partial<Record<string, number>>> = { p50: 0.5, p95: 0.95, p99: 0.99 };

export function read(measure: Measure, view: LessonView): Reading {
  switch (measure.measure) {
    case 'setting':
      return readSetting(measure, view);
    case 'count':
      return known(view.diagram.components.filter(({ kind }) => kind === measure.kind).length);
    case 'machines-visited':
      return readMachinesVisited(view);
    case 'response-size':
      return readResponseSize(view);
    case 'down-for':
      return readDownFor(measure.of, view);
    case 'span':
      return readSpan(measure.from, measure.to, settledWindows(view, measure.over), view);
    case 'largest-part':
      return readLargestPart(measure.kind, settledWindows(view, measure.over), view);
    case 'utilisation':
      return readComponent(
        'utilisation',
        measure.of,
        settledWindows(view, measure.over),
        view,
        measure.least,
      );
    case 'cpu-part':
    case 'queue':
    case 'in-flight':
    case 'turned-away':
      return readComponent(measure.measure, measure.of, settledWindows(view, measure.over), view);
    default:
      return readClients(measure, settledWindows(view, measure.over), view);
  }
}

/** What a population's windows amount to. */
export interface Population {
  readonly offered: number;
  readonly completed: number;
  readonly answered: number;
  readonly by: (outcomes: readonly Outcome[]) => number;
  readonly responses: Uint32Array;
}

export function population(windows: readonly WindowResult[], slots: readonly number[]): Population {
  const counts = OUTCOMES.map(() => 0);
  const responses = new Uint32Array(BUCKETS);
  let offered = 0;
  for (const { sources, sourceResponse } of windows) {
    for (const slot of slots) {
      const row = slot * SOURCE.stride;
      offered += sources[row + SOURCE.offered] ?? 0;
      OUTCOMES.forEach((_, code) => {
        counts[code] = (counts[code] ?? 0) + (sources[row + SOURCE.outcomes + code] ?? 0);
      });
      const histogram = sourceResponse[slot];
      if (histogram) addSparse(responses, histogram);
    }
  }
  const by = (outcomes: readonly Outcome[]): number =>
    outcomes.reduce((sum, outcome) => sum + (counts[OUTCOMES.indexOf(outcome)] ?? 0), 0);
  return { offered, completed: by(OUTCOMES), answered: by(OUTCOMES.filter(isSuccess)), by, responses };
}

function slotsOf(ids: readonly string[] | undefined, components: readonly { readonly id: string }[]) {
  return components.map(({ id }) => ids?.indexOf(id) ?? -1).filter((slot) => slot >= 0);
}

function readClients(
  measure: Extract<Measure, { measure: ClientMeasureName | 'share' }>,
  settled: Settled,
  view: LessonView,
): Reading {
  const clients = clientsOf(view.diagram, measure.of);
  if (clients.length === 0) return missing('there is no such client yet');
  const found = population(settled.windows, slotsOf(view.layout?.sources, clients));
  const percentile = PERCENTILES[measure.measure];
  const have = percentile === undefined ? found.completed : total(found.responses);
  const need = measure.samples ?? USUAL_SAMPLES[measure.measure];
  const { haveSeconds, needSeconds } = settled;
  const value = clientFigure(measure, found, haveSeconds);
  if (haveSeconds === 0 || haveSeconds < needSeconds || have < need)
    return tooEarly(settled, value, have, need);
  return known(value ?? 0);
}

/** Null where nothing was measured. */
function clientFigure(
  measure: Extract<Measure, { measure: ClientMeasureName | 'share' }>,
  { offered, completed, answered, by, responses }: Population,
  seconds: number,
): number | null {
  const share = (count: number) => (completed > 0 ? (100 * count) / completed : null);
  const rate = (count: number) => (seconds > 0 ? count / seconds : null);
  const percentile = PERCENTILES[measure.measure];
  if (percentile !== undefined) return percentileMs(responses, percentile) ?? null;
  switch (measure.measure) {
    case 'offered':
      return rate(offered);
    case 'goodput':
      return rate(answered);
    case 'completed':
      return completed;
    case 'share':
      return share(by(measure.outcomes));
    default:
      return share(completed - answered);
  }
}

function readSetting(
  { of, key, together }: Extract<Measure, { measure: 'setting' }>,
  { diagram }: LessonView,
): Reading {
  const values = componentsOf(diagram, of).map(({ kind, parameters }) =>
    makeSettings(kindOf(kind), parameters).number(key),
  );
  if (values.length === 0) return missing('there is no such component yet');
  return known(together ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values));
}

function readResponseSize({ stories, diagram }: LessonView): Reading {
  const story = stories.findLast(({ endedMs }) => endedMs !== null);
  const found = story && compiled(diagram).describe.operation(story.operation ?? '')?.operation;
  return found ? known(found.responseBytes / 1000) : missing('no request has been followed to its end');
}

function readMachinesVisited({ stories, diagram }: LessonView): Reading {
  const story = stories.findLast(({ endedMs }) => endedMs !== null);
  return story
    ? known(machinesOf(story.spans, diagram).size)
    : missing('no request has been followed to its end');
}

/** The machines that spans of work happened on. */
export function machinesOf(
  spans: readonly { readonly place: string; readonly phase: string }[],
  diagram: LessonView['diagram'],
): ReadonlySet<string> {
  const servers = new Map(
    diagram.components
      .filter(({ kind }) => kindOf(kind).role === 'process')
      .map(({ id, machine }) => [id, machine ?? ownMachineId(id)]),
  );
  return new Set(
    spans.flatMap(({ place, phase }) => {
      const machine = phase === 'served' ? servers.get(place) : undefined;
      return machine === undefined ? [] : [machine];
    }),
  );
}
