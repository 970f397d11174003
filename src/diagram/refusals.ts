/** Why something from outside is not opened: a reason, a place and a way out, and how files of other programs are told. */
import { LIMITS } from './diagram.ts';
import { formatNumber } from './parameters.ts';

export type RefusalReason =
  | 'empty'
  | 'too-large'
  | 'not-json'
  | 'not-data'
  | 'wrong-file'
  | 'too-deep'
  | 'no-version'
  | 'too-new'
  | 'too-old'
  | 'migration-failed'
  | 'wrong-shape'
  | 'too-many';

export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  /** What is wrong, in one or two sentences. */
  readonly message: string;
  readonly place?: string;
  readonly wayOut: string;
}

/** What a file is that is none of ours, told by how it starts. */
const OTHER_FILES: readonly (readonly [start: RegExp, what: string])[] = [
  [/^[\u0089\ufffd]PNG/, 'a PNG picture'],
  [/^(?:\u00ff\u00d8\u00ff|\ufffd\ufffd\ufffd\ufffd)/, 'a JPEG picture'],
  [/^GIF8/, 'a GIF picture'],
  [/^RIFF.{4,8}WEBP/su, 'a WebP picture'],
  [/^%PDF/, 'a PDF document'],
  [/^PK\p{Cc}\p{Cc}/u, 'a ZIP archive or an office document'],
  [/^\s*<(?:!doctype html|html)/i, 'a web page'],
  [/^\s*(?:<\?xml[^>]*>\s*)?<svg/i, 'an SVG picture'],
  [/^\s*(?:<\?xml[^>]*>\s*)?<(?:mxfile|mxGraphModel)/i, 'a draw.io drawing'],
  [/^\s*<\?xml/i, 'an XML file'],
  [/^(?:.{4}ftyp|\p{Cc}E[\u00df\ufffd])/su, 'a video'],
  [/^(?:ID3|OggS|fLaC|RIFF.{4,8}WAVE)/su, 'a sound recording'],
  [/^\p{Cc}[\u008b\ufffd]\p{Cc}/u, 'a compressed file'],
  [/^(?:\p{Cc}ELF|MZ)/u, 'a program'],
];

export const TRY_ANOTHER =
  'Choose a file that was saved here: its name ends in .loadbearing.json, or it is a picture from Export.';

export function refuse(reason: RefusalReason, message: string, wayOut: string, place?: string): Refusal {
  return { ok: false, reason, message, wayOut, ...(place === undefined ? {} : { place }) };
}

/** The refusal for a file that starts like one of another program; null when it may be ours. */
export function refuseOtherFile(start: string): Refusal | null {
  const other = OTHER_FILES.find(([pattern]) => pattern.test(start.slice(0, 500)));
  return other ? refuse('wrong-file', `This is ${other[1]}, not a saved diagram.`, TRY_ANOTHER) : null;
}

/** The refusal for something larger than a document may be; null when it fits. */
export function refuseSize(bytes: number): Refusal | null {
  if (bytes <= LIMITS.fileBytes) return null;
  const size = formatNumber(Math.ceil((bytes / LIMITS.fileBytes) * 10) / 10);
  return refuse('too-large', `Too large: ${size} MB. The limit is 1 MB.`, TRY_ANOTHER);
}
