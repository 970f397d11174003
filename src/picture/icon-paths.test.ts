/** Promise of the icons: in a saved picture they are the ones of the page. */
import * as lucide from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ICON_PATHS, type IconName } from './icon-paths.ts';

function numbers(tag: string, ...names: readonly string[]): number[] {
  return names.map((name) => Number(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]));
}

/** Circles and boxes written as paths, like ours. */
function asPath(tag: string): string {
  const path = /\sd="([^"]*)"/.exec(tag)?.[1];
  if (path !== undefined) return path;
  if (tag.startsWith('<circle')) {
    const [cx = 0, cy = 0, r = 0] = numbers(tag, 'cx', 'cy', 'r');
    return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  const [x = 0, y = 0, w = 0, h = 0, r = 0] = numbers(tag, 'x', 'y', 'width', 'height', 'rx');
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
}

test.for(Object.keys(ICON_PATHS) as IconName[])('%s is drawn as on the page', (name) => {
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: a test, which is in no bundle
  const markup = renderToStaticMarkup(createElement(lucide[name]));
  const shapes = [...markup.matchAll(/<(?:path|circle|rect)\b[^>]*>/g)].map(([tag]) => asPath(tag));
  expect(shapes).toEqual([...ICON_PATHS[name]]);
});
