/** What can be done to the selection: delete, switch off and on. Each is one undo step with a name. */
import { kindTable } from '../catalog/index.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import { findComponent, removeItems, setPower } from '../diagram/edits.ts';
import { setLink } from '../diagram/link-edits.ts';
import { scenarioOf } from '../diagram/scenario.ts';
import { documentStore, edit, presentDiagram } from './document-store.ts';
import { announce, type Selection, select, viewStore } from './view-store.ts';

function present(): { readonly diagram: Diagram; readonly selection: Selection } {
  return { diagram: documentStore.getState().diagram, selection: viewStore.getState().selection };
}

export function linkName(diagram: Diagram, id: string): string {
  const link = diagram.links.find((each) => each.id === id);
  const name = (end: string) => findComponent(diagram, end)?.name ?? '?';
  return link ? `${name(link.from)} to ${name(link.to)}` : 'connection';
}

/** "web-1", "web-1 to db-1", "the note", "3 parts". */
export function selectionName(diagram: Diagram, { components, links, notes }: Selection): string {
  const count = components.length + links.length + notes.length;
  const [component] = components;
  const [link] = links;
  if (count !== 1) return `${count} parts`;
  if (component !== undefined) return findComponent(diagram, component)?.name ?? component;
  return link === undefined ? 'the note' : `the connection ${linkName(diagram, link)}`;
}

export function deleteSelection(): void {
  const { diagram, selection } = present();
  const name = selectionName(diagram, selection);
  const before = presentDiagram(documentStore.getState());
  edit(`Delete ${name}`, (shown) => removeItems(shown, selection));
  const after = presentDiagram(documentStore.getState());
  if (after === before) return;
  const events = scenarioOf(before).length - scenarioOf(after).length;
  const withEvents =
    events === 0 ? '' : ` and ${events} ${events === 1 ? 'event' : 'events'} of the scenario`;
  announce(`Deleted ${name}${withEvents}.`);
}

export function selectEverything(): void {
  const { diagram } = present();
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  select({ components: ids(diagram.components), links: ids(diagram.links), notes: ids(diagram.notes) });
}

export function isMachine(component: Component): boolean {
  return kindTable.get(component.kind)?.role === 'machine';
}

interface Verb {
  readonly todo: string;
  readonly done: string;
}

const VERBS = {
  process: { on: { todo: 'Start', done: 'Started' }, off: { todo: 'Stop', done: 'Stopped' } },
  machine: {
    on: { todo: 'Power on', done: 'Powered on' },
    off: { todo: 'Power off', done: 'Powered off' },
  },
  several: {
    on: { todo: 'Switch on', done: 'Switched on' },
    off: { todo: 'Switch off', done: 'Switched off' },
  },
  link: { on: { todo: 'Mend', done: 'Mended' }, off: { todo: 'Cut', done: 'Cut' } },
} as const satisfies Record<string, Record<'on' | 'off', Verb>>;

/** "Stop db-1" and "Stopped db-1", "Power off box-1", "Switch on 3 parts". */
export function switchWords(components: readonly Component[], on: boolean): Verb {
  const [first, ...others] = components;
  const single = first !== undefined && others.length === 0;
  const verb = VERBS[single ? (isMachine(first) ? 'machine' : 'process') : 'several'][on ? 'on' : 'off'];
  const what = single ? first.name : `${components.length} parts`;
  return { todo: `${verb.todo} ${what}`, done: `${verb.done} ${what}` };
}

export function switchComponents(ids: readonly string[], on: boolean): void {
  const { diagram } = present();
  const components = ids.flatMap((id) => findComponent(diagram, id) ?? []);
  const { todo, done } = switchWords(components, on);
  edit(todo, (before) =>
    ids.reduce((changed, id) => setPower(changed, kindTable, id, on ? 'on' : 'stopped'), before),
  );
  announce(`${done}.`);
}

export function cutLinks(ids: readonly string[], cut: boolean): void {
  const { diagram } = present();
  const [only] = ids;
  const what = ids.length === 1 && only ? linkName(diagram, only) : `${ids.length} connections`;
  const verb: Verb = VERBS.link[cut ? 'off' : 'on'];
  edit(`${verb.todo} ${what}`, (before) =>
    ids.reduce((changed, id) => {
      const result = setLink(changed, id, { cut });
      return result.ok ? result.diagram : changed;
    }, before),
  );
  announce(`${verb.done} ${what}.`);
}

/** Off when anything of it is on, else on; connections are cut and mended with it only when nothing else is selected. */
export function toggleSelectionPower(): void {
  const { diagram, selection } = present();
  if (selection.components.length > 0) {
    const anyOn = selection.components.some((id) => findComponent(diagram, id)?.power === 'on');
    switchComponents(selection.components, !anyOn);
  } else if (selection.links.length > 0) {
    const anyWhole = diagram.links.some(({ id, cut }) => selection.links.includes(id) && !cut);
    cutLinks(selection.links, anyWhole);
  }
}
