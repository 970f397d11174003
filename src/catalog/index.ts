/** The catalog: all component kinds, in the order of the palette. A new kind is one file and one line here. */
import type { KindTable } from '../diagram/kind-rules.ts';
import { cache } from './cache.ts';
import { database } from './database.ts';
import type { Kind } from './kind.ts';
import { loadBalancer } from './load-balancer.ts';
import { machine } from './machine.ts';
import { mobileClient } from './mobile-client.ts';
import { staticFiles } from './static-files.ts';
import { webBrowser } from './web-browser.ts';
import { webServer } from './web-server.ts';

export const kinds: readonly Kind[] = [
  webBrowser,
  mobileClient,
  machine,
  webServer,
  loadBalancer,
  database,
  cache,
  staticFiles,
];

/** What the document's gate and edits may know of the kinds. */
export const kindTable: KindTable = new Map(kinds.map((kind) => [kind.id, kind]));

const byId: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.id, kind]));

/** The kind of a component that passed the gate; an unknown id is a broken invariant. */
export function kindOf(id: string): Kind {
  const kind = byId.get(id);
  if (kind === undefined) throw new Error(`There is no component kind called "${id}".`);
  return kind;
}
