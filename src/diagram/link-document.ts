/** A document as the columns of a link, by a frozen format, and back into the plain data that the gate takes in. */
import { type Component, type Diagram, LIMITS, type ParameterValue } from './diagram.ts';
import type { KindTable } from './kind-rules.ts';
import { BrokenLink, type ByteReader, type ByteWriter } from './link-bytes.ts';
import {
  readExceptions,
  readIds,
  readNumbers,
  writeExceptions,
  writeIds,
  writeNumbers,
} from './link-columns.ts';
import type { LinkFormat, LinkKind } from './link-format-1.ts';
import { readParameterColumns, writeParameterColumns } from './link-parameters.ts';

type Loose = Record<string, unknown>;
type Part = 'components' | 'links' | 'notes';

function countOf(reader: ByteReader, part: Part): number {
  const count = reader.whole();
  if (count > LIMITS[part]) {
    const numbers = `${count.toLocaleString('en-US')}; the limit is ${LIMITS[part].toLocaleString('en-US')}`;
    throw new BrokenLink(`Too many ${part}: ${numbers}.`, part);
  }
  return count;
}

/** The format's kinds, then those that it does not know by their words. */
function strangeKind(id: string): LinkKind {
  return { id, role: 'process', prefix: id, parameters: [] };
}

/** Texts that are not as expected. */
function writeTexts(writer: ByteWriter, texts: readonly string[], expected: readonly string[]): void {
  for (const place of writeExceptions(
    writer,
    texts.map((text, index) => text !== expected[index]),
  )) {
    writer.text(texts[place] ?? '');
  }
}

function readTexts(reader: ByteReader, expected: readonly string[]): readonly string[] {
  const texts = [...expected];
  for (const place of readExceptions(reader, expected.length)) texts[place] = reader.text();
  return texts;
}

function unless(value: number | undefined, usual: number): number | undefined {
  return value === usual ? undefined : value;
}

/** Leaves out an entry that is not there. */
function entry(key: string, value: unknown): Loose {
  return value === undefined ? {} : { [key]: value };
}

export function writeDocument(
  writer: ByteWriter,
  diagram: Diagram,
  kinds: KindTable,
  format: LinkFormat,
): void {
  const { name, seed, trafficFactor } = diagram;
  writer.text(name === format.name ? '' : name);
  writeNumbers(writer, [unless(seed, format.seed)]);
  writeNumbers(writer, [unless(trafficFactor, format.trafficFactor)]);
  writeComponents(writer, diagram.components, kinds, format);
  writeLinks(writer, diagram);
  writeNotes(writer, diagram);
}

function writeComponents(
  writer: ByteWriter,
  components: readonly Component[],
  kinds: KindTable,
  format: LinkFormat,
): void {
  const known = new Map(format.kinds.map((kind) => [kind.id, kind]));
  const strange = [...new Set(components.map(({ kind }) => kind))].filter((id) => !known.has(id));
  const all = [...format.kinds, ...strange.map(strangeKind)];
  const places = new Map(all.map((kind, index) => [kind.id, index]));
  const kindOf = (component: Component) => known.get(component.kind) ?? strangeKind(component.kind);

  writer.whole(components.length);
  writer.whole(strange.length);
  for (const id of strange) writer.text(id);
  for (const { kind } of components) writer.whole(places.get(kind) ?? 0);

  const ids = components.map(({ id }) => id);
  writeIds(
    writer,
    ids,
    components.map((each) => kindOf(each).prefix),
  );
  writeTexts(
    writer,
    components.map((each) => each.name),
    ids,
  );

  const machines = new Map<string, number>();
  for (const [index, { kind, id }] of components.entries()) {
    if (known.get(kind)?.role === 'machine' || !known.has(kind)) machines.set(id, index);
  }
  const standIn = (component: Component) => {
    const index = component.machine === undefined ? undefined : machines.get(component.machine);
    if (component.machine !== undefined && index === undefined) {
      throw new Error(`${component.id} stands in a machine that is not in the diagram.`);
    }
    return index;
  };
  writeNumbers(writer, components.map(standIn));
  const column = (read: (component: Component) => number | undefined) =>
    writeNumbers(writer, components.map(read));
  column(({ x }) => x);
  column(({ y }) => y);
  column(({ width }) => width);
  column(({ height }) => height);
  column(({ slowFactor }) => unless(slowFactor, 1));
  writeExceptions(
    writer,
    components.map(({ power }) => power !== 'on'),
  );
  writeParameterColumns(writer, components, kinds, format);
}

