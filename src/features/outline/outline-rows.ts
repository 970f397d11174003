/** The diagram as an outline: clients first, then what stands free, then each machine with what stands in it. */
import { kindOf } from '../../catalog/index.ts';
import type { Component, Diagram, Link } from '../../diagram/diagram.ts';

export interface Neighbour {
  readonly link: Link;
  readonly name: string;
}

export interface OutlineRow {
  readonly component: Component;
  readonly sendsTo: readonly Neighbour[];
  readonly receivesFrom: readonly Neighbour[];
  /** What stands in this machine. */
  readonly holds: readonly OutlineRow[];
}

const ORDER = { client: 0, process: 1, machine: 2 };

export function outlineRows(diagram: Diagram): readonly OutlineRow[] {
  const names = new Map(diagram.components.map(({ id, name }) => [id, name]));
  const name = (id: string) => names.get(id) ?? id;
  const rowOf = (component: Component): OutlineRow => ({
    component,
    sendsTo: diagram.links
      .filter(({ from }) => from === component.id)
      .map((link) => ({ link, name: name(link.to) })),
    receivesFrom: diagram.links
      .filter(({ to }) => to === component.id)
      .map((link) => ({ link, name: name(link.from) })),
    holds: diagram.components.filter(({ machine }) => machine === component.id).map(rowOf),
  });
  return diagram.components
    .filter(({ machine }) => machine === undefined || !names.has(machine))
    .map(rowOf)
    .sort((a, b) => ORDER[kindOf(a.component.kind).role] - ORDER[kindOf(b.component.kind).role]);
}
