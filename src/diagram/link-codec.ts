/** A diagram as a link and back. What comes from a link passes the one gate, or is refused with a reason and a way out. */
import type { Diagram } from './diagram.ts';
import { openDocument } from './gate.ts';
import type { KindTable } from './kind-rules.ts';
import { bytesOf } from './link-alphabet.ts';
import { BrokenLink, ByteReader, ByteWriter } from './link-bytes.ts';
import { readLinkedDocument, writeDocument } from './link-document.ts';
import { type EnvelopeFault, sealLink, unsealLink } from './link-envelope.ts';
import { type LinkExtras, partsOf, readExtras, UnknownSection, writeExtras } from './link-extras.ts';
import { LINK_FORMAT_1, type LinkFormat } from './link-format-1.ts';
import { LINK_FORMAT_2 } from './link-format-2.ts';
import type { Refusal } from './refusals.ts';

/** The newest format: links are made in it. Every one in the list opens for ever. */
export const LINK_VERSION = 2;
const FORMATS: ReadonlyMap<number, LinkFormat> = new Map([
  [1, LINK_FORMAT_1],
  [2, LINK_FORMAT_2],
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
}

export interface OpenedLink {
  readonly ok: true;
  readonly diagram: Diagram;
  readonly extras: LinkExtras;
  readonly repairs: readonly string[];
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

export function contentOfLink(diagram: Diagram, extras: LinkExtras, kinds: KindTable): Uint8Array {
  const writer = new ByteWriter();
  writeDocument(writer, diagram, kinds, LINK_FORMAT_2);
  writeExtras(writer, extras, diagram, kinds, LINK_FORMAT_2);
  return writer.written();
}

/** The link of a sound diagram. `packing` is null where the platform cannot compress: the link is then longer. */
export async function encodeLink(
  diagram: Diagram,
  kinds: KindTable,
  packing: LinkPacking | null,
  extras: LinkExtras = {},
): Promise<MadeLink | LinkRefusal> {
  const content = contentOfLink(diagram, extras, kinds);
  const packed = await packing?.deflate(content).catch(() => null);
  const shorter = packed && packed.length < content.length;
  const fragment =
    content.length > LINK_LIMITS.unpackedBytes
      ? null
      : sealLink(LINK_VERSION, shorter ? 'deflated' : 'stored', shorter ? packed : content);
  if (fragment === null || fragment.length > LINK_LIMITS.madeCharacters) {
    const limit = LINK_LIMITS.madeCharacters.toLocaleString('en-US');
    const message = `This diagram is too large for a link: the limit is ${limit} characters.`;
    return refuse('too-long', message, 'Save it to a file and send the file.');
  }
  return { ok: true, fragment, isLong: fragment.length > LINK_LIMITS.chatCharacters };
}

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
  try {
    const reader = new ByteReader(unpacked.content);
    const document = readLinkedDocument(reader, kinds, unpacked.format);
    const { extras, scenario, repairs } = readExtras(reader, partsOf(document), kinds, unpacked.format);
    const opened = openDocument({ ...document, ...(scenario.length > 0 && { scenario }) }, kinds);
    if (!opened.ok) return { ...opened, wayOut: ASK_AGAIN };
    return {
      ...{ ok: true, diagram: opened.diagram, extras },
      repairs: [...opened.repairs, ...repairs],
      format: unpacked.version,
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
