/** The examples on offer, the opening one first. */
import type { Example } from './examples/example.ts';
import { loadBalanced } from './examples/load-balanced.ts';
import { singleServer } from './examples/single-server.ts';
import { splitDatabase } from './examples/split-database.ts';
import { twoWebServers } from './examples/two-web-servers.ts';

export type { Example, Experiment } from './examples/example.ts';

export const EXAMPLES: readonly Example[] = [singleServer, splitDatabase, twoWebServers, loadBalanced];

/** What a newcomer sees. */
export const OPENING_EXAMPLE: Example = singleServer;
