/** The outside of a link: `#d=`, version, length, checksums. The same in every version, so that each fault is told apart. */
import { charactersOf, checksumOf, digits, numberOf, strangerIn } from './link-alphabet.ts';

/** Where the parts of the payload begin: version, packing, length, sum of the head, sum of all, then the content. */
const LENGTH_AT = 2;
const HEAD_SUM_AT = 5;
const SUM_AT = 6;
export const CONTENT_AT = 12;

export const FRAGMENT_START = '#d=';
/** Characters of a link that is read; links are made shorter than this. */
export const LONGEST_READ = 16_384;

export type Packing = 'stored' | 'deflated';
const PACKINGS: readonly Packing[] = ['stored', 'deflated'];

export type EnvelopeFault = 'no-link' | 'too-long' | 'empty' | 'cut' | 'damaged' | 'changed';

export type Envelope =
  | { readonly ok: true; readonly version: number; readonly packing: Packing; readonly content: string }
  | {
      readonly ok: false;
      readonly reason: EnvelopeFault;
      readonly message: string;
      readonly place?: string;
    };

function headSum(version: number, packing: number, length: number): number {
  return (version * 7 + packing * 19 + (length % 64) * 3 + (length >> 6) * 11 + (length >> 12) * 29 + 5) % 64;
}

function sumOf(head: string, content: string): string {
  return digits(checksumOf(head + content), CONTENT_AT - SUM_AT);
}

export function sealLink(version: number, packing: Packing, bytes: Uint8Array): string {
  const content = charactersOf(bytes);
  const length = CONTENT_AT + content.length;
  const code = PACKINGS.indexOf(packing);
  const head = digits(version, 1) + digits(code, 1) + digits(length, 3);
  const checked = head + digits(headSum(version, code, length), 1);
  return FRAGMENT_START + checked + sumOf(checked, content) + content;
}

/** White space and what chat programs and typesetting put between characters without being asked. */
const SPACE = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
/** What stands behind a link in a sentence. No letter, so that a longer link is never taken for a shorter one. */
const DEBRIS = /[^A-Za-z0-9_-]+$/;
const TAIL_WITHOUT_LETTERS = /^[^A-Za-z0-9]*$/;

const count = (number: number) => number.toLocaleString('en-US');

function fault(reason: EnvelopeFault, message: string, place?: string): Envelope {
  return { ok: false, reason, message, ...(place === undefined ? {} : { place }) };
}

function damagedAt(index: number): Envelope {
  const place = `character ${count(index + 1)}`;
  return fault('damaged', `This link is damaged (${place}).`, place);
}

/** The payload of a fragment or of a whole address; null when there is none in it. */
function payloadIn(address: string): string | null {
  const fragment = address.slice(Math.max(0, address.indexOf('#'))).trimStart();
  const start = /^#?d=/.exec(fragment);
  return start ? fragment.slice(start[0].length) : null;
}

/** Opens the outside. Only an intact content comes out. */
export function unsealLink(address: string): Envelope {
  const payload = payloadIn(address);
  if (payload === null) return fault('no-link', 'There is no diagram in this address.');
  if (payload.length > LONGEST_READ) {
    const length = `${count(payload.length)} characters; the limit is ${count(LONGEST_READ)}`;
    return fault('too-long', `Too long for a link: ${length}.`);
  }
  let plain = payload;
  if (payload.includes('%')) {
    try {
      plain = decodeURIComponent(payload);
    } catch {
      const broken = payload.search(/%(?![0-9a-f]{2})/i);
      return damagedAt(broken < 0 ? payload.indexOf('%') : broken);
    }
  }
  const text = plain.replace(SPACE, '').replace(DEBRIS, '');
  if (text === '') return fault('empty', 'This link holds no diagram: there is nothing behind "#d=".');

  const stranger = strangerIn(text);
  if (stranger >= 0 && stranger < CONTENT_AT) return damagedAt(stranger);
  if (text.length < SUM_AT) {
    return fault('cut', `This link was cut off: only ${count(text.length)} characters arrived.`);
  }
  const version = numberOf(text.charAt(0));
  const code = numberOf(text.charAt(1));
  const length = numberOf(text.slice(LENGTH_AT, HEAD_SUM_AT));
  if (numberOf(text.charAt(HEAD_SUM_AT)) !== headSum(version, code, length)) {
    return fault('changed', 'This link was changed on the way.', `the first ${SUM_AT} characters`);
  }
  const whole = TAIL_WITHOUT_LETTERS.test(text.slice(length)) ? text.slice(0, length) : text;
  if (stranger >= 0 && stranger < whole.length) return damagedAt(stranger);
  if (whole.length < length) {
    const arrived = `${count(whole.length)} of ${count(length)} characters arrived`;
    return fault('cut', `This link was cut off: ${arrived}.`, `character ${count(whole.length + 1)}`);
  }
  const head = whole.slice(0, SUM_AT);
  const content = whole.slice(CONTENT_AT);
  const packing = PACKINGS[code];
  if (
    whole.length > length ||
    length < CONTENT_AT ||
    whole.slice(SUM_AT, CONTENT_AT) !== sumOf(head, content)
  ) {
    return fault('changed', 'This link was changed on the way.');
  }
  if (packing === undefined) return fault('changed', 'This link is packed in a way that no page knows.');
  return { ok: true, version, packing, content };
}
