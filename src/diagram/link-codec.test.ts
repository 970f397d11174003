/** Promises of links: what is sent arrives to the last bit, and every bad link gets its own reason, place and way out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import { findPacking, platformPacking } from '../stores/platform-deflate.ts';
import { type Diagram, EMPTY_DIAGRAM } from './diagram.ts';
import { openDocument } from './gate.ts';
import { BrokenLink, ByteReader, ByteWriter } from './link-bytes.ts';
import { contentOfLink, decodeLink, encodeLink, LINK_VERSION, type LinkPacking } from './link-codec.ts';
import { readExceptions, readNumbers, writeNumbers } from './link-columns.ts';
import { CONTENT_AT, LONGEST_READ, sealLink } from './link-envelope.ts';
import type { LinkExtras } from './link-extras.ts';
import { chanceOf, livedIn, randomDiagram } from './sample-diagrams.ts';
import { toFileText } from './serialise.ts';

const single = EXAMPLES[0]!.diagram;

async function linkOf(diagram: Diagram, extras: LinkExtras = {}, packing = platformPacking): Promise<string> {
  const link = await encodeLink(diagram, kindTable, packing, extras);
  if (!link.ok) throw new Error(link.message);
  return link.fragment;
}

const open = (address: string, packing: LinkPacking | null = platformPacking) =>
  decodeLink(address, kindTable, packing);

const anyDiagram = fc
  .record({
    seed: fc.nat(),
    components: fc.nat(40),
    links: fc.nat(30),
    changed: fc.constantFrom(0, 0.3, 1),
    onSteps: fc.boolean(),
    lived: fc.boolean(),
  })
  .map(({ seed, lived, ...wanted }) => {
    const diagram = randomDiagram(kindTable, seed, wanted);
    return lived ? livedIn(diagram, kindTable, seed) : diagram;
  });

describe('what is sent arrives', () => {
  test('any diagram: the same to the byte, with nothing to repair, packed or not', async () => {
    await fc.assert(
      fc.asyncProperty(anyDiagram, fc.boolean(), async (diagram, packed) => {
        const text = await linkOf(diagram, {}, packed ? platformPacking : null);
        expect(text).toMatch(/^#d=[A-Za-z0-9_-]+$/);
        const opened = await open(text);
        expect(opened).toEqual({ ok: true, diagram, extras: {}, repairs: [], format: LINK_VERSION });
        expect(toFileText(opened.ok ? opened.diagram : EMPTY_DIAGRAM)).toBe(toFileText(diagram));
      }),
      { numRuns: 200 },
    );
  });

  test('any finite numbers in a column, to the last bit', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.integer({ min: -5000, max: 5000 }).map((tenths) => tenths / 10),
      fc.constantFrom(0, 16, 1000, 2 ** 49, 2 ** 50, 2 ** 53, 1e308, 5e-324, 0.1 + 0.2),
    );
    fc.assert(
      fc.property(fc.array(fc.option(number, { nil: undefined }), { maxLength: 40 }), (values) => {
        const writer = new ByteWriter();
        writeNumbers(writer, values);
        const reader = new ByteReader(writer.written());
        expect(readNumbers(reader, values.length)).toEqual(
          values.map((value) => (value === undefined ? value : value + 0)),
        );
        expect(reader.isAtEnd).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a column that names a part beyond the last one is refused', () => {
    const named = (...bytes: number[]) => readExceptions(new ByteReader(Uint8Array.from(bytes)), 3);
    expect(named(2, 0, 1)).toEqual([0, 2]);
    for (const bytes of [[2, 0, 2], [1, 3], [4, 0, 0, 0, 0], [1]])
      expect(() => named(...bytes)).toThrow(BrokenLink);
  });

  test('the log, the moment, the view, the lesson and the engine version', async () => {
    const later = livedIn(single, kindTable, 5);
    const log: readonly LogEntry[] = [
      { atMs: 0, label: 'Stop db-1', change: { what: 'diagram', diagram: later } },
      { atMs: 1250.5, label: 'Send GET page', change: { what: 'send', source: 'browsers-1', mixIndex: 1 } },
      { atMs: 20_000, label: 'Undo', change: { what: 'diagram', diagram: single } },
    ];
    const extras: LinkExtras = {
      log,
      momentMs: 12_345.678,
      speed: 1 / 40,
      view: { x: -10.25, y: 300, width: 1200, height: 803.5 },
      lesson: 'single-server-1',
      engineVersion: 3,
    };
    const opened = await open(await linkOf(single, extras));
    expect(opened).toEqual({ ok: true, diagram: single, extras, repairs: [], format: LINK_VERSION });
    const again: readonly LogEntry[] = (opened.ok && opened.extras.log) || [];
    expect(again).toHaveLength(3);
  });

  test('a log of many small changes costs little: the platform sees what repeats', async () => {
    const log = Array.from({ length: 20 }, (_, index) => ({
      atMs: index * 1000,
      label: 'Set traffic',
      change: { what: 'diagram', diagram: { ...single, trafficFactor: index / 2 } } as const,
    }));
    expect((await linkOf(single, { log })).length).toBeLessThan(600);
  });

  test('a whole address and a fragment without its mark are links too', async () => {
    const fragment = await linkOf(single);
    for (const address of [`https://example.org/play/?x=1${fragment}`, fragment.slice(1), `  ${fragment}\n`])
      expect(await open(address)).toMatchObject({ ok: true, diagram: single });
  });

  test('an address without a diagram is no link, so that own work opens (I1)', async () => {
    for (const address of ['', '#', '#foo', '#/lesson/99', 'https://example.org/', '#x=1&d=2'])
      expect(await open(address)).toMatchObject({ ok: false, reason: 'no-link' });
    expect(await open('#d=')).toMatchObject({ ok: false, reason: 'empty' });
  });

  test('a diagram that is too large for a link is told to go by file', async () => {
    const chance = chanceOf(1);
    const letter = () => String.fromCharCode(0x4e00 + Math.floor(chance() * 20_000));
    const notes = Array.from({ length: 100 }, (_, index) => ({
      ...{ id: `note-${index + 1}`, x: 0, y: 0, width: 100, height: 100 },
      text: Array.from({ length: 400 }, letter).join(''),
    }));
    const made = await encodeLink({ ...single, notes }, kindTable, platformPacking);
    expect(made).toMatchObject({ ok: false, reason: 'too-long', wayOut: expect.stringContaining('file') });
  });
});

describe('what happens on the way', () => {
  test('what chat programs add is taken off again (I2)', async () => {
    const fragment = await linkOf(single);
    const cut = `${fragment.slice(0, 40)}\r\n  ${fragment.slice(40)}`;
    const soft = `${fragment.slice(0, 60)}\u200b${fragment.slice(60)}`;
    const coded = fragment.replace(/[A-F]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    const tails = [')', '>', '.', '),', '].', '%20', '…', '_', '*', '-', ' .'].map((tail) => fragment + tail);
    for (const address of [cut, soft, coded, ...tails])
      expect(await open(address), address).toMatchObject({ ok: true, diagram: single });
  });

  test('a character that no link has is named with its place (I2)', async () => {
    const fragment = await linkOf(single);
    const bad = `${fragment.slice(0, 50)}$${fragment.slice(51)}`;
    expect(await open(bad)).toMatchObject({
      ok: false,
      reason: 'damaged',
      message: 'This link is damaged (character 48).',
      place: 'character 48',
      wayOut: 'Ask for it again, or for the file.',
    });
    expect(await open(`${fragment}%zz`)).toMatchObject({ ok: false, reason: 'damaged' });
    expect(await open(`${fragment}%ff`)).toMatchObject({ ok: false, reason: 'damaged' });
  });

  test('a link that was cut off says how much arrived (I3)', async () => {
    const fragment = await linkOf(randomDiagram(kindTable, 1, { components: 80, links: 120, changed: 1 }));
    const length = fragment.length - 3;
    const numbers = `1,204 of ${length.toLocaleString('en-US')} characters arrived`;
    expect(await open(fragment.slice(0, 1207))).toMatchObject({
      ok: false,
      reason: 'cut',
      message: `This link was cut off: ${numbers}.`,
    });
    for (let kept = 4; kept < fragment.length; kept += 1) {
      expect(await open(fragment.slice(0, kept))).toMatchObject({ ok: false, reason: 'cut' });
    }
  });

  test('one changed character anywhere is found (I4)', async () => {
    const fragment = await linkOf(single);
    for (let at = 3; at < fragment.length; at += 1) {
      const put = fragment[at] === 'A' ? 'B' : 'A';
      const result = await open(fragment.slice(0, at) + put + fragment.slice(at + 1));
      expect(result, `at ${at}`).toMatchObject({ ok: false, reason: 'changed' });
    }
    expect(await open(`${fragment}AAAA`)).toMatchObject({ ok: false, reason: 'changed' });
  });

  test('a link from a newer page says which format it has (I6)', async () => {
    expect(await open(sealLink(7, 'stored', new Uint8Array(9)))).toMatchObject({
      ok: false,
      reason: 'too-new',
      message: 'Made with a newer version (format 7; this page knows 3).',
      wayOut: expect.stringContaining('Reload'),
    });
  });

  test('a section that must not be left out makes the link too new; another one is left out with a word', async () => {
    const content = (tag: number) => {
      return open(
        sealLink(
          LINK_VERSION,
          'stored',
          Uint8Array.from([...contentOfLink(single, {}, kindTable, 'columns'), tag, 2, 1, 1]),
        ),
      );
    };
    expect(await content(33)).toMatchObject({ ok: false, reason: 'too-new' });
    expect(await content(32)).toMatchObject({
      ok: true,
      diagram: single,
      extras: {},
      repairs: [expect.any(String)],
    });
  });

  test('a link that is too long is refused before anything is done with it (I7)', async () => {
    const result = await open(`#d=${'A'.repeat(LONGEST_READ + 1)}`);
    expect(result).toMatchObject({
      ok: false,
      reason: 'too-long',
      message: expect.stringContaining('16,385'),
    });
    expect(await open(`#d=${'%41'.repeat(1_000_000)}`)).toMatchObject({ ok: false, reason: 'too-long' });
  });

  test('a browser without compression makes links, opens such links, and says what it cannot open (F15)', async () => {
    const kept = globalThis.DecompressionStream;
    try {
      Object.assign(globalThis, { DecompressionStream: undefined });
      expect(findPacking()).toBeNull();
    } finally {
      Object.assign(globalThis, { DecompressionStream: kept });
    }
    expect(await open(await linkOf(single, {}, null), null)).toMatchObject({ ok: true, diagram: single });
    const packed = await linkOf(livedIn(single, kindTable, 1), { lesson: 'a'.repeat(32) });
    expect(await open(packed, null)).toMatchObject({ ok: false, reason: 'cannot-unpack' });
  });

  test('compression that fails on this platform leads to a longer link, not to none', async () => {
    const failing: LinkPacking = { ...platformPacking!, deflate: () => Promise.reject(new Error('no')) };
    const link = await encodeLink(single, kindTable, failing);
    expect(link.ok && (await open(link.fragment))).toMatchObject({ ok: true, diagram: single });
  });

  test('junk behind the compressed bytes changes nothing: length and checksum stand outside', async () => {
    const fragment = await linkOf(single);
    const version = fragment.slice(3, 5);
    expect(version).toMatch(/^D[AB]$/);
    expect(
      await open(`${fragment.slice(0, 3 + CONTENT_AT)}AAAA${fragment.slice(3 + CONTENT_AT)}`),
    ).toMatchObject({
      ok: false,
      reason: 'changed',
    });
  });
});

test('the gate has the last word: a part of a kind that the catalog lost is left out and named (I13)', async () => {
  const fewer = new Map([...kindTable].filter(([id]) => id !== 'cache'));
  const opened = await decodeLink(await linkOf(single), fewer, platformPacking);
  expect(opened.ok && opened.repairs[0]).toContain('cache-1');
  expect(openDocument(opened.ok ? opened.diagram : {}, fewer)).toMatchObject({ ok: true, repairs: [] });
});
