/** The characters of a link: bytes as base64url, a checksum over characters, and numbers of a fixed count of characters. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGITS = new Int8Array(128).fill(-1);
for (let digit = 0; digit < ALPHABET.length; digit += 1) DIGITS[ALPHABET.charCodeAt(digit)] = digit;

/** Value of a character from 0 to 63; -1 where the alphabet lacks it. */
function digitAt(text: string, index: number): number {
  return DIGITS[text.charCodeAt(index)] ?? -1;
}

/** Index of the first character that no link can hold; -1 when all are sound. */
export function strangerIn(text: string): number {
  for (let index = 0; index < text.length; index += 1) if (digitAt(text, index) < 0) return index;
  return -1;
}

export function digits(value: number, count: number): string {
  let text = '';
  let rest = value;
  for (let place = 0; place < count; place += 1) {
    text = ALPHABET.charAt(rest % 64) + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

export function numberOf(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index += 1) value = value * 64 + digitAt(text, index);
  return value;
}

export function charactersOf(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = bytes.subarray(index, index + 3);
    const bits = ((group[0] ?? 0) << 16) | ((group[1] ?? 0) << 8) | (group[2] ?? 0);
    text += digits(bits, 4).slice(0, group.length + 1);
  }
  return text;
}

/** The bytes of sound characters; null when a character is left over or its unused bits are set. */
export function bytesOf(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    bits = ((bits << 6) | digitAt(text, index)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});

/** CRC-32 of plain characters: finds every short change and all but one in four thousand million of the others. */
export function checksumOf(text: string): number {
  let sum = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    sum = (sum >>> 8) ^ (REMAINDERS[(sum ^ text.charCodeAt(index)) & 0xff] ?? 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
