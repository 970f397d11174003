/** Which components a lesson speaks of: by kind, by id, or by what stands where, so that any drawing that fits is found. */
import { kindOf } from '../catalog/index.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';

export type Which =
  /** Any component of a kind. */
  | { readonly kind: string }
  | { readonly id: string }
  /** The machine that a component of this kind stands in. */
  | { readonly machineOf: string }
  /** A machine in which no component of this kind stands. */
  | { readonly machineWithout: string };

/** Client populations together: all of them, or those of one kind. */
export type Clients = string;

export const ALL_CLIENTS: Clients = 'all';

/** All components that fit, in drawing order. */
export function componentsOf({ components }: Diagram, which: Which): readonly Component[] {
  if ('id' in which) return components.filter(({ id }) => id === which.id);
  if ('kind' in which) return components.filter(({ kind }) => kind === which.kind);
  const held = 'machineOf' in which ? which.machineOf : which.machineWithout;
  const holders = new Set(components.filter(({ kind }) => kind === held).map(({ machine }) => machine));
  const wanted = 'machineOf' in which;
  return components.filter(({ id, kind }) => kindOf(kind).role === 'machine' && holders.has(id) === wanted);
}

export function clientsOf({ components }: Diagram, clients: Clients): readonly Component[] {
  return components.filter(
    ({ kind }) => kindOf(kind).role === 'client' && (clients === ALL_CLIENTS || kind === clients),
  );
}

/** "web server": in the middle of a sentence. */
export function kindWords(kind: string): string {
  return kindOf(kind).label.toLowerCase();
}

export function withArticle(kind: string): string {
  return kind === 'static-files' ? kindWords(kind) : `a ${kindWords(kind)}`;
}

/** "the web server", "the machine of the database", "db-1". */
export function whichWords(which: Which): string {
  if ('id' in which) return which.id;
  if ('kind' in which) return `the ${kindWords(which.kind)}`;
  if ('machineOf' in which) return `the machine of the ${kindWords(which.machineOf)}`;
  return `a machine without the ${kindWords(which.machineWithout)}`;
}

/** "all clients", "web browsers". */
export function clientsWords(clients: Clients): string {
  return clients === ALL_CLIENTS ? 'all clients' : kindOf(clients).plural.toLowerCase();
}
