/** A sound document for the tests of this floor, ways to change it as foreign data, and what must hold behind the gate. */
import { type Component, type Diagram, EMPTY_DIAGRAM, ID_PATTERN, LIMITS } from './diagram.ts';
import { addComponent } from './edits.ts';
import { type Opened, type OpenResult, openDocument } from './gate.ts';
import { connect, setLink } from './link-edits.ts';
import { addNote } from './note-edits.ts';
import { setParameter } from './parameters.ts';
import { SAMPLE_KINDS } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

function build(): Diagram {
  let diagram: Diagram = EMPTY_DIAGRAM;
  for (const [kind, machine] of [
    ['machine'],
    ['web', 'machine-1'],
    ['db', 'machine-1'],
    ['browser'],
  ] as const) {
    const wanted = { kind, x: 40, y: 60, machine: machine ?? null };
    diagram = addComponent(diagram, SAMPLE_KINDS, wanted).diagram;
  }
  const joined = connect(diagram, SAMPLE_KINDS, 'browser-1', 'web-1');
  const slowed = joined.ok ? setLink(joined.diagram, joined.id, { roundTripMs: 80 }) : null;
  const set = slowed?.ok ? setParameter(slowed.diagram, SAMPLE_KINDS, 'web-1', 'workers', 16) : null;
  if (!set?.ok) throw new Error('The sample cannot be built.');
  return addNote(set.diagram, { x: 5, y: 5, text: 'One server\nfor all' }).diagram;
}

export const SAMPLE_DOCUMENT = build();

// biome-ignore lint/suspicious/noExplicitAny: foreign data has no shape.
export type Loose = any;

/** The sample as foreign data, changed and opened. */
export function openChanged(change: (document: Loose) => void): OpenResult {
  const document = { format: 'loadbearing', ...(JSON.parse(JSON.stringify(SAMPLE_DOCUMENT)) as Diagram) };
  change(document);
  return openDocument(JSON.stringify(document), SAMPLE_KINDS);
}

export function opened(result: OpenResult): Opened {
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result;
}

export function webIn(document: { readonly components: readonly Loose[] }): Loose {
  return document.components.find(({ id }) => id === 'web-1');
}

function faultsOfComponent(component: Component, parts: ReadonlyMap<string, Component>): string[] {
  const { kind, machine, name, x, y, slowFactor } = component;
  const rules = SAMPLE_KINDS.get(kind);
  const sound = {
    kind: rules !== undefined,
    name: name.trim() === name && name !== '' && Array.from(name).length <= LIMITS.nameLength,
    machine: machine === undefined || (parts.get(machine)?.kind === 'machine' && rules?.role === 'process'),
    place: Math.abs(x) <= LIMITS.coordinate && Math.abs(y) <= LIMITS.coordinate,
    slowFactor: slowFactor >= 1 && slowFactor <= 100,
    parameters: Object.keys(component.parameters).every((key) => Object.hasOwn(rules?.parameters ?? {}, key)),
  };
  return Object.entries(sound).flatMap(([what, holds]) => (holds ? [] : [`${component.id}: ${what}`]));
}

/** What is wrong with a document behind the gate; nothing may be. */
export function faultsOf(diagram: Diagram): readonly string[] {
  const ids = [...diagram.components, ...diagram.links, ...diagram.notes].map(({ id }) => id);
  const parts = new Map(diagram.components.map((each) => [each.id, each]));
  const again = openDocument(toFileText(diagram), SAMPLE_KINDS);
  return [
    ...(new Set(ids).size === ids.length ? [] : ['Two parts share an id.']),
    ...ids.filter((id) => !ID_PATTERN.test(id)).map((id) => `Bad id ${id}`),
    ...diagram.components.flatMap((component) => faultsOfComponent(component, parts)),
    ...diagram.links
      .filter(({ from, to }) => from === to || !parts.has(from) || !parts.has(to))
      .map(({ id }) => `${id} leads nowhere.`),
    ...(again.ok ? again.repairs : [again.message]),
    ...(again.ok && toFileText(again.diagram) === toFileText(diagram)
      ? []
      : ['It changes when opened again.']),
  ];
}
