// Links that must not open: bent out of a sound one, made for a later page, or packed to burst.
import { deflateRawSync } from 'node:zlib';
import { sealLink } from '../../src/diagram/link-envelope.ts';

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
