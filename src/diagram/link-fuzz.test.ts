/** Promises of links under attack: nothing throws, no wrong diagram opens, every refusal has a reason that is known. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { platformPacking } from '../stores/platform-deflate.ts';
import { LIMITS } from './diagram.ts';
import { openDocument } from './gate.ts';
import { ByteWriter } from './link-bytes.ts';
import {
  contentOfLink,
  decodeLink,
  encodeLink,
  LINK_LIMITS,
  LINK_VERSION,
  type LinkPacking,
} from './link-codec.ts';
import { LONGEST_READ, sealLink } from './link-envelope.ts';
import { livedIn, randomDiagram } from './sample-diagrams.ts';
import { toFileText } from './serialise.ts';

const deep = process.env.LOADBEARING_DEEP === '1' || import.meta.env.MODE === 'deep';
const MUTATED_LINKS = deep ? 100_000 : 4_000;
const MUTATED_CONTENTS = deep ? 20_000 : 1_500;

/** Refusals that a change on the way may lead to. */
const ON_THE_WAY = ['no-link', 'empty', 'too-long', 'cut', 'damaged', 'changed'];
/** Refusals of a sound outside with anything inside. */
const INSIDE = ['broken', 'too-many', 'too-new', 'too-large'];

const diagrams = [1, 2, 3, 4, 5, 6].map((seed) => {
  const wanted = { components: seed * 4, links: seed * 5, changed: seed / 6 };
  return livedIn(randomDiagram(kindTable, seed, wanted), kindTable, seed);
});
const samples = await Promise.all(
  diagrams.map(async (diagram, index) => {
    const extras = index % 2 === 0 ? {} : { momentMs: index, lesson: 'one' };
    const link = await encodeLink(diagram, kindTable, platformPacking, extras);
    if (!link.ok) throw new Error(link.message);
    return {
      link: link.fragment,
      text: toFileText(diagram),
      content: contentOfLink(diagram, extras, kindTable, index < 3 ? 'columns' : 'figures'),
    };
  }),
);

const character = fc.oneof(
  {
    arbitrary: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    weight: 6,
  },
  { arbitrary: fc.constantFrom(...'%.)>#=& \n+/…\u200b\ud800'), weight: 1 },
);
const place = fc.nat(100_000);
type Mutation = (link: string) => string;
const MUTATORS: Readonly<Record<string, fc.Arbitrary<Mutation>>> = {
  substitute: fc.tuple(place, character).map(([at, put]) => (link) => {
    const index = at % link.length;
    return link.slice(0, index) + put + link.slice(index + 1);
  }),
  delete: fc.tuple(place, fc.integer({ min: 1, max: 4 })).map(([at, count]) => (link) => {
    const index = at % link.length;
    return link.slice(0, index) + link.slice(index + count);
  }),
  truncate: place.map((at) => (link) => link.slice(0, at % link.length)),
  swap: fc.tuple(place, place).map(([one, other]) => (link) => {
    const characters = [...link];
    const [first, second] = [one % link.length, other % link.length];
    [characters[first], characters[second]] = [characters[second]!, characters[first]!];
    return characters.join('');
  }),
  junk: fc
    .tuple(fc.string({ unit: character, minLength: 1, maxLength: 30 }), place, fc.boolean())
    .map(([junk, at, tail]) => (link) => {
      const index = tail ? link.length : at % link.length;
      return link.slice(0, index) + junk + link.slice(index);
    }),
};

