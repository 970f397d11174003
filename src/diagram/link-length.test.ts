/** Promises about the length of links: short enough for a message, whatever the settings are. */
import { expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { platformPacking } from '../stores/platform-deflate.ts';
import type { Diagram } from './diagram.ts';
import { encodeLink } from './link-codec.ts';
import { randomDiagram } from './sample-diagrams.ts';

const deep = process.env.LOADBEARING_DEEP === '1' || import.meta.env.MODE === 'deep';

async function lengthOf(diagram: Diagram): Promise<number> {
  const link = await encodeLink(diagram, kindTable, platformPacking);
  return link.ok ? link.fragment.length : Number.POSITIVE_INFINITY;
}

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

test.for([
  { components: 20, links: 30, changed: 1, longest: 550 },
  { components: 20, links: 30, changed: 0.3, longest: 350 },
  { components: 80, links: 120, changed: 0.3, longest: 1300 },
  { components: 80, links: 120, changed: 0, longest: 800 },
  { components: 80, links: 120, changed: 1, longest: 2000 },
  { components: 20, links: 30, changed: 1, onSteps: true, longest: 500 },
  { components: 80, links: 120, changed: 1, onSteps: true, longest: 1850 },
])(
  '$components components, $links links, $changed of the settings changed: at most $longest',
  async (wanted) => {
    const diagrams = SEEDS.map((seed) => randomDiagram(kindTable, seed, wanted));
    for (const { components, links } of diagrams) {
      expect([components.length, links.length]).toEqual([wanted.components, wanted.links]);
    }
    const lengths = await Promise.all(diagrams.map(lengthOf));
    const sorted = lengths.toSorted((one, other) => one - other);
    if (deep)
      console.info(
        `${wanted.components}/${wanted.links}, ${wanted.changed} changed: median ${sorted[10]}, longest ${sorted.at(-1)}`,
      );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(wanted.longest);
  },
);

test('the examples fit into a text message', async () => {
  for (const { id, diagram } of EXAMPLES) {
    const length = await lengthOf(diagram);
    if (deep) console.info(`${id}: ${length}`);
    expect(length).toBeLessThanOrEqual(130);
  }
});
