/** The settings of components as columns of a link, kind by kind; what a frozen format lacks is written out in words. */
import type { Component, ParameterValue } from './diagram.ts';
import type { KindTable } from './kind-rules.ts';
import { BrokenLink, type ByteReader, type ByteWriter } from './link-bytes.ts';
import { readNumbers, writeNumbers } from './link-columns.ts';
import {
  type FigureRange,
  type FigureReader,
  type FigureWriter,
  putColumn,
  takeColumn,
} from './link-figures.ts';
import type { LinkFormat, LinkKind, LinkParameter } from './link-format-1.ts';
import { parameterValue } from './parameters.ts';

/** The value as the number of its column; undefined when it is the usual one, null when the column cannot hold it. */
function columnEntry({ usual, options }: LinkParameter, value: ParameterValue): number | undefined | null {
  if (value === usual) return undefined;
  if (options) {
    const index = options.indexOf(String(value));
    return index < 0 || typeof value !== 'string' ? null : index;
  }
  if (typeof value !== typeof usual) return null;
  return Number(value);
}

function settingOf({ usual, options }: LinkParameter, number: number): ParameterValue {
  if (options) {
    const option = options[number];
    if (option === undefined) throw new BrokenLink('a setting has no such choice');
    return option;
  }
  return typeof usual === 'boolean' ? number !== 0 : number;
}

/** Of the number of a parameter in its column: a choice is the index of its option, a switch 0 or 1. */
function rangeOf(parameter: LinkParameter | undefined): FigureRange {
  const { options, range } = parameter ?? {};
  return range ?? { most: options ? options.length - 1 : 1, over: 1 };
}

interface Spelled {
  readonly place: number;
  readonly key: string;
  readonly value: ParameterValue;
}

/** Settings that the format does not know, each with its value in force: their defaults are frozen nowhere else. */
function spelledOut(
  component: Component,
  place: number,
  kinds: KindTable,
  kind: LinkKind | undefined,
): Spelled[] {
  const known = new Map(kind?.parameters.map((parameter) => [parameter.key, parameter]));
  const keys = new Set([
    ...Object.keys(kinds.get(component.kind)?.parameters ?? {}),
    ...Object.keys(component.parameters),
  ]);
  return [...keys].flatMap((key) => {
    const value = parameterValue(kinds, component, key);
    const parameter = known.get(key);
    if (value === undefined || (parameter && columnEntry(parameter, value) !== null)) return [];
    return [{ place, key, value }];
  });
}

function writeValue(writer: ByteWriter, value: ParameterValue): void {
  if (typeof value === 'boolean') return writer.byte(value ? 1 : 0);
  writer.byte(typeof value === 'string' ? 2 : 3);
  if (typeof value === 'string') writer.text(value);
  else writeNumbers(writer, [value]);
}

function readValue(reader: ByteReader): ParameterValue {
  switch (reader.byte()) {
    case 0:
      return false;
    case 1:
      return true;
    case 2:
      return reader.text();
    case 3:
      return readNumbers(reader, 1)[0] ?? 0;
    default:
      throw new BrokenLink('a setting has no form that this page knows');
  }
}

/** For each kind that is there: which of its columns follow, then the columns. */
export function writeParameterColumns(
  writer: ByteWriter,
  figures: FigureWriter | null,
  components: readonly Component[],
  kinds: KindTable,
  format: LinkFormat,
): void {
  for (const kind of format.kinds) {
    const members = components.filter((component) => component.kind === kind.id);
    if (members.length === 0) continue;
    const columns = kind.parameters.map((parameter) =>
      members.map((member) => {
        const value = parameterValue(kinds, member, parameter.key);
        return value === undefined ? undefined : (columnEntry(parameter, value) ?? undefined);
      }),
    );
    const changed = columns.map((column) => column.some((number) => number !== undefined));
    if (figures) {
      figures.put(changed.includes(true) ? 1 : 0, 2);
      if (!changed.includes(true)) continue;
      for (const [place, column] of columns.entries()) {
        const isInside = putColumn(figures, column, rangeOf(kind.parameters[place]));
        if (!isInside)
          writeNumbers(
            writer,
            column.filter((number) => number !== undefined),
          );
      }
      continue;
    }
    writer.whole(changed.reduce((mask, is, place) => mask + (is ? 2 ** place : 0), 0));
    for (const [place, column] of columns.entries()) if (changed[place]) writeNumbers(writer, column);
  }
  const byId = new Map(format.kinds.map((kind) => [kind.id, kind]));
  const spelled = components.flatMap((component, place) =>
    spelledOut(component, place, kinds, byId.get(component.kind)),
  );
  writer.whole(spelled.length);
  for (const { place, key, value } of spelled) {
    writer.whole(place);
    writer.text(key);
    writeValue(writer, value);
  }
}

/** The settings of each component, with the format's usual value written out where the catalog has another by now. */
export function readParameterColumns(
  reader: ByteReader,
  figures: FigureReader | null,
  of: readonly LinkKind[],
  kinds: KindTable,
  format: LinkFormat,
): Record<string, ParameterValue>[] {
  const settings = of.map(() => new Map<string, ParameterValue>());
  for (const kind of format.kinds) {
    const members = settings.filter((_, index) => of[index] === kind);
    if (members.length === 0) continue;
    const isChanged = !figures || figures.take(2) === 1;
    const mask = figures ? 0 : reader.whole();
    const rules = kinds.get(kind.id)?.parameters ?? {};
    for (const [place, parameter] of kind.parameters.entries()) {
      const { key, usual } = parameter;
      const inBytes = (count: number) => readNumbers(reader, count);
      const isThere = figures ? isChanged : Math.floor(mask / 2 ** place) % 2 === 1;
      const numbers = !isThere
        ? []
        : figures
          ? takeColumn(figures, members.length, rangeOf(parameter), inBytes)
          : inBytes(members.length);
      const outdated = Object.hasOwn(rules, key) && rules[key]?.default !== usual;
      for (const [index, member] of members.entries()) {
        const number = numbers[index];
        if (number !== undefined) member.set(key, settingOf(parameter, number));
        else if (outdated) member.set(key, usual);
      }
    }
  }
  const spelled = reader.whole();
  for (let count = 0; count < spelled; count += 1) {
    const member = settings[reader.whole()];
    if (!member) throw new BrokenLink('a setting belongs to a part that is not there');
    const key = reader.text();
    member.set(key, readValue(reader));
  }
  return settings.map((each) => Object.fromEntries(each));
}
