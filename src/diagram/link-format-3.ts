/** Link format 3, frozen: format 2 with the ranges of its numbers, so that each takes no more room than it needs. */
import type { LinkFormat } from './link-format-1.ts';
import { LINK_FORMAT_2 } from './link-format-2.ts';

/** The largest value, and how many steps there are in 1. What is out of range or between the steps is written otherwise. */
type Range = readonly [most: number, over: number];

const TRAFFIC: Readonly<Record<string, Range>> = {
  people: [1_000_000, 1],
  requestsPerMinute: [60, 10],
  ratePerSecond: [100_000, 10],
  writeShare: [100, 1],
  roundTripMs: [2000, 1],
  megabitsPerSecond: [10_000, 10],
  connectTimeoutMs: [130_000, 1],
  timeoutMs: [300_000, 1],
};

/** By kind and key. Published links depend on every number. */
const RANGES: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  'web-browser': TRAFFIC,
  'mobile-client': TRAFFIC,
  machine: { cores: [64, 1], bootMs: [600_000, 1] },
  'web-server': {
    workers: [1000, 1],
    backlog: [10_000, 1],
    cpuPerPageMs: [1000, 10],
    queriesPerPage: [50, 1],
    poolSize: [1000, 1],
    poolWaitMs: [120_000, 1],
    callTimeoutMs: [300_000, 1],
    lookUpTimeoutMs: [60_000, 1],
    cpuVariation: [3, 10],
    startMs: [60_000, 1],
  },
  database: {
    cpuPerQueryMs: [1000, 10],
    maxConnections: [1000, 1],
    cpuVariation: [3, 10],
    startMs: [60_000, 1],
  },
  cache: {
    cpuPerLookUpMs: [100, 10],
    maxClients: [100_000, 1],
    cpuVariation: [3, 10],
    startMs: [60_000, 1],
  },
  'static-files': {
    cpuPerFileMs: [100, 10],
    workers: [10_000, 1],
    backlog: [10_000, 1],
    cpuVariation: [3, 10],
    startMs: [60_000, 1],
  },
  'load-balancer': {
    maxRequests: [10_000, 1],
    cpuPerRequestMs: [10, 10],
    serverTimeoutMs: [60_000, 1],
    startMs: [60_000, 1],
  },
};

export const LINK_FORMAT_3: LinkFormat = {
  ...LINK_FORMAT_2,
  hasStyles: true,
  kinds: LINK_FORMAT_2.kinds.map((kind) => ({
    ...kind,
    parameters: kind.parameters.map((parameter) => {
      const range = RANGES[kind.id]?.[parameter.key];
      return range ? { ...parameter, range: { most: range[0] * range[1], over: range[1] } } : parameter;
    }),
  })),
};
