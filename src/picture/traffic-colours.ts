/** The colours of the drawing; each client population gets its own shade. */
import { kindOf } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';

export const TOKENS = [
  'browser',
  'mobile',
  'compute',
  'data',
  'cell',
  'card',
  'canvas',
  'ink',
  'ink-2',
  'ink-3',
  'bad',
  'brand',
  'off',
  'line-2',
] as const;

export type Token = (typeof TOKENS)[number];
export type Theme = Readonly<Record<Token, string>>;

/** "#0072b2" or "#fff" (as a built style sheet shortens it) mixed with white or black: 0 is the colour itself, 1 entirely the other. Other notations come back as they are. */
export function mix(colour: string, other: string, share: number): string {
  const from = channelsOf(colour);
  const to = channelsOf(other);
  if (!from || !to) return colour;
  const mixed = from.map((value, at) => Math.round(value + ((to[at] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channelsOf(colour: string): number[] | null {
  const long = colour.replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3');
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long);
  return match ? match.slice(1).map((part) => Number.parseInt(part, 16)) : null;
}

/** Shades in turn: the colour itself, then darker, lighter, and so on. */
export function shade(colour: string, index: number, theme: Theme): string {
  if (index === 0) return colour;
  const share = Math.min(0.6, 0.24 * Math.ceil(index / 2));
  return mix(colour, index % 2 === 1 ? theme.ink : theme.canvas, share);
}

/** By component id: clients in the colour of their kind (several of one kind in shades), processes likewise. */
export function coloursOf(diagram: Diagram, theme: Theme): ReadonlyMap<string, string> {
  const used = new Map<string, number>();
  const colours = new Map<string, string>();
  for (const { id, kind } of diagram.components) {
    const { colour, role } = kindOf(kind);
    const key = `${role} ${colour}`;
    const index = used.get(key) ?? 0;
    used.set(key, index + 1);
    colours.set(id, shade(theme[colour], index, theme));
  }
  return colours;
}
