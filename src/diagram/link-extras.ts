/** What a link may carry beside the diagram: the log of changes, the moment, the view, the lesson. Each in a section with a tag. */
import { cleanName } from './clean-text.ts';
import { type Diagram, ID_PATTERN, LIMITS } from './diagram.ts';
import type { Overrides } from './effects.ts';
import { type Opened, openDocument } from './gate.ts';
import type { KindTable } from './kind-rules.ts';
import { BrokenLink, ByteReader, ByteWriter } from './link-bytes.ts';
import { readNumbers, writeNumbers } from './link-columns.ts';
import { writeDocument } from './link-document.ts';
import type { LinkFormat } from './link-format-1.ts';
import { readOverrides, writeOverrides } from './link-overrides.ts';
import { readLinkedDocument } from './link-read-document.ts';
import { readLinkedScenario, writeScenario } from './link-scenario.ts';
import type { LinkStyle } from './link-styles.ts';

/** A change to the running system, in the shape of the edit log. */
export interface LinkedChange {
  readonly atMs: number;
  readonly label: string;
  readonly change:
    | { readonly what: 'diagram'; readonly diagram: Diagram; readonly overrides?: Overrides }
    | { readonly what: 'send'; readonly source: string; readonly mixIndex: number };
}

/** The part of the canvas in sight, in its units: any screen can show at least as much. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LinkExtras {
  /** What was done to the run, oldest first. */
  readonly log?: readonly LinkedChange[];
  /** Where the playhead stands, in simulated milliseconds. */
  readonly momentMs?: number;
  /** At which the run was watched: simulated seconds in one second on the clock. */
  readonly speed?: number;
  readonly view?: Sight;
  readonly lesson?: string;
  /** Of the engine that made the run: another one may give other figures. */
  readonly engineVersion?: number;
}

/** A page that does not know an odd tag must not open the link; an even one it leaves out and says so. */
const TAGS = { log: 1, momentMs: 2, scenario: 3, view: 4, lesson: 6, engineVersion: 8, speed: 10 } as const;

/** What an entry of the log is. The documents of `overriding` ones come with what was done by hand to the scenario's effects. */
const LOGGED = { diagram: 0, send: 1, overriding: 2 } as const;

const LONGER = 'a section is longer than what is in it';
const NONE = Number.NaN;
const LONGEST_LOG = 500;
/** Parts in all documents of a log together: opening a link must not take long. */
const MOST_LOGGED_PARTS = 20_000;
const LONGEST_RUN_MS = 1e9;
const MOST_CLASSES = 100;
const FASTEST = 1000;
/** Of what is in sight: a screen of any size at any zoom. */
const EXTENT = { min: 1, max: 1e6 };

function section(writer: ByteWriter, tag: number, write: (inside: ByteWriter) => void): void {
  const inside = new ByteWriter();
  write(inside);
  const bytes = inside.written();
  writer.whole(tag);
  writer.whole(bytes.length);
  writer.append(bytes);
}

/** The scenario, too, is a section: it is one for the whole run, and happens to the parts that stand there at its end. */
export function writeExtras(
  writer: ByteWriter,
  extras: LinkExtras,
  diagram: Diagram,
  kinds: KindTable,
  format: LinkFormat,
  style: LinkStyle,
): void {
  const { log = [], momentMs, speed, view, lesson, engineVersion } = extras;
  const { scenario = [] } = diagram;
  if (scenario.length > 0)
    section(writer, TAGS.scenario, (inside) =>
      writeScenario(inside, scenario, partsOf(endOf(extras) ?? diagram)),
    );
  if (log.length > 0) section(writer, TAGS.log, (inside) => writeLog(inside, log, kinds, format, style));
  if (momentMs !== undefined) section(writer, TAGS.momentMs, (inside) => writeNumbers(inside, [momentMs]));
  if (view)
    section(writer, TAGS.view, (inside) => writeNumbers(inside, [view.x, view.y, view.width, view.height]));
  if (lesson !== undefined) section(writer, TAGS.lesson, (inside) => inside.text(lesson));
  if (engineVersion !== undefined)
    section(writer, TAGS.engineVersion, (inside) => inside.whole(engineVersion));
  if (speed !== undefined) section(writer, TAGS.speed, (inside) => writeNumbers(inside, [speed]));
}

type WithId = { readonly id?: unknown };

/** The ids of all that an event can happen to, in the order of the document. */
export function partsOf({ components, links }: { components: readonly WithId[]; links: readonly WithId[] }) {
  return [...components, ...links].map(({ id }) => String(id));
}

/** The document at the end of the log; null: nothing in it changed the document. */
export function endOf({ log = [] }: LinkExtras): Diagram | null {
  const last = log.findLast(({ change }) => change.what === 'diagram')?.change;
  return last?.what === 'diagram' ? last.diagram : null;
}

function writeLog(
  writer: ByteWriter,
  log: readonly LinkedChange[],
  kinds: KindTable,
  format: LinkFormat,
  style: LinkStyle,
): void {
  writer.whole(log.length);
  writeNumbers(
    writer,
    log.map(({ atMs }) => atMs),
  );
  for (const { label, change } of log) {
    writer.text(cleanName(label));
    const { overrides } = change.what === 'diagram' ? change : {};
    writer.byte(change.what === 'send' ? LOGGED.send : overrides ? LOGGED.overriding : LOGGED.diagram);
    if (overrides) writeOverrides(writer, overrides);
    if (change.what === 'diagram') writeDocument(writer, change.diagram, kinds, format, style);
    else {
      writer.text(change.source);
      writer.whole(change.mixIndex);
    }
  }
}

