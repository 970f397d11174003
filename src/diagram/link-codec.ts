/** A diagram as a link and back. What comes from a link passes the one gate, or is refused with a reason and a way out. */
import type { Diagram } from './diagram.ts';
import { openDocument } from './gate.ts';
import type { KindTable } from './kind-rules.ts';
import { bytesOf } from './link-alphabet.ts';
import { BrokenLink, ByteReader, ByteWriter } from './link-bytes.ts';
import { writeDocument } from './link-document.ts';
import { type EnvelopeFault, sealLink, unsealLink } from './link-envelope.ts';
import { endOf, type LinkExtras, readExtras, UnknownSection, writeExtras } from './link-extras.ts';
import { LINK_FORMAT_1, type LinkFormat } from './link-format-1.ts';
import { LINK_FORMAT_2 } from './link-format-2.ts';
import { LINK_FORMAT_3 } from './link-format-3.ts';
import { readLinkedDocument } from './link-read-document.ts';
import type { LinkStyle } from './link-styles.ts';
import type { PutInRange } from './put-in-range.ts';
import type { Refusal } from './refusals.ts';
import { scenarioOf, withScenario } from './scenario.ts';

/** The newest format: links are made in it. Every one in the list opens for ever. */
export const LINK_VERSION = 3;
const FORMATS: ReadonlyMap<number, LinkFormat> = new Map([
  [1, LINK_FORMAT_1],
  [2, LINK_FORMAT_2],
  [3, LINK_FORMAT_3],
]);

export const LINK_LIMITS = {
  /** Longer ones are not made: a file is better. */
  madeCharacters: 8_000,
  /** From here on chat programs may cut a link off. */
  chatCharacters: 2_000,
  unpackedBytes: 262_144,
} as const;

/** The platform's compression, handed in. `inflate` gives its chunks one by one and stops when nobody takes the next. */
export interface LinkPacking {
  readonly deflate: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly inflate: (bytes: Uint8Array) => AsyncIterable<Uint8Array>;
}

export type LinkRefusalReason = Refusal['reason'] | EnvelopeFault | 'cannot-unpack' | 'broken';

export interface LinkRefusal {
  readonly ok: false;
  readonly reason: LinkRefusalReason;
  /** What is wrong, in one or two sentences. */
  readonly message: string;
  readonly place?: string;
  readonly wayOut: string;
  /** Of a link that is not made: without this it would be. */
  readonly without?: 'moment';
}

export interface OpenedLink {
  readonly ok: true;
  readonly diagram: Diagram;
  readonly extras: LinkExtras;
  readonly repairs: readonly string[];
  /** As the gate answers. */
  readonly inRange?: readonly PutInRange[];
  /** In which it was made; older ones than {@link LINK_VERSION} were converted. */
  readonly format: number;
}

export type LinkResult = OpenedLink | LinkRefusal;

export interface MadeLink {
  readonly ok: true;
  /** From "#d=" on. */
  readonly fragment: string;
  /** Chat programs may cut it off. */
  readonly isLong: boolean;
}

const ASK_AGAIN = 'Ask for it again, or for the file.';
const UPDATE = 'Reload the page to update it, then open the link again.';

function refuse(reason: LinkRefusalReason, message: string, wayOut: string, place?: string): LinkRefusal {
  return { ok: false, reason, message, wayOut, ...(place === undefined ? {} : { place }) };
}

export function contentOfLink(
  diagram: Diagram,
  extras: LinkExtras,
  kinds: KindTable,
  style: LinkStyle,
): Uint8Array {
  const writer = new ByteWriter();
  writeDocument(writer, diagram, kinds, LINK_FORMAT_3, style);
  writeExtras(writer, extras, diagram, kinds, LINK_FORMAT_3, style);
  return writer.written();
}

const SAVE = 'Save it to a file and send the file.';

/** For a link that cannot be made. Most of what makes links long is what was done to a run. */
function notMade(
  { log = [], momentMs }: LinkExtras,
  fault: Pick<LinkRefusal, 'reason' | 'message' | 'place'>,
): LinkRefusal {
  const refusal = { ok: false, ...fault } as const;
  if (log.length === 0 && momentMs === undefined) return { ...refusal, wayOut: SAVE };
  const wayOut = 'Share it without this moment of the run, or save it to a file and send the file.';
  return { ...refusal, wayOut, without: 'moment' };
}

/** Reads back what a link would hold; null when it is the same. */
function misread(
  content: Uint8Array,
  extras: LinkExtras,
  kinds: KindTable,
  style: LinkStyle,
): LinkRefusal | null {
  const back = openContent(content, kinds, LINK_FORMAT_3, LINK_VERSION);
  if (!back.ok) return notMade(extras, back);
  const again = contentOfLink(back.diagram, back.extras, kinds, style);
  if (again.length === content.length && again.every((byte, at) => byte === content[at])) return null;
  const message = `A link cannot hold this as it is. ${back.repairs[0] ?? ''}`.trim();
  return notMade(extras, { reason: 'broken', message });
}

interface Packed {
  readonly style: LinkStyle;
  readonly content: Uint8Array;
  readonly packing: 'stored' | 'deflated';
  readonly bytes: Uint8Array;
}

async function packed(
  diagram: Diagram,
  extras: LinkExtras,
  kinds: KindTable,
  packing: LinkPacking | null,
  style: LinkStyle,
): Promise<Packed> {
  const content = contentOfLink(diagram, extras, kinds, style);
  const deflated = await packing?.deflate(content).catch(() => null);
  return deflated && deflated.length < content.length
    ? { style, content, packing: 'deflated', bytes: deflated }
    : { style, content, packing: 'stored', bytes: content };
}

