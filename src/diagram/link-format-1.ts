/** Link format 1, frozen: its kinds, their parameters in order, and the values that a link leaves out because they are usual. */

import type { FigureRange } from './link-figures.ts';

/** A parameter of the format; `options` for a choice, which is written as the index of its option. */
export interface LinkParameter {
  readonly key: string;
  readonly usual: number | string | boolean;
  readonly options?: readonly string[];
  /** Of the numbers that people give it. */
  readonly range?: FigureRange;
}

export interface LinkKind {
  readonly id: string;
  readonly role: 'client' | 'process' | 'machine';
  /** Ids of this kind are expected to be prefix-1, prefix-2, ... */
  readonly prefix: string;
  readonly parameters: readonly LinkParameter[];
  /** The format does not know it: it was written in words. */
  readonly isStrange?: boolean;
}

export interface LinkFormat {
  /** Version of the document inside. */
  readonly document: number;
  readonly name: string;
  readonly seed: number;
  readonly trafficFactor: number;
  readonly kinds: readonly LinkKind[];
  /** Its documents say in which style they are written: as columns, or with figures. */
  readonly hasStyles?: boolean;
}

/**
 * Published links depend on every line. It is not computed from the catalog, on purpose: when the catalog changes,
 * this stays, and a next format takes the change in.
 */
export const LINK_FORMAT_1: LinkFormat = {
  document: 1,
  name: 'Untitled',
  seed: 1,
  trafficFactor: 1,
  kinds: [
    {
      id: 'web-browser',
      role: 'client',
      prefix: 'browsers',
      parameters: [
        { key: 'loadMode', usual: 'people', options: ['people', 'rate'] },
        { key: 'people', usual: 240 },
        { key: 'requestsPerMinute', usual: 3 },
        { key: 'ratePerSecond', usual: 12 },
        { key: 'writeShare', usual: 20 },
        { key: 'accept', usual: 'html', options: ['html', 'json'] },
        { key: 'roundTripMs', usual: 40 },
        { key: 'megabitsPerSecond', usual: 10 },
        { key: 'connectTimeoutMs', usual: 3000 },
        { key: 'timeoutMs', usual: 5000 },
      ],
    },
    {
      id: 'mobile-client',
      role: 'client',
      prefix: 'mobile',
      parameters: [
        { key: 'loadMode', usual: 'people', options: ['people', 'rate'] },
        { key: 'people', usual: 160 },
        { key: 'requestsPerMinute', usual: 3 },
        { key: 'ratePerSecond', usual: 8 },
        { key: 'writeShare', usual: 20 },
        { key: 'accept', usual: 'json', options: ['html', 'json'] },
        { key: 'roundTripMs', usual: 150 },
        { key: 'megabitsPerSecond', usual: 1.6 },
        { key: 'connectTimeoutMs', usual: 3000 },
        { key: 'timeoutMs', usual: 5000 },
      ],
    },
    {
      id: 'machine',
      role: 'machine',
      prefix: 'box',
      parameters: [
        { key: 'cores', usual: 2 },
        { key: 'bootMs', usual: 3000 },
      ],
    },
    {
      id: 'web-server',
      role: 'process',
      prefix: 'web',
      parameters: [
        { key: 'workers', usual: 8 },
        { key: 'backlog', usual: 100 },
        { key: 'fullPolicy', usual: 'drop', options: ['503', 'drop', 'refuse'] },
        { key: 'cpuPerPageMs', usual: 20 },
        { key: 'queriesPerPage', usual: 2 },
        { key: 'poolSize', usual: 10 },
        { key: 'poolWaitMs', usual: 5000 },
        { key: 'callTimeoutMs', usual: 10000 },
        { key: 'lookUpTimeoutMs', usual: 50 },
        { key: 'cpuVariation', usual: 0.5 },
        { key: 'startMs', usual: 1000 },
      ],
    },
    {
      id: 'database',
      role: 'process',
      prefix: 'db',
      parameters: [
        { key: 'cpuPerQueryMs', usual: 15 },
        { key: 'maxConnections', usual: 100 },
        { key: 'cpuVariation', usual: 0.5 },
        { key: 'startMs', usual: 1000 },
      ],
    },
    {
      id: 'cache',
      role: 'process',
      prefix: 'cache',
      parameters: [
        { key: 'cpuPerLookUpMs', usual: 0.2 },
        { key: 'maxClients', usual: 10000 },
        { key: 'cpuVariation', usual: 0.5 },
        { key: 'startMs', usual: 500 },
      ],
    },
    {
      id: 'static-files',
      role: 'process',
      prefix: 'static',
      parameters: [
        { key: 'cpuPerFileMs', usual: 0.2 },
        { key: 'workers', usual: 512 },
        { key: 'backlog', usual: 511 },
        { key: 'cpuVariation', usual: 0.5 },
        { key: 'startMs', usual: 500 },
      ],
    },
  ],
};
