/** The order in which the keyboard walks the canvas: clients first, then downstream, each machine before what it holds. */
import type { Component, Diagram } from '../diagram/diagram.ts';
import type { KindRole } from '../diagram/kind-rules.ts';

export function inFlowOrder(
  diagram: Pick<Diagram, 'components' | 'links'>,
  roleOf: (component: Component) => KindRole,
): readonly Component[] {
  const byId = new Map(diagram.components.map((component) => [component.id, component]));
  const targets = new Map<string, string[]>();
  for (const { from, to } of diagram.links) targets.set(from, [...(targets.get(from) ?? []), to]);
  const ordered: Component[] = [];
  const seen = new Set<string>();
  const visit = (id: string) => {
    const component = byId.get(id);
    if (!component || seen.has(id)) return false;
    if (component.machine !== undefined) visit(component.machine);
    seen.add(id);
    ordered.push(component);
    return true;
  };
  const walk = (start: readonly Component[]) => {
    const ahead = start.map(({ id }) => id);
    for (let at = 0; at < ahead.length; at++) {
      const id = ahead[at] ?? '';
      if (visit(id)) ahead.push(...(targets.get(id) ?? []));
    }
  };
  const fromTopLeft = [...diagram.components].sort((a, b) => a.x - b.x || a.y - b.y);
  const called = new Set(diagram.links.map(({ to }) => to));
  walk(fromTopLeft.filter((component) => roleOf(component) === 'client'));
  walk(fromTopLeft.filter((component) => roleOf(component) === 'process' && !called.has(component.id)));
  walk(fromTopLeft);
  return ordered;
}

export interface Neighbours {
  readonly receivesFrom: readonly string[];
  readonly sendsTo: readonly string[];
}

/** What a screen reader says of a component: "web-1, web server, normal, in box-1, receives from browsers-1, sends to db-1". */
export function componentLabel(
  component: Component,
  kindLabel: string,
  stateWord: string | null,
  machineName: string | null,
  { receivesFrom, sendsTo }: Neighbours,
): string {
  const parts = [component.name, kindLabel.toLowerCase()];
  if (stateWord) parts.push(stateWord.toLowerCase());
  if (machineName) parts.push(`in ${machineName}`);
  if (receivesFrom.length > 0) parts.push(`receives from ${receivesFrom.join(' and ')}`);
  if (sendsTo.length > 0) parts.push(`sends to ${sendsTo.join(' and ')}`);
  return parts.join(', ');
}

/** Names of the neighbours of every component. */
export function neighboursOf(
  diagram: Pick<Diagram, 'components' | 'links'>,
): ReadonlyMap<string, Neighbours> {
  const names = new Map(diagram.components.map(({ id, name }) => [id, name]));
  const found = new Map<string, { receivesFrom: string[]; sendsTo: string[] }>();
  for (const { id } of diagram.components) found.set(id, { receivesFrom: [], sendsTo: [] });
  for (const { from, to } of diagram.links) {
    found.get(from)?.sendsTo.push(names.get(to) ?? to);
    found.get(to)?.receivesFrom.push(names.get(from) ?? from);
  }
  return found;
}
