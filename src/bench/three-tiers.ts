/** The three tiers of the benchmark: a load balancer, ten web servers with workers and pools, one database, clients with time-outs. */
import type { Component, Diagram, Link } from '../diagram/diagram.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';

const WEB_SERVERS = 10;

function part(
  id: string,
  kind: string,
  machine: string | null,
  parameters: Component['parameters'],
): Component {
  const place = machine === null ? {} : { machine };
  return { id, kind, name: id, x: 0, y: 0, ...place, parameters, power: 'on', slowFactor: 1 };
}

/** One who is in a hurry gives up after this long. */
const HURRIED_MS = 100;
const QUERY_MS = { enough: 0.4, tooLittle: 0.55 } as const;

/** At 100,000 requests/s the database is 80 % busy. `hurried`: it is slower than that, and clients do not wait. */
export function threeTiers(ratePerSecond: number, hurried: boolean): Diagram {
  const webs = Array.from({ length: WEB_SERVERS }, (_, index) => `web-${index + 1}`);
  const patience = hurried ? { connectTimeoutMs: HURRIED_MS, timeoutMs: HURRIED_MS } : {};
  const components = [
    part('browsers-1', 'web-browser', null, { loadMode: 'rate', ratePerSecond, ...patience }),
    part('box-lb', 'machine', null, { cores: 16 }),
    part('lb-1', 'load-balancer', 'box-lb', { maxRequests: 10_000 }),
    ...webs.flatMap((web) => [
      part(`box-${web}`, 'machine', null, { cores: 8 }),
      part(web, 'web-server', `box-${web}`, {
        cpuPerPageMs: 0.5,
        workers: 64,
        queriesPerPage: 1,
        poolSize: 32,
      }),
    ]),
    part('box-db', 'machine', null, { cores: 50 }),
    part('db-1', 'database', 'box-db', {
      cpuPerQueryMs: hurried ? QUERY_MS.tooLittle : QUERY_MS.enough,
      maxConnections: 400,
    }),
  ];
  const joined = [
    ['browsers-1', 'lb-1'],
    ...webs.flatMap((web) => [
      ['lb-1', web],
      [web, 'db-1'],
    ]),
  ] as [string, string][];
  const links = joined.map(([from, to], index): Link => ({ id: `link-${index + 1}`, from, to, cut: false }));
  return { ...EMPTY_DIAGRAM, name: 'Three tiers', components, links };
}
