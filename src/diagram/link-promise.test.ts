/** The promise of every link that is made: it opens as the same. What its own reader would refuse is refused at once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { platformPacking } from '../stores/platform-deflate.ts';
import type { Diagram } from './diagram.ts';
import { decodeLink, encodeLink, LINK_VERSION } from './link-codec.ts';
import type { LinkExtras } from './link-extras.ts';
import { livedIn, randomDiagram } from './sample-diagrams.ts';
import { withRandomScenario } from './sample-scenario.ts';

const deep = process.env.LOADBEARING_DEEP === '1' || import.meta.env.MODE === 'deep';
const single = EXAMPLES[0]!.diagram;
const make = (diagram: Diagram, extras: LinkExtras = {}) =>
  encodeLink(diagram, kindTable, platformPacking, extras);

const changed = (diagram: Diagram, count: number): LinkExtras => ({
  log: Array.from({ length: count }, (_, index) => ({
    atMs: index * 100,
    label: 'Set traffic',
    change: { what: 'diagram', diagram: { ...diagram, trafficFactor: index % 2 } },
  })),
  momentMs: count * 100,
});

test('every link that is made opens to the same document and the same run', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.nat(10_000),
        components: fc.nat(30),
        events: fc.nat(8),
        changes: fc.oneof({ arbitrary: fc.nat(5), weight: 9 }, { arbitrary: fc.constant(501), weight: 1 }),
        sends: fc.nat(3),
        momentMs: fc.option(fc.double({ min: 0, max: 2e9, noNaN: true }), { nil: undefined }),
        side: fc.double({ min: 0, max: 3e6, noNaN: true }),
      }),
      async ({ seed, components, events, changes, sends, momentMs, side }) => {
        const wanted = { components, links: components, changed: 0.3 };
        const drawn = livedIn(randomDiagram(kindTable, seed, wanted), kindTable, seed);
        const diagram = withRandomScenario(drawn, kindTable, seed, events);
        const send = { what: 'send', source: 'browsers-1', mixIndex: 0 } as const;
        const { scenario: _, ...plain } = diagram;
        const extras: LinkExtras = {
          log: [
            ...(changed(plain, changes).log ?? []),
            ...Array.from({ length: sends }, () => ({ atMs: 1e6, label: 'Send', change: send })),
          ],
          ...(momentMs === undefined ? {} : { momentMs }),
          ...(seed % 2 ? { view: { x: -side, y: 1, width: side, height: 9 } } : {}),
        };
        const link = await make(diagram, extras.log?.length ? extras : { ...extras, log: undefined! });
        if (!link.ok) {
          refused += 1;
          expect([link.message, link.wayOut].every((words) => words.endsWith('.'))).toBe(true);
          return;
        }
        const opened = await decodeLink(link.fragment, kindTable, platformPacking);
        if (!extras.log?.length) delete (extras as { log?: unknown }).log;
        expect(opened).toEqual({ ok: true, diagram, extras, repairs: [], format: LINK_VERSION });
      },
    ),
    { numRuns: deep ? 300 : 30 },
  );
  expect(refused).toBeGreaterThan(0);
}, 1_200_000);

describe('a link that its reader would refuse is not made', () => {
  test('more changes than a link can tell: the diagram can still be shared without them', async () => {
    expect(await make(single, changed(single, 500))).toMatchObject({ ok: true });
    expect(await make(single, changed(single, 501))).toEqual({
      ok: false,
      reason: 'too-many',
      message: 'Too many changes to the run: 501; the limit is 500.',
      place: 'log',
      wayOut: 'Share it without this moment of the run, or save it to a file and send the file.',
      without: 'moment',
    });
  });

  test('changes of a large diagram: all of their parts count', async () => {
    const large = randomDiagram(kindTable, 1, { components: 100, links: 100, changed: 0 });
    expect(await make(large, changed(large, 150))).toMatchObject({
      reason: 'too-many',
      message: 'Too many parts in the changes to the run: the limit is 20,000.',
      without: 'moment',
    });
  });

  test('a moment beyond the longest run, a view of no extent', async () => {
    expect(await make(single, { momentMs: 1e9 + 1 })).toMatchObject({
      ok: false,
      message: 'A link cannot hold this as it is. The moment in the link is out of range; left out.',
      without: 'moment',
    });
    expect(await make(single, { view: { x: 0, y: 0, width: 0, height: 1 } })).toMatchObject({ ok: false });
  });

  test('a diagram that is too large says how long its link would be; without a run there is only the file', async () => {
    const notes = Array.from({ length: 100 }, (_, index) => ({
      ...{ id: `note-${index + 1}`, x: 0, y: 0, width: 100, height: 100 },
      text: Array.from({ length: 300 }, (__, at) =>
        String.fromCharCode(0x4e00 + ((at * at * 31 + index * 977) % 20_000)),
      ).join(''),
    }));
    const made = await make({ ...single, notes });
    expect(made).toMatchObject({
      reason: 'too-long',
      message: expect.stringMatching(
        /^This is too large for a link: it would have \d+,\d+ characters; the limit is 8,000/,
      ),
      wayOut: 'Save it to a file and send the file.',
    });
    expect(made).not.toHaveProperty('without');
  });
});
