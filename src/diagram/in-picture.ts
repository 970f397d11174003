/** The diagram inside a picture: as text in an SVG's metadata or in a chunk of a PNG, and how it is found again. */
import { type Diagram, LIMITS } from './diagram.ts';
import { type Refusal, refuse, TRY_ANOTHER } from './refusals.ts';
import { toFileText } from './serialise.ts';

/** The diagram stands at the start of a picture: no more of the file need be read, however large it is. */
export const PICTURE_HEAD_BYTES = 2 * LIMITS.fileBytes;

const NAMESPACE = 'urn:loadbearing:diagram';
const KEYWORD = 'loadbearing';
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature and header chunk. */
const PNG_HEAD_BYTES = 33;

/** Where a picture holds no diagram, or a broken one. */
export type NotInPicture = 'none' | 'damaged';

/** A document in plain ASCII without marks that XML knows: whatever carries it, not one letter is changed. */
export function toPictureText(diagram: Diagram): string {
  return toFileText(diagram).replace(
    /[<>&\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function toSvgMetadata(diagram: Diagram): string {
  return `<metadata><diagram xmlns="${NAMESPACE}">${toPictureText(diagram)}</diagram></metadata>`;
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', '#34': '"', apos: "'", '#39': "'" };

/** Other programs may have saved the picture since: prefixes and entities are understood. */
export function diagramTextInSvg(svg: string): string | NotInPicture {
  const named = svg.indexOf(NAMESPACE);
  if (named < 0) return 'none';
  const found = /<(?:[\w-]+:)?diagram\b[^<>]*>([^<]*)<\//.exec(svg)?.[1];
  if (found === undefined) return 'damaged';
  return found.replace(/&(quot|#34|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, at) => bytes[at] === byte);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** The same PNG with the diagram in a text chunk behind its header. Throws on what is no PNG. */
export function withDiagramInPng(png: Uint8Array, diagram: Diagram): Uint8Array<ArrayBuffer> {
  if (!isPng(png) || png.length < PNG_HEAD_BYTES) throw new Error('These bytes are no PNG picture.');
  const body = ascii(`tEXt${KEYWORD}\0${toPictureText(diagram)}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  const made = new Uint8Array(png.length + chunk.length);
  made.set(png.subarray(0, PNG_HEAD_BYTES));
  made.set(chunk, PNG_HEAD_BYTES);
  made.set(png.subarray(PNG_HEAD_BYTES), PNG_HEAD_BYTES + chunk.length);
  return made;
}

/** Looks through the chunks in front of the picture's own data. */
export function diagramTextInPng(png: Uint8Array): string | NotInPicture {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = PNG_SIGNATURE.length; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const type = textOf(png.subarray(at + 4, at + 8));
    const body = png.subarray(at + 4, at + 8 + length);
    const isOurs = type === 'tEXt' && textOf(body.subarray(4, 5 + KEYWORD.length)) === `${KEYWORD}\0`;
    const end = at + 8 + length;
    if (isOurs) {
      if (end + 4 > png.length || view.getUint32(end) !== crc32(body)) return 'damaged';
      return textOf(body.subarray(5 + KEYWORD.length));
    }
    if (type === 'IDAT' || type === 'IEND') return 'none';
    at = end + 4;
  }
  return 'none';
}

/** The refusal for a picture that no diagram can be read from. */
export function refusePicture(what: 'a PNG' | 'an SVG', why: NotInPicture): Refusal {
  return why === 'none'
    ? refuse('wrong-file', `This is ${what} picture without a diagram in it.`, TRY_ANOTHER)
    : refuse(
        'not-json',
        `This is ${what} picture that held a diagram, but the diagram is damaged.`,
        'Ask for the picture again, or for the file.',
      );
}
