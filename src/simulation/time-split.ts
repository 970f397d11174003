/** Where the time of one client's requests goes, place by place: means over the answered requests of some seconds. */

import { PROCESS, SOURCE } from '../engine/core/measured.ts';
import { outcomeCode } from '../engine/outcome.ts';
import { COLUMN, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import type { Replay } from './replay.ts';
import { type Hop, hopsOf } from './request-hops.ts';
import type { RequestStory } from './request-story.ts';
import { type Layout, WINDOW_MS, type WindowResult } from './results.ts';
import { buildStory } from './story.ts';

/** On a client's network the two ways differ, because answers are bigger; behind it they are one. */
export type SplitPart =
  | 'there'
  | 'back'
  | 'network'
  | 'line'
  | 'connection'
  | 'cpu'
  | 'cpu-wait'
  | 'no-answer';

export interface SplitShare {
  readonly part: SplitPart;
  /** Of one request, on average; all its calls together. */
  readonly meanMs: number;
}

export interface SplitGroup {
  /** A server, or the client itself for its own network. */
  readonly place: string;
  /** Calls for one request, on average. */
  readonly visits: number;
  readonly shares: readonly SplitShare[];
}

export interface NetworkSpan {
  readonly from: string;
  readonly to: string;
  readonly meanMs: number;
}

export interface TimeSplit {
  readonly client: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Answered requests in this time, and how many of them the means are over. */
  readonly answered: number;
  readonly told: number;
  readonly meanMs: number;
  /** In the order of a request's way. */
  readonly groups: readonly SplitGroup[];
  readonly network: readonly NetworkSpan[];
}

/** The mean time that one request spends on the network between two components, there and back. */
export function span(split: TimeSplit, one: string, other: string): number {
  const between = split.network.filter(
    ({ from, to }) => (from === one && to === other) || (from === other && to === one),
  );
  return between.reduce((sum, { meanMs }) => sum + meanMs, 0);
}

/** Of the time being served at each process: the share in which it had a core of its own, by measurement. */
export type CpuShares = ReadonlyMap<string, number>;

export function cpuShares(windows: readonly WindowResult[], layout: Layout): CpuShares {
  return new Map(
    layout.processes.flatMap((id, slot): [string, number][] => {
      const of = (column: number): number =>
        windows.reduce((sum, { processes }) => sum + (processes[slot * PROCESS.stride + column] ?? 0), 0);
      const servedMs = of(PROCESS.busyIntegral) - of(PROCESS.awaitingIntegral);
      return servedMs > 0 ? [[id, Math.min(1, of(PROCESS.cpuMs) / servedMs)]] : [];
    }),
  );
}

/** What the client measured itself over the same windows: the mean of its answered requests, and the slowest. */
export interface MeasuredResponse {
  readonly answered: number;
  readonly meanMs: number | null;
  readonly slowestMs: number;
}

export function measuredResponse(windows: readonly WindowResult[], slot: number): MeasuredResponse {
  const row = slot * SOURCE.stride;
  let [answered, sumMs, slowestMs] = [0, 0, 0];
  for (const { sources } of windows) {
    answered += sources[row + SOURCE.outcomes + OK] ?? 0;
    sumMs += sources[row + SOURCE.responseSumMs] ?? 0;
    slowestMs = Math.max(slowestMs, sources[row + SOURCE.slowestMs] ?? 0);
  }
  return { answered, meanMs: answered > 0 ? sumMs / answered : null, slowestMs };
}

const OK = outcomeCode('ok');

const PART_ORDER: readonly SplitPart[] = [
  'there',
  'back',
  'network',
  'line',
  'connection',
  'cpu',
  'cpu-wait',
  'no-answer',
];

interface Totals {
  readonly jobs: Set<string>;
  readonly parts: Map<SplitPart, number>;
}

/** Splits the time of these answered requests of one client. `answered`: how many there were in all. */
export function timeSplitOf(
  stories: readonly RequestStory[],
  shares: CpuShares,
  about: Pick<TimeSplit, 'client' | 'fromMs' | 'toMs' | 'answered'>,
): TimeSplit {
  const groups = new Map<string, Totals>([[about.client, { jobs: new Set(), parts: new Map() }]]);
  const network = new Map<string, NetworkSpan>();
  const many = stories.length;
  const add = (place: string, job: string, part: SplitPart, ms: number): void => {
    const group = groups.get(place) ?? { jobs: new Set(), parts: new Map() };
    groups.set(place, group);
    group.jobs.add(job);
    group.parts.set(part, (group.parts.get(part) ?? 0) + ms / many);
  };
  let wholeMs = 0;
  for (const story of stories) {
    wholeMs += (story.endedMs ?? story.startedMs) - story.startedMs;
    const servers = serversOf(story);
    for (const hop of hopsOf(story)) {
      const ms = hop.toMs - hop.fromMs;
      const job = `${story.request} ${hop.job}`;
      const place = hop.phase === 'network' ? (servers.get(hop.job) ?? hop.place) : placeOf(hop);
      if (hop.phase === 'network') {
        const from = hop.from ?? '';
        const key = `${from} ${hop.place}`;
        const meanMs = (network.get(key)?.meanMs ?? 0) + ms / many;
        network.set(key, { from, to: hop.place, meanMs });
        if (hop.depth === 0) add(about.client, job, from === about.client ? 'there' : 'back', ms);
        else add(place, job, 'network', ms);
      } else if (hop.phase === 'served') {
        const own = shares.get(place) ?? 1;
        add(place, job, 'cpu', ms * own);
        add(place, job, 'cpu-wait', ms * (1 - own));
      } else add(place, job, PARTS[hop.phase], ms);
    }
  }
  return {
    ...about,
    told: many,
    meanMs: many > 0 ? wholeMs / many : 0,
    groups: [...groups].map(([place, { jobs, parts }]) => ({
      place,
      visits: many > 0 ? jobs.size / many : 0,
      shares: PART_ORDER.flatMap((part): SplitShare[] => {
        const meanMs = parts.get(part);
        return meanMs === undefined ? [] : [{ part, meanMs }];
      }),
    })),
    network: [...network.values()],
  };
}

const PARTS = {
  worker: 'line',
  connection: 'connection',
  dependency: 'no-answer',
  silence: 'no-answer',
} as const;

/** A wait that no call explains belongs to whoever did not answer. */
function placeOf(hop: Hop): string {
  return hop.phase === 'dependency' ? (hop.waitsFor ?? hop.place) : hop.place;
}

/** The component that each call of a request went to. */
function serversOf({ spans }: RequestStory): ReadonlyMap<number, string> {
  const servers = new Map<number, string>();
  for (const { job, phase, place } of spans)
    if (phase !== 'network' || !servers.has(job)) servers.set(job, place);
  return servers;
}

/** What a client asks about: its requests answered between two times, the slowest of which took so long. */
export interface TimeQuestion {
  readonly client: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly slowestMs: number;
  readonly shares: CpuShares;
}

/** More events than this are not looked at again: the page must not wait. */
const MOST_EVENTS = 600_000;
/** Of more requests than this, evenly spread ones are told. */
const MOST_TOLD = 400;

/** Looks at these seconds again; null when there is too much in them. The replay begins before the oldest request. */
export function splitTime(replay: Replay, question: TimeQuestion): TimeSplit | null {
  const { client, fromMs, toMs, shares } = question;
  const source = replay.layout.sources.indexOf(client);
  const rowsOf = new Map<number, number[]>();
  const ended: number[] = [];
  const lastEvent = replay.events + MOST_EVENTS;
  while (replay.nowMs < toMs) {
    if (replay.events > lastEvent) return null;
    const rows = replay.advance(Math.min(toMs, replay.nowMs + WINDOW_MS));
    for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
      if (rows[at + COLUMN.source] !== source) continue;
      const request = rows[at + COLUMN.request] ?? -1;
      if (rows[at + COLUMN.type] === TRACE.sent) rowsOf.set(request, []);
      const told = rowsOf.get(request);
      if (!told) continue;
      for (let column = 0; column < TRACE_STRIDE; column++) told.push(rows[at + column] ?? 0);
      if (rows[at + COLUMN.type] !== TRACE.done) continue;
      const isMeant = (rows[at + COLUMN.time] ?? 0) > fromMs && rows[at + COLUMN.b] === OK;
      if (isMeant) ended.push(request);
      else rowsOf.delete(request);
    }
  }
  const everyOne = Math.ceil(ended.length / MOST_TOLD);
  const chosen = ended.filter((_, at) => at % Math.max(1, everyOne) === 0);
  const stories = chosen.map((request) => {
    const rows = Float64Array.from(rowsOf.get(request) ?? []);
    return buildStory({ request, epoch: 0, rows, layout: replay.layout }, source, toMs);
  });
  return timeSplitOf(stories, shares, { client, fromMs, toMs, answered: ended.length });
}
