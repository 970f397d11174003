// Links that must not open: bent out of a sound one, made for a later page, or packed to burst.
import { deflateRawSync } from 'node:zlib';
import { kindTable } from '../../src/catalog/index.ts';
import { decodeLink } from '../../src/diagram/link-codec.ts';
import { sealLink } from '../../src/diagram/link-envelope.ts';
import { chanceOf } from '../../src/diagram/sample-diagrams.ts';

const START = '#d='.length;

export const cutOff = (fragment: string) => fragment.slice(0, Math.floor(fragment.length / 2));

export const withStranger = (fragment: string) =>
  `${fragment.slice(0, START + 47)}$${fragment.slice(START + 48)}`;

export function withOneChange(fragment: string): string {
  const at = fragment.length - 20;
  return fragment.slice(0, at) + (fragment[at] === 'A' ? 'B' : 'A') + fragment.slice(at + 1);
}

export const fromLaterPage = () => sealLink(60, 'stored', new Uint8Array(40));

/** A few thousand characters that unpack to this many bytes. */
export const bomb = (bytes: number, filler: number) =>
  sealLink(1, 'deflated', deflateRawSync(Buffer.alloc(bytes, filler), { level: 9 }));

/** 64 links that would take the page's memory, if it let them: small ones that unpack to megabytes, and claims of many parts. */
export function bombs(): readonly string[] {
  const packed = Array.from({ length: 56 }, (_, index) => bomb(300_000 + index * 200_000, index));
  const claims = [1, 2, 3].flatMap((version) => {
    const style = version === 3 ? [0] : [];
    const million = [0xc0, 0x84, 0x3d];
    const components = [...style, 0, 0, 0, ...million];
    const links = [...style, ...new Array<number>(15).fill(0), ...million];
    return [components, links].map((bytes) => sealLink(version, 'stored', Uint8Array.from(bytes)));
  });
  const inFigures = [1, 0, 0, 0, 0, 0xc0, 0x84, 0x3d];
  // As long a number as a link can hold, for as many parts as a document can have.
  const largeFigures = [1, 0xe0, 0x5d, ...new Array<number>(12_000).fill(255), 0, 0, 0, 0xac, 0x02, 0];
  const last = [inFigures, largeFigures].map((bytes) => sealLink(3, 'stored', Uint8Array.from(bytes)));
  return [...packed, ...claims, ...last];
}

export interface Mutated {
  readonly fragment: string;
  readonly message: string;
  readonly reason: string;
}

/** So many links that were bent at random and do not open, with what their card has to say. The same for the same seed. */
export async function mutated(sound: string, count: number, seed: number): Promise<readonly Mutated[]> {
  const chance = chanceOf(seed);
  const upTo = (limit: number) => Math.floor(chance() * limit);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const bend = () => {
    const at = START + upTo(sound.length - START);
    const letter = letters[upTo(letters.length)] ?? '';
    return [
      sound.slice(0, at) + letter + sound.slice(at + 1),
      `${sound.slice(0, at)}$${sound.slice(at + 1)}`,
      sound.slice(0, at),
      sound.slice(0, at) + sound.slice(at + 1 + upTo(4)),
      `${sound.slice(0, at)}${letter}${sound.slice(at)}`,
    ][upTo(5)] as string;
  };
  const bad = new Map<string, Mutated>();
  while (bad.size < count) {
    const fragment = bend();
    // Nothing of these has to be unpacked: length and sums stand outside.
    const result = await decodeLink(fragment, kindTable, null);
    if (result.ok || result.reason === 'cannot-unpack' || result.reason === 'no-link') continue;
    bad.set(fragment, { fragment, message: result.message, reason: result.reason });
  }
  return [...bad.values()];
}
