/** Promise of the palettes: saved pictures have the colours of the page. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PALETTES } from './palettes.ts';

const css = readFileSync(new URL('../ui/theme.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(css.indexOf('{', start), css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

test.for([
  ['light', ':root,\n:root[data-theme="light"] {'],
  ['dark', ':root[data-theme="dark"] {'],
] as const)('the %s palette is that of the style sheet', ([theme, selector]) => {
  const tokens = tokensOf(selector);
  expect(tokens.size).toBeGreaterThan(30);
  for (const [name, colour] of Object.entries(PALETTES[theme])) expect(colour, name).toBe(tokens.get(name));
});
