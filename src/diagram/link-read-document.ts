/** A document out of a link, by a frozen format, into the plain data that the gate takes in. */
import { LIMITS, type ParameterValue } from './diagram.ts';
import type { KindTable } from './kind-rules.ts';
import { BrokenLink, type ByteReader } from './link-bytes.ts';
import { readExceptions, readIds, readNumbers } from './link-columns.ts';
import { FigureReader } from './link-figures.ts';
import type { LinkFormat, LinkKind } from './link-format-1.ts';
import { readParameterColumns } from './link-parameters.ts';
import { holdersAmong, STYLES, strangeKind } from './link-styles.ts';

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

function readTexts(reader: ByteReader, expected: readonly string[]): readonly string[] {
  const texts = [...expected];
  for (const place of readExceptions(reader, expected.length)) texts[place] = reader.text();
  return texts;
}

/** Leaves out an entry that is not there. */
function entry(key: string, value: unknown): Loose {
  return value === undefined ? {} : { [key]: value };
}

function readPlace(reader: ByteReader, figures: FigureReader | null, among: number): number {
  return figures ? figures.take(among) : reader.whole();
}

/** The document as plain data, of the version that the format was made with. */
export function readLinkedDocument(reader: ByteReader, kinds: KindTable, format: LinkFormat) {
  const style = format.hasStyles ? STYLES[reader.byte()] : 'columns';
  if (!style) throw new BrokenLink('a document is written in no style that this page knows');
  if (style === 'columns') return readParts(reader, null, kinds, format);
  const figures = new FigureReader(reader.take(reader.whole()));
  const document = readParts(reader, figures, kinds, format);
  figures.end();
  return document;
}

function readParts(reader: ByteReader, figures: FigureReader | null, kinds: KindTable, format: LinkFormat) {
  const name = reader.text() || format.name;
  const [seed = format.seed] = readNumbers(reader, 1);
  const [trafficFactor = format.trafficFactor] = readNumbers(reader, 1);
  const components = readComponents(reader, figures, kinds, format);
  const ids = components.map(({ id }) => id);
  const links = readLinks(reader, figures, ids);
  return { version: format.document, name, seed, trafficFactor, components, links, notes: readNotes(reader) };
}

function readComponents(
  reader: ByteReader,
  figures: FigureReader | null,
  kinds: KindTable,
  format: LinkFormat,
): Loose[] {
  const count = countOf(reader, 'components');
  const strangers = reader.whole();
  if (strangers > count) throw new BrokenLink('it names more kinds than parts');
  const strange = Array.from({ length: strangers }, () => strangeKind(reader.text()));
  const all = [...format.kinds, ...strange];
  const of = Array.from({ length: count }, () => {
    const kind = all[readPlace(reader, figures, all.length)];
    if (!kind) throw new BrokenLink('a part has no kind');
    return kind;
  });
  const ids = readIds(
    reader,
    of.map(({ prefix }) => prefix),
  );
  const names = readTexts(reader, ids);
  const machines = readMachines(reader, figures, of);
  const columns = ['x', 'y', 'width', 'height'].map((key) => ({ key, values: readNumbers(reader, count) }));
  const slow = readNumbers(reader, count);
  const down = new Set(readExceptions(reader, count));
  const parameters: Record<string, ParameterValue>[] = readParameterColumns(
    reader,
    figures,
    of,
    kinds,
    format,
  );
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

/** In which part each stands, by its place. */
function readMachines(
  reader: ByteReader,
  figures: FigureReader | null,
  of: readonly LinkKind[],
): readonly (number | undefined)[] {
  if (!figures) return readNumbers(reader, of.length);
  const holders = holdersAmong(of);
  return of.map(() => holders[figures.take(holders.length + 1) - 1]);
}

function readLinks(reader: ByteReader, figures: FigureReader | null, ids: readonly unknown[]): Loose[] {
  const count = countOf(reader, 'links');
  const end = () => {
    const id = ids[readPlace(reader, figures, ids.length)];
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
