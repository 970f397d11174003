/** Text as a document may hold it: whole characters, no control characters, nothing that reverses the line, cut to length. */
import { LIMITS } from './diagram.ts';

const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Control characters, line and paragraph separators, byte-order mark, and marks that reorder what stands around them. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const UNSEEN_BUT_NEW_LINES = new RegExp(`(?!\\n)${UNSEEN.source}`, 'gu');

function cut(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('');
}

/** A name on one line, without spaces around it; empty when nothing visible is left. */
export function cleanName(text: string): string {
  const visible = text
    .slice(0, LIMITS.nameLength * 20)
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(/\s/gu, ' ');
  return cut(visible.replace(UNSEEN, '').trim(), LIMITS.nameLength).trim();
}

/** A note of several lines. */
export function cleanNote(text: string): string {
  const lines = text
    .slice(0, LIMITS.noteLength * 20)
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ');
  return cut(lines.replace(LONE_SURROGATES, '\ufffd').replace(UNSEEN_BUT_NEW_LINES, ''), LIMITS.noteLength);
}
