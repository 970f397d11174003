/** Two machines with a web server each, and a larger one beside them with the data that both use. */
import type { Component } from '../../diagram/diagram.ts';
import { component } from './drawing.ts';

const WEB_BOX = { width: 240, height: 208 };
const DATA_BOX = { width: 240, height: 528, parameters: { cores: 4 } };
const inDataBox = { machine: 'box-3' };

/** `x`: where the machines of the web servers stand. */
export function webTier(x: number): readonly Component[] {
  return [
    component('box-1', 'machine', x, 16, WEB_BOX),
    component('box-2', 'machine', x, 304, WEB_BOX),
    component('box-3', 'machine', x + 336, 0, DATA_BOX),
    component('web-1', 'web-server', 16, 48, { machine: 'box-1' }),
    component('web-2', 'web-server', 16, 48, { machine: 'box-2' }),
    component('db-1', 'database', 16, 48, inDataBox),
    component('cache-1', 'cache', 16, 208, inDataBox),
    component('static-1', 'static-files', 16, 368, inDataBox),
  ];
}

/** Each web server asks each of the data. */
export const WEB_TIER_LINKS: readonly (readonly [from: string, to: string])[] = ['web-1', 'web-2'].flatMap(
  (web) => ['db-1', 'cache-1', 'static-1'].map((data) => [web, data] as const),
);
