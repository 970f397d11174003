/** Text as a document may hold it: whole characters, signs for control characters and for what reverses the line, cut to length. */
import { LIMITS } from './diagram.ts';

const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Marks that show nothing and reorder nothing that stands apart: they go without a sign. */
const UNSEEN = /[\u061c\u200e\u200f\ufeff]/gu;
/** Control characters, line and paragraph separators, and marks that reverse what stands around them. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const CONTROLS_BUT_NEW_LINES = new RegExp(`(?!\\n)${CONTROLS.source}`, 'gu');

/** What is seen instead: the signs that Unicode has for the old control characters, and one for all others. */
function signOf(control: string): string {
  const code = control.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\u2426';
}

const graphemes = 'Segmenter' in Intl ? new Intl.Segmenter('en', { granularity: 'grapheme' }) : null;

/** Whole characters as readers see them; of one that is longer than all there is room for, its beginning. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const units = graphemes ? Array.from(graphemes.segment(text), ({ segment }) => segment) : Array.from(text);
  let kept = '';
  let points = 0;
  for (const unit of units) {
    points += Array.from(unit).length;
    if (points > length) break;
    kept += unit;
  }
  return kept || Array.from(text).slice(0, length).join('');
}

/** A name on one line, without spaces around it; empty when nothing visible is left. */
export function cleanName(text: string): string {
  const visible = text
    .slice(0, LIMITS.nameLength * 20)
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(/\s/gu, ' ');
  return cut(visible.trim().replace(UNSEEN, '').replace(CONTROLS, signOf), LIMITS.nameLength).trim();
}

/** A note of several lines. */
export function cleanNote(text: string): string {
  const lines = text
    .slice(0, LIMITS.noteLength * 20)
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ');
  const seen = lines.replace(LONE_SURROGATES, '\ufffd').replace(UNSEEN, '');
  return cut(seen.replace(CONTROLS_BUT_NEW_LINES, signOf), LIMITS.noteLength);
}
