/** A crowded system for the drawing benchmark: 100 components, 150 links, enough slow phones for thousands of dots. */
import type { Component, Diagram, Link } from '../diagram/diagram.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';

const CLIENTS = 40;
const WEB_SERVERS = 40;
const DATABASES = 20;
const COLUMNS = 8;

function part(
  id: string,
  kind: string,
  index: number,
  left: number,
  parameters: Component['parameters'],
): Component {
  const x = left + (index % COLUMNS) * 240;
  const y = Math.floor(index / COLUMNS) * 192;
  return { id, kind, name: id, x, y, parameters, power: 'on', slowFactor: 1 };
}

/** `ratePerSecond` for each of the 40 client populations. */
export function crowdedDiagram(ratePerSecond: number): Diagram {
  const load = { loadMode: 'rate', ratePerSecond };
  const fast = { cpuPerPageMs: 1, workers: 64 };
  const components = [
    ...Array.from({ length: CLIENTS }, (_, i) => part(`mobile-${i + 1}`, 'mobile-client', i, 0, load)),
    ...Array.from({ length: WEB_SERVERS }, (_, i) => part(`web-${i + 1}`, 'web-server', i, 2000, fast)),
    ...Array.from({ length: DATABASES }, (_, i) =>
      part(`db-${i + 1}`, 'database', i, 4000, { cpuPerQueryMs: 0.5 }),
    ),
  ];
  const links: Link[] = [];
  const join = (from: string, to: string): void => {
    links.push({ id: `link-${links.length + 1}`, from, to, cut: false });
  };
  for (let i = 0; i < CLIENTS; i++) {
    join(`mobile-${i + 1}`, `web-${i + 1}`);
    join(`web-${i + 1}`, `db-${(i % DATABASES) + 1}`);
    join(`mobile-${i + 1}`, `web-${((i + 7) % WEB_SERVERS) + 1}`);
  }
  for (let i = 0; i < 30; i++) join(`web-${i + 1}`, `db-${((i + 3) % DATABASES) + 1}`);
  return { ...EMPTY_DIAGRAM, name: 'Crowded', components, links };
}