/**
 * The link of a sound diagram, which opens as the same one; else a refusal with what still works. `packing` is null where
 * the platform cannot compress: the link is then longer.
 */
export async function encodeLink(
  diagram: Diagram,
  kinds: KindTable,
  packing: LinkPacking | null,
  extras: LinkExtras = {},
): Promise<MadeLink | LinkRefusal> {
  const inFigures = await packed(diagram, extras, kinds, packing, 'figures');
  const inColumns = await packed(diagram, extras, kinds, packing, 'columns');
  const link = inFigures.bytes.length < inColumns.bytes.length ? inFigures : inColumns;
  const fault = misread(link.content, extras, kinds, link.style);
  if (fault) return fault;
  const isTooLarge = link.content.length > LINK_LIMITS.unpackedBytes;
  const fragment = isTooLarge ? null : sealLink(LINK_VERSION, link.packing, link.bytes);
  if (fragment === null || fragment.length > LINK_LIMITS.madeCharacters) {
    const length = fragment ? `it would have ${characters(fragment.length)}; ` : '';
    const limit = `${length}the limit is ${characters(LINK_LIMITS.madeCharacters)}`;
    return notMade(extras, { reason: 'too-long', message: `This is too large for a link: ${limit}.` });
  }
  return { ok: true, fragment, isLong: fragment.length > LINK_LIMITS.chatCharacters };
}

const characters = (count: number) => `${count.toLocaleString('en-US')} characters`;

async function inflate(bytes: Uint8Array, packing: LinkPacking): Promise<Uint8Array | LinkRefusal> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of packing.inflate(bytes)) {
      length += chunk.length;
      if (length > LINK_LIMITS.unpackedBytes) {
        return refuse('too-large', 'Too large: over 256 KB unpacked.', 'Ask for the file instead.');
      }
      chunks.push(chunk);
    }
  } catch {
    return refuse('broken', 'This link cannot be unpacked.', ASK_AGAIN);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The bytes inside a link, and the format that they are in. */
export async function unpackLink(
  address: string,
  packing: LinkPacking | null,
): Promise<
  | { readonly ok: true; readonly content: Uint8Array; readonly format: LinkFormat; readonly version: number }
  | LinkRefusal
> {
  const envelope = unsealLink(address);
  if (!envelope.ok) {
    const { reason, message, place } = envelope;
    const wayOut = reason === 'no-link' ? 'Paste the whole link.' : ASK_AGAIN;
    return refuse(reason, message, reason === 'too-long' ? 'Ask for the file instead.' : wayOut, place);
  }
  const format = FORMATS.get(envelope.version);
  if (!format) {
    const message = `Made with a newer version (format ${envelope.version}; this page knows ${LINK_VERSION}).`;
    return refuse('too-new', message, UPDATE, 'version');
  }
  const bytes = bytesOf(envelope.content);
  if (!bytes) return refuse('broken', 'This link cannot be read: a character is left over.', ASK_AGAIN);
  if (envelope.packing === 'stored') return { ok: true, content: bytes, format, version: envelope.version };
  if (!packing) {
    const message = 'This browser cannot unpack links.';
    return refuse('cannot-unpack', message, 'Update the browser, or ask for the file instead.');
  }
  const content = await inflate(bytes, packing);
  return 'ok' in content ? content : { ok: true, content, format, version: envelope.version };
}

/** Opens a link: a fragment, or an address that has one. Never throws. */
export async function decodeLink(
  address: string,
  kinds: KindTable,
  packing: LinkPacking | null,
): Promise<LinkResult> {
  const unpacked = await unpackLink(address, packing);
  if (!unpacked.ok) return unpacked;
  return openContent(unpacked.content, kinds, unpacked.format, unpacked.version);
}

/** What is inside a link. Never throws. */
function openContent(content: Uint8Array, kinds: KindTable, format: LinkFormat, version: number): LinkResult {
  try {
    const reader = new ByteReader(content);
    const document = readLinkedDocument(reader, kinds, format);
    const { extras, scenario, repairs } = readExtras(reader, document, kinds, format);
    const opened = openDocument(document, kinds);
    if (!opened.ok) return { ...opened, wayOut: ASK_AGAIN };
    const end = endOf(extras) ?? opened.diagram;
    const planned = scenario.length > 0 ? openDocument({ ...end, scenario }, kinds) : null;
    if (planned?.ok === false) return { ...planned, wayOut: ASK_AGAIN };
    const diagram = planned ? withScenario(opened.diagram, scenarioOf(planned.diagram)) : opened.diagram;
    return {
      ...{ ok: true, diagram, extras },
      repairs: [...opened.repairs, ...(planned?.repairs ?? []), ...repairs],
      ...(opened.inRange && { inRange: opened.inRange }),
      format: version,
    };
  } catch (error) {
    if (error instanceof UnknownSection) {
      const message = 'Made with a newer version: it holds something that this page does not know.';
      return refuse('too-new', message, UPDATE);
    }
    if (!(error instanceof BrokenLink))
      return refuse('broken', 'This link cannot be read.', ASK_AGAIN, 'unforeseen');
    return error.place === undefined
      ? refuse('broken', `This link cannot be read: ${error.message}.`, ASK_AGAIN)
      : refuse('too-many', error.message, 'Ask for a smaller diagram.', error.place);
  }
}
