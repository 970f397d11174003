/** A document as the columns of a link, by a frozen format. */
import type { Component, Diagram } from './diagram.ts';
import type { KindTable } from './kind-rules.ts';
import { ByteWriter } from './link-bytes.ts';
import { writeExceptions, writeIds, writeNumbers } from './link-columns.ts';
import { FigureWriter } from './link-figures.ts';
import type { LinkFormat } from './link-format-1.ts';
import { writeParameterColumns } from './link-parameters.ts';
import { holdersAmong, type LinkStyle, STYLES, strangeKind } from './link-styles.ts';

/** Texts that are not as expected. */
function writeTexts(writer: ByteWriter, texts: readonly string[], expected: readonly string[]): void {
  for (const place of writeExceptions(
    writer,
    texts.map((text, index) => text !== expected[index]),
  )) {
    writer.text(texts[place] ?? '');
  }
}

function unless(value: number | undefined, usual: number): number | undefined {
  return value === usual ? undefined : value;
}

export function writeDocument(
  writer: ByteWriter,
  diagram: Diagram,
  kinds: KindTable,
  format: LinkFormat,
  style: LinkStyle,
): void {
  if (format.hasStyles) writer.byte(STYLES.indexOf(style));
  if (!format.hasStyles || style === 'columns') return writeParts(writer, null, diagram, kinds, format);
  const [body, figures] = [new ByteWriter(), new FigureWriter()];
  writeParts(body, figures, diagram, kinds, format);
  const bytes = figures.written();
  writer.whole(bytes.length);
  writer.append(bytes);
  writer.append(body.written());
}

/** `figures`: takes the numbers whose ranges are known; null: they are bytes like all others. */
function writeParts(
  writer: ByteWriter,
  figures: FigureWriter | null,
  diagram: Diagram,
  kinds: KindTable,
  format: LinkFormat,
): void {
  const { name, seed, trafficFactor } = diagram;
  writer.text(name === format.name ? '' : name);
  writeNumbers(writer, [unless(seed, format.seed)]);
  writeNumbers(writer, [unless(trafficFactor, format.trafficFactor)]);
  writeComponents(writer, figures, diagram.components, kinds, format);
  writeLinks(writer, figures, diagram);
  writeNotes(writer, diagram);
}

/** The number of one of so many things. */
function writePlace(writer: ByteWriter, figures: FigureWriter | null, place: number, among: number): void {
  if (figures) figures.put(place, among);
  else writer.whole(place);
}

function writeComponents(
  writer: ByteWriter,
  figures: FigureWriter | null,
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
  for (const { kind } of components) writePlace(writer, figures, places.get(kind) ?? 0, all.length);

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
  const standing = components.map(standIn);
  // Only machines hold others: their count is the size of the figure, and one more for "on the canvas".
  const holders = figures && holdersAmong(components.map(kindOf));
  if (figures && holders) {
    for (const place of standing) {
      figures.put(place === undefined ? 0 : holders.indexOf(place) + 1, holders.length + 1);
    }
  } else writeNumbers(writer, standing);
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
  writeParameterColumns(writer, figures, components, kinds, format);
}

function writeLinks(writer: ByteWriter, figures: FigureWriter | null, { components, links }: Diagram): void {
  const places = new Map(components.map(({ id }, index) => [id, index]));
  const placeOf = (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`A connection leads to ${id}, which is not in the diagram.`);
    return place;
  };
  writer.whole(links.length);
  const ends = [...links.map(({ from }) => from), ...links.map(({ to }) => to)];
  for (const end of ends) writePlace(writer, figures, placeOf(end), components.length);
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