/** Of the processor's time: looked at, not judged. */
function timesOf(tookMs: readonly number[]) {
  const sorted = tookMs.toSorted((one, other) => one - other);
  const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2)} ms`;
  return { median: at(0.5), p99: at(0.99), most: at(1) };
}

describe(`B1: ${MUTATED_LINKS.toLocaleString('en-US')} mutated links`, () => {
  test('nothing throws, no other diagram opens, every refusal has a known reason', async () => {
    const seen: Record<string, number> = {};
    const tookMs: number[] = [];
    const mutation = fc.oneof(...Object.values(MUTATORS));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(samples.length - 1),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        async (which, mutations) => {
          const { link, text } = samples[which]!;
          const address = mutations.reduce((each, mutate) => mutate(each), link);
          const began = process.cpuUsage();
          const result = await decodeLink(address, kindTable, platformPacking);
          const { user, system } = process.cpuUsage(began);
          tookMs.push((user + system) / 1000);
          const outcome = result.ok ? 'opened' : result.reason;
          seen[outcome] = (seen[outcome] ?? 0) + 1;
          if (result.ok) expect(toFileText(result.diagram)).toBe(text);
          else {
            expect(ON_THE_WAY).toContain(result.reason);
            expect([result.message, result.wayOut].every((words) => words.endsWith('.'))).toBe(true);
          }
        },
      ),
      { numRuns: MUTATED_LINKS },
    );
    if (deep) console.info('Mutated links:', seen, timesOf(tookMs));
    expect(seen.opened).toBeGreaterThan(0);
    for (const reason of ['cut', 'damaged', 'changed']) {
      expect(seen[reason], reason).toBeGreaterThan(MUTATED_LINKS / 40);
    }
  }, 1_200_000);
});

describe(`B1: ${MUTATED_CONTENTS.toLocaleString('en-US')} links with a sound outside and anything inside`, () => {
  test('nothing throws, what opens is sound, every refusal has a known reason', async () => {
    const seen: Record<string, number> = {};
    const change = fc.tuple(place, fc.nat(3), fc.array(fc.nat(255), { maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(samples.length - 1),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (which, changes, packed) => {
          const bytes = [...samples[which]!.content];
          for (const [at, out, put] of changes) bytes.splice(at % bytes.length, out, ...put);
          const content = Uint8Array.from(bytes);
          const link = packed
            ? sealLink(LINK_VERSION, 'deflated', deflateRawSync(content))
            : sealLink(LINK_VERSION, 'stored', content);
          const result = await decodeLink(link, kindTable, platformPacking);
          const outcome = result.ok ? 'opened' : result.reason;
          seen[outcome] = (seen[outcome] ?? 0) + 1;
          if (result.ok) {
            const again = openDocument(toFileText(result.diagram), kindTable);
            expect(again).toEqual({ ok: true, diagram: result.diagram, repairs: [] });
          } else {
            expect(INSIDE).toContain(result.reason);
            expect(result.place).not.toBe('unforeseen');
          }
        },
      ),
      { numRuns: MUTATED_CONTENTS },
    );
    if (deep) console.info('Mutated contents:', seen);
    for (const outcome of ['opened', 'broken']) expect(seen[outcome]).toBeGreaterThan(MUTATED_CONTENTS / 50);
  }, 1_200_000);

  test('random bytes inside, and random text as an address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, packed) => {
        const link = sealLink(LINK_VERSION, packed ? 'deflated' : 'stored', bytes);
        const result = await decodeLink(link, kindTable, platformPacking);
        if (!result.ok) expect([...INSIDE]).toContain(result.reason);
      }),
      { numRuns: MUTATED_CONTENTS },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        const result = await decodeLink(`#d=${text}`, kindTable, platformPacking);
        expect(!result.ok && ON_THE_WAY.includes(result.reason)).toBe(true);
      }),
      { numRuns: MUTATED_CONTENTS },
    );
  });
});

describe('B2: bombs', () => {
  /** Counts what was unpacked. */
  function counting(): { packing: LinkPacking; taken: () => number; stopped: () => boolean } {
    let taken = 0;
    let stopped = false;
    async function* inflate(bytes: Uint8Array) {
      try {
        for await (const chunk of platformPacking!.inflate(bytes)) {
          taken += chunk.length;
          yield chunk;
        }
      } finally {
        stopped = true;
      }
    }
    return { packing: { ...platformPacking!, inflate }, taken: () => taken, stopped: () => stopped };
  }

  const bombs = Array.from({ length: 64 }, (_, index) => {
    const size = LINK_LIMITS.unpackedBytes + 1 + index * 180_000;
    return {
      size,
      link: sealLink(LINK_VERSION, 'deflated', deflateRawSync(Buffer.alloc(size, index), { level: 9 })),
    };
  });

  test('64 bombs: each is let go as soon as it is over the limit', async () => {
    for (const { size, link } of bombs) {
      const { packing, taken, stopped } = counting();
      const result = await decodeLink(link, kindTable, packing);
      const reason = link.length - 3 > LONGEST_READ ? 'too-long' : 'too-large';
      expect(result, `${size} bytes`).toMatchObject({ ok: false, reason });
      expect(taken()).toBeLessThanOrEqual(LINK_LIMITS.unpackedBytes + 65_536);
      if (reason === 'too-large') expect(stopped()).toBe(true);
    }
    expect(bombs.filter(({ link }) => link.length - 3 <= LONGEST_READ).length).toBeGreaterThan(60);
  });

  test('a few bytes that claim a million parts are refused by their number', async () => {
    for (const [before, part] of [
      [[0, 0, 0, 0], 'components'],
      [[1, 0, 0, 0, 0], 'components'],
      [new Array<number>(16).fill(0), 'links'],
    ] as const) {
      const writer = new ByteWriter();
      writer.append(before);
      writer.whole(1_000_000);
      const result = await decodeLink(
        sealLink(LINK_VERSION, 'stored', writer.written()),
        kindTable,
        platformPacking,
      );
      expect(result).toMatchObject({
        ok: false,
        reason: 'too-many',
        message: `Too many ${part}: 1,000,000; the limit is ${LIMITS[part].toLocaleString('en-US')}.`,
        place: part,
      });
    }
  });
});