function writeLinks(writer: ByteWriter, { components, links }: Diagram): void {
  const places = new Map(components.map(({ id }, index) => [id, index]));
  const placeOf = (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`A connection leads to ${id}, which is not in the diagram.`);
    return place;
  };
  writer.whole(links.length);
  for (const { from } of links) writer.whole(placeOf(from));
  for (const { to } of links) writer.whole(placeOf(to));
  writeIds(
    writer,
    links.map(({ id }) => id),
    links.map(() => 'link'),
  );
  writeNumbers(
    writer,
    links.map(({ roundTripMs }) => roundTripMs),
  );
  writeExceptions(
    writer,
    links.map(({ cut }) => cut),
  );
}

function writeNotes(writer: ByteWriter, { notes }: Diagram): void {
  writer.whole(notes.length);
  if (notes.length === 0) return;
  writeIds(
    writer,
    notes.map(({ id }) => id),
    notes.map(() => 'note'),
  );
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    writeNumbers(
      writer,
      notes.map((note) => note[side]),
    );
  }
  for (const { text } of notes) writer.text(text);
}

/** The document as plain data, of the version that the format was made with. */
export function readLinkedDocument(reader: ByteReader, kinds: KindTable, format: LinkFormat) {
  const name = reader.text() || format.name;
  const [seed = format.seed] = readNumbers(reader, 1);
  const [trafficFactor = format.trafficFactor] = readNumbers(reader, 1);
  const components = readComponents(reader, kinds, format);
  const ids = components.map(({ id }) => id);
  const links = readLinks(reader, ids);
  return { version: format.document, name, seed, trafficFactor, components, links, notes: readNotes(reader) };
}

function readComponents(reader: ByteReader, kinds: KindTable, format: LinkFormat): Loose[] {
  const count = countOf(reader, 'components');
  const strangers = reader.whole();
  if (strangers > count) throw new BrokenLink('it names more kinds than parts');
  const strange = Array.from({ length: strangers }, () => strangeKind(reader.text()));
  const all = [...format.kinds, ...strange];
  const of = Array.from({ length: count }, () => {
    const kind = all[reader.whole()];
    if (!kind) throw new BrokenLink('a part has no kind');
    return kind;
  });
  const ids = readIds(
    reader,
    of.map(({ prefix }) => prefix),
  );
  const names = readTexts(reader, ids);
  const machines = readNumbers(reader, count);
  const columns = ['x', 'y', 'width', 'height'].map((key) => ({ key, values: readNumbers(reader, count) }));
  const slow = readNumbers(reader, count);
  const down = new Set(readExceptions(reader, count));
  const parameters: Record<string, ParameterValue>[] = readParameterColumns(reader, of, kinds, format);
  return of.map((kind, index) => ({
    id: ids[index],
    kind: kind.id,
    name: names[index],
    ...Object.assign({}, ...columns.map(({ key, values }) => entry(key, values[index]))),
    ...entry('machine', machines[index] === undefined ? undefined : (ids[machines[index]] ?? '')),
    parameters: parameters[index],
    power: !down.has(index) ? 'on' : kinds.get(kind.id)?.role === 'machine' ? 'off' : 'stopped',
    slowFactor: slow[index] ?? 1,
  }));
}

function readLinks(reader: ByteReader, ids: readonly unknown[]): Loose[] {
  const count = countOf(reader, 'links');
  const end = () => {
    const id = ids[reader.whole()];
    if (id === undefined) throw new BrokenLink('a connection leads to a part that is not there');
    return id;
  };
  const from = Array.from({ length: count }, end);
  const to = Array.from({ length: count }, end);
  const linkIds = readIds(
    reader,
    from.map(() => 'link'),
  );
  const roundTrips = readNumbers(reader, count);
  const cut = new Set(readExceptions(reader, count));
  return linkIds.map((id, index) => ({
    id,
    from: from[index],
    to: to[index],
    ...entry('roundTripMs', roundTrips[index]),
    cut: cut.has(index),
  }));
}

function readNotes(reader: ByteReader): Loose[] {
  const count = countOf(reader, 'notes');
  if (count === 0) return [];
  const ids = readIds(reader, new Array<string>(count).fill('note'));
  const columns = ['x', 'y', 'width', 'height'].map((key) => ({ key, values: readNumbers(reader, count) }));
  return ids.map((id, index) => ({
    id,
    text: reader.text(),
    ...Object.assign({}, ...columns.map(({ key, values }) => entry(key, values[index]))),
  }));
}