/** A link from a later page holds something that this page must not leave out. */
export class UnknownSection extends Error {}

export interface ReadExtras {
  readonly extras: LinkExtras;
  /** Still to pass the gate, with the document at the end of the log. */
  readonly scenario: readonly unknown[];
  readonly repairs: readonly string[];
}

/** Reads the sections to the end. Figures out of range are left out with a line about it. */
export function readExtras(
  reader: ByteReader,
  document: Parameters<typeof partsOf>[0],
  kinds: KindTable,
  format: LinkFormat,
): ReadExtras {
  let planned: ByteReader | null = null;
  const found: { -readonly [Key in keyof LinkExtras]: LinkExtras[Key] } = {};
  const repairs: string[] = [];
  const seen = new Set<number>();
  const fitting = (fits: boolean, what: string) => {
    if (!fits) repairs.push(`${what} in the link is out of range; left out.`);
    return fits;
  };
  while (!reader.isAtEnd) {
    const tag = reader.whole();
    const inside = new ByteReader(reader.take(reader.whole()));
    if (seen.has(tag)) throw new BrokenLink('a section is there twice');
    seen.add(tag);
    switch (tag) {
      case TAGS.log:
        found.log = readLog(inside, kinds, format, repairs);
        break;
      case TAGS.momentMs: {
        const [momentMs = NONE] = readNumbers(inside, 1);
        if (fitting(isTime(momentMs), 'The moment')) found.momentMs = momentMs;
        break;
      }
      case TAGS.speed: {
        const [speed = NONE] = readNumbers(inside, 1);
        if (fitting(speed > 0 && speed <= FASTEST, 'The speed')) found.speed = speed;
        break;
      }
      case TAGS.scenario:
        planned = inside;
        continue;
      case TAGS.view: {
        const [x = NONE, y = NONE, width = NONE, height = NONE] = readNumbers(inside, 4);
        const sight = { x, y, width, height };
        if (fitting(isSight(sight), 'The view')) found.view = sight;
        break;
      }
      case TAGS.lesson: {
        const lesson = inside.text();
        if (fitting(ID_PATTERN.test(lesson), 'The lesson')) found.lesson = lesson;
        break;
      }
      case TAGS.engineVersion:
        found.engineVersion = inside.whole();
        break;
      default:
        if (tag % 2 === 1) throw new UnknownSection();
        repairs.push('The link holds something that this page does not know; left out. Reload to update.');
        continue;
    }
    if (!inside.isAtEnd) throw new BrokenLink(LONGER);
  }
  const scenario = planned ? readLinkedScenario(planned, partsOf(endOf(found) ?? document)) : [];
  if (planned?.isAtEnd === false) throw new BrokenLink(LONGER);
  return { extras: found, scenario, repairs };
}

function isSight({ x, y, width, height }: Sight): boolean {
  const placed = [x, y].every((each) => Math.abs(each) <= 2 * LIMITS.coordinate);
  return placed && [width, height].every((each) => each >= EXTENT.min && each <= EXTENT.max);
}

function isTime(ms: number): boolean {
  return ms >= 0 && ms <= LONGEST_RUN_MS;
}

function readLog(
  reader: ByteReader,
  kinds: KindTable,
  format: LinkFormat,
  repairs: string[],
): readonly LinkedChange[] {
  const count = reader.whole();
  if (count > LONGEST_LOG) {
    throw new BrokenLink(`Too many changes to the run: ${count}; the limit is ${LONGEST_LOG}.`, 'log');
  }
  const times = readNumbers(reader, count);
  let former = 0;
  let parts = 0;
  return times.map((atMs = NONE) => {
    if (!isTime(atMs) || atMs < former) throw new BrokenLink('its changes are not in the order of time');
    former = atMs;
    const label = cleanName(reader.text()) || 'Change';
    const what = reader.byte();
    if (what === LOGGED.diagram || what === LOGGED.overriding) {
      const overrides = what === LOGGED.overriding ? { overrides: readOverrides(reader) } : {};
      const { diagram, repairs: lines } = openLogged(readLinkedDocument(reader, kinds, format), kinds);
      parts += diagram.components.length + diagram.links.length + diagram.notes.length;
      if (parts > MOST_LOGGED_PARTS) {
        const limit = MOST_LOGGED_PARTS.toLocaleString('en-US');
        throw new BrokenLink(`Too many parts in the changes to the run: the limit is ${limit}.`, 'log');
      }
      repairs.push(...lines.map((line) => `${label}: ${line}`));
      return { atMs, label, change: { what: 'diagram', diagram, ...overrides } };
    }
    const source = reader.text();
    const mixIndex = reader.whole();
    if (what !== LOGGED.send || !ID_PATTERN.test(source) || mixIndex >= MOST_CLASSES) {
      throw new BrokenLink('a change has no form that this page knows');
    }
    return { atMs, label, change: { what: 'send', source, mixIndex } };
  });
}

/** A document in the log passes the same gate as any other. */
function openLogged(document: unknown, kinds: KindTable): Opened {
  const opened = openDocument(document, kinds);
  if (!opened.ok) throw new BrokenLink(`a change of the run cannot be opened: ${opened.message}`);
  return opened;
}
