/** Promises of the look: text can be read on every surface, control edges can be seen, both ways to dark say the same. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

function block(start: string): Map<string, string> {
  const from = css.indexOf(start);
  if (from < 0) throw new Error(`theme.css has no block "${start}".`);
  const body = css.slice(css.indexOf('{', from + start.length - 1) + 1);
  const tokens = new Map<string, string>();
  for (const [, name, value] of body.slice(0, body.indexOf('}')).matchAll(/--([\w-]+):\s*([^;]+);/g))
    tokens.set(name ?? '', value ?? '');
  return tokens;
}

const light = block(':root,\n:root[data-theme="light"] {');
const dark = block(':root[data-theme="dark"] {');
const darkBySystem = block(':root:not([data-theme="light"]) {');

function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(theme: Map<string, string>, a: string, b: string): number {
  const [first, second] = [a, b].map((name) => {
    const hex = theme.get(name) ?? '';
    if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`--${name} is "${hex}", not a plain colour.`);
    return luminance(hex);
  }) as [number, number];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

const surfaces = ['panel', 'card', 'canvas', 'sunken', 'hover'];
const texts = [
  'ink',
  'ink-2',
  'ink-3',
  'brand',
  'browser',
  'mobile',
  'compute',
  'data',
  'ok',
  'warn',
  'bad',
  'off',
];
const softened = ['brand', 'browser', 'mobile', 'compute', 'data', 'note', 'ok', 'warn', 'bad', 'off'];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s theme', (_, theme) => {
  test.each(surfaces.flatMap((surface) => texts.map((text) => [text, surface] as const)))(
    '%s can be read on %s (4.5:1)',
    (text, surface) => expect(contrast(theme, text, surface)).toBeGreaterThanOrEqual(4.5),
  );
  test.each(softened)('%s can be read on its own soft background, and so can all inks (4.5:1)', (name) => {
    for (const text of [name, 'ink', 'ink-2', 'ink-3'])
      expect
        .soft(contrast(theme, text, `${name}-soft`), `${text} on ${name}-soft`)
        .toBeGreaterThanOrEqual(4.5);
  });
  test.each(surfaces)(
    'control edges, the focus ring and the frame of a machine show on %s (3:1)',
    (surface) => {
      for (const name of ['edge', 'focus'])
        expect.soft(contrast(theme, name, surface), name).toBeGreaterThanOrEqual(3);
    },
  );
  test.each(['browser', 'mobile', 'compute', 'data'])('the icon on a %s square shows (4.5:1)', (name) =>
    expect(contrast(theme, 'on-kind', name)).toBeGreaterThanOrEqual(4.5),
  );
  test('words on the brand colour can be read (4.5:1)', () =>
    expect(contrast(theme, 'on-brand', 'brand')).toBeGreaterThanOrEqual(4.5));
});

test('dark by choice and dark by the system are the same', () => expect(darkBySystem).toEqual(dark));

test('both themes name the same colours', () =>
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort()));
