/** Promises of the gate: anything may come, nothing throws, and what goes in is a sound document. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Diagram, EMPTY_DIAGRAM, ID_PATTERN, LIMITS } from './diagram.ts';
import { addComponent } from './edits.ts';
import { type OpenResult, openDocument } from './gate.ts';
import { scanJson } from './json-scan.ts';
import { connect, setLink } from './link-edits.ts';
import { addNote } from './note-edits.ts';
import { setParameter } from './parameters.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

function sample(): Diagram {
  let diagram: Diagram = EMPTY_DIAGRAM;
  for (const [kind, machine] of [
    ['machine'],
    ['web', 'machine-1'],
    ['db', 'machine-1'],
    ['browser'],
  ] as const) {
    diagram = addComponent(diagram, kinds, { kind: kind!, x: 40, y: 60, machine: machine ?? null }).diagram;
  }
  const joined = connect(diagram, kinds, 'browser-1', 'web-1');
  const slowed = joined.ok ? setLink(joined.diagram, joined.id, { roundTripMs: 80 }) : null;
  const set = slowed?.ok ? setParameter(slowed.diagram, kinds, 'web-1', 'workers', 16) : null;
  if (!set?.ok) throw new Error('The sample cannot be built.');
  return addNote(set.diagram, { x: 5, y: 5, text: 'One server\nfor all' }).diagram;
}

const good = sample();
// biome-ignore lint/suspicious/noExplicitAny: foreign data has no shape.
type Loose = any;
/** The sample as foreign data, changed. */
function changed(change: (document: Loose) => void): OpenResult {
  const document = { format: 'loadbearing', ...structuredClone(good) };
  change(document);
  return openDocument(JSON.stringify(document), kinds);
}
function opened(result: OpenResult) {
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result;
}
const web = (document: { components: readonly Loose[] }) =>
  document.components.find(({ id }) => id === 'web-1');

/** What must hold for every document behind the gate. */
function expectSound(diagram: Diagram): void {
  const ids = [...diagram.components, ...diagram.links, ...diagram.notes].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(ID_PATTERN);
  const parts = new Map(diagram.components.map((each) => [each.id, each]));
  for (const { kind, machine, name, x, y, slowFactor } of diagram.components) {
    expect(kinds.has(kind)).toBe(true);
    expect(name).not.toBe('');
    expect(Array.from(name).length).toBeLessThanOrEqual(LIMITS.nameLength);
    if (machine !== undefined) expect(parts.get(machine)?.kind).toBe('machine');
    for (const number of [x, y]) expect(Math.abs(number)).toBeLessThanOrEqual(LIMITS.coordinate);
    expect(slowFactor >= 1 && slowFactor <= 100).toBe(true);
  }
  for (const { from, to } of diagram.links)
    expect(from !== to && parts.has(from) && parts.has(to)).toBe(true);
  expect(openDocument(toFileText(diagram), kinds)).toEqual({ ok: true, diagram, repairs: [] });
}

const untouched = Object.getOwnPropertyNames(Object.prototype).join();
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(untouched);
  expect(({} as Loose).polluted).toBeUndefined();
});

test('a sound document comes through as it is, from text and from a value', () => {
  expect(openDocument(toFileText(good), kinds)).toEqual({ ok: true, diagram: good, repairs: [] });
  expect(openDocument(good, kinds)).toEqual({ ok: true, diagram: good, repairs: [] });
  expect(openDocument(toFileText(EMPTY_DIAGRAM), kinds)).toEqual({
    ok: true,
    diagram: EMPTY_DIAGRAM,
    repairs: [],
  });
  expectSound(good);
});

describe('refused, with a reason, the place and a way out', () => {
  const refused = (input: unknown) => {
    const result = openDocument(input, kinds);
    if (result.ok) throw new Error('It was opened.');
    expect(result.wayOut).toMatch(/\.$/);
    expect(result.message).toMatch(/\.$/);
    return result;
  };

  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['null', 'wrong-file'],
    ['[]', 'wrong-file'],
    ['{}', 'wrong-file'],
    ['{"type":"drawing","elements":[]}', 'wrong-file'],
    ['{"format":"other","version":1}', 'wrong-file'],
    ['{"format":"loadbearing"}', 'no-version'],
    ['{"format":"loadbearing","version":"1"}', 'no-version'],
    ['{"format":"loadbearing","version":1e999}', 'no-version'],
    ['{"format":"loadbearing","version":0}', 'no-version'],
    ['{"format":"loadbearing","version":1,"components":{"length":2}}', 'wrong-shape'],
    ['{"format":"loadbearing","version":1,"links":"none"}', 'wrong-shape'],
    ['<mxfile host="x">', 'wrong-file'],
    ['<!DOCTYPE html><p>', 'wrong-file'],
    ['\ufffdPNG\r\n', 'wrong-file'],
    ['%PDF-1.7', 'wrong-file'],
    [undefined, 'not-data'],
    [() => 1, 'not-data'],
    [1n, 'not-data'],
  ])('%j', (input, reason) => {
    expect(refused(input).reason).toBe(reason);
  });

  test('a break in the text is named by line and column', () => {
    const text = toFileText(good).replace('"seed": 1', '"seed": x1');
    expect(refused(text)).toMatchObject({ reason: 'not-json', place: 'line 5, column 11' });
    expect(refused('{"format": "loadbear')).toMatchObject({ reason: 'not-json', place: 'line 1, column 12' });
  });

  test('a newer version says both numbers', () => {
    const result = refused(toFileText(good).replace('"version": 1', '"version": 7'));
    expect(result.reason).toBe('too-new');
    expect(result.message).toBe('Made with a newer version (format 7; this page knows 1).');
  });

  test('too large is refused before anything is read', () => {
    const result = refused(`${' '.repeat(LIMITS.fileBytes)}{`);
    expect(result).toMatchObject({ reason: 'too-large', message: 'Too large: 1.1 MB. The limit is 1 MB.' });
  });

  test('too many parts are refused with both numbers; at the limit they open', () => {
    const many = (count: number) => ({
      ...EMPTY_DIAGRAM,
      components: Array.from({ length: count }, (_, n) => ({
        ...web(good),
        id: `web-${n}`,
        machine: undefined,
      })),
    });
    expect(opened(openDocument(many(300), kinds)).diagram.components).toHaveLength(300);
    const message = 'Too many components: 301; the limit is 300.';
    expect(refused(many(301))).toMatchObject({ reason: 'too-many', place: 'components', message });
  });

  test('nesting of any depth, in text and in a value', () => {
    for (const depth of [13, 10_000, 500_000]) {
      expect(refused(`{"format":"loadbearing","version":1,"x":${'['.repeat(depth)}`).reason).toBe('too-deep');
    }
    let deep: unknown = 0;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(refused(deep).reason).toBe('too-deep');
    const cycle: Loose = {};
    cycle.self = cycle;
    expect(refused(cycle).reason).toBe('not-data');
  });
});

describe('put right, with a line for each', () => {
  test.each([
    [0, 1],
    [-7, 1],
    [1e308, 1000],
    [2.4, 2],
    ['5', undefined],
    [null, undefined],
    [[], undefined],
    [true, undefined],
  ])('%j workers', (given, kept) => {
    const { diagram, repairs } = opened(changed((document) => (web(document).parameters.workers = given)));
    expect(web(diagram).parameters).toEqual(kept === undefined ? {} : { workers: kept });
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatch(
      /^web-1: Workers was .+; allowed is a whole number from 1 to 1,000\. Now .+\.$/,
    );
  });

  test.each(['x', 'y', 'slowFactor'])('numbers beyond all bounds in %s', (key) => {
    for (const text of ['1e999', '-1e999', '1e308', '-1e308', 'null', '"5"', '{}']) {
      const file = toFileText(good).replace(new RegExp(`("id":"web-1".*?"${key}":)[0-9]+`), `$1${text}`);
      const { diagram, repairs } = opened(openDocument(file, kinds));
      expect(repairs).toHaveLength(1);
      expectSound(diagram);
    }
  });

  test('-0 becomes 0 without a word', () => {
    const { diagram, repairs } = opened(openDocument(toFileText(good).replace('"x":40', '"x":-0'), kinds));
    expect(repairs).toEqual([]);
    expect(Object.is(diagram.components[0]?.x, 0)).toBe(true);
  });

  test('of two parts with one id the second gets a fresh one, and links stay with the first', () => {
    const result = opened(
      changed((document) => document.components.push({ ...web(document), name: 'Second' })),
    );
    expect(result.diagram.components.map(({ id, name }) => `${id} ${name}`)).toContain('web-2 Second');
    expect(result.diagram.links).toEqual(good.links);
    expect(result.repairs).toEqual(['The id "web-1" is there twice; the part now has the id web-2.']);
  });

  test('a bad id is replaced and its links come along', () => {
    const file = toFileText(good).replaceAll('"web-1"', '"../web 1"');
    const { diagram, repairs } = opened(openDocument(file, kinds));
    expect(diagram.links).toHaveLength(good.links.length);
    expect(repairs[0]).toContain('cannot be used');
    expectSound(diagram);
  });

  test('an unknown kind is left out with its connections', () => {
    for (const kind of ['quantum-db', '__proto__', 'constructor', 7]) {
      const { diagram, repairs } = opened(changed((document) => (web(document).kind = kind)));
      expect(diagram.components).toHaveLength(3);
      expect(diagram.links).toEqual([]);
      expect(repairs[0]).toContain('web-1 is of a kind that this page does not know');
      expect(repairs).toContain('2 connections lead to parts that are not there; left out.');
    }
  });

  test('connections that lead nowhere, to themselves, twice or against the rules are left out', () => {
    const result = opened(
      changed((document) => {
        const link = { cut: false };
        document.links.push(
          { ...link, id: 'a', from: 'web-1', to: 'gone' },
          { ...link, id: 'b', from: 'web-1', to: 'web-1' },
          { ...link, id: 'c', from: 'browser-1', to: 'web-1' },
          { ...link, id: 'd', from: 'browser-1', to: 'db-1' },
          { ...link, id: 'e', from: 'browser-1', to: 'machine-1' },
          { ...link, id: 'f', from: '__proto__', to: 'constructor' },
          'nonsense',
        );
      }),
    );
    expect(result.diagram.links).toEqual(good.links);
    expect(result.repairs).toEqual([
      'Connection 8 is "nonsense" instead of a group of values; left out.'.replace(
        '8',
        `${good.links.length + 7}`,
      ),
      'The connection from web-1 to web-1 is left out. A part cannot be connected to itself.',
      'The connection from browser-1 to web-1 is left out. It is there twice.',
      'The connection from browser-1 to db-1 is left out. Clients speak to a web server. The web server asks the database.',
      'The connection from browser-1 to machine-1 is left out. machine-1 is a machine: a process in it must accept the requests.',
      '2 connections lead to parts that are not there; left out.',
    ]);
  });

  test('machines in machines, in each other, in themselves or missing, and clients in machines', () => {
    for (const machine of ['machine-1', 'web-1', 'gone', '__proto__', 7, null]) {
      const inMachine = opened(changed((document) => (document.components[0].machine = machine)));
      expect(inMachine.diagram.components[0]).not.toHaveProperty('machine');
      expect(inMachine.repairs).toHaveLength(1);
      const client = opened(changed((document) => (document.components[3].machine = machine)));
      expect(client.diagram.components[3]).not.toHaveProperty('machine');
      expect(client.repairs).toHaveLength(1);
    }
    const astray = opened(changed((document) => (web(document).machine = 'machine-2')));
    expect(astray.repairs).toEqual([
      'web-1 stood in a machine that is not there; it now stands on the canvas.',
    ]);
  });

  test('a machine behind its content is put before it', () => {
    const { diagram } = opened(changed((document) => document.components.reverse()));
    expect(diagram.components[0]?.id).toBe('machine-1');
    expectSound(diagram);
  });

  test('names lose what cannot be shown and keep what looks like markup as plain text', () => {
    const named = (name: unknown) =>
      web(opened(changed((document) => (web(document).name = name))).diagram).name;
    expect(named('\u202eevil\u2066 \u0000name\u200f')).toBe('evil name');
    expect(named('a\ud800b')).toBe('a\ufffdb');
    expect(named('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
    expect(named('__proto__')).toBe('__proto__');
    expect(named(`z${'\u0301'.repeat(10_000)}`)).toHaveLength(60);
    expect(named('👩‍👩‍👧 مرحبا')).toBe('👩‍👩‍👧 مرحبا');
    for (const nothing of ['', ' ', '\u0007', 5, null, {}]) expect(named(nothing)).toBe('web-1');
  });

  test('keys that are not known are left out and listed, dangerous ones too', () => {
    const text = toFileText(good)
      .replace('"seed"', '"__proto__": {"polluted": 1}, "style": "url(//x)", "seed"')
      .replace(
        '"workers":16',
        '"workers":16,"constructor":{"prototype":{"polluted":1}},"__proto__":{"polluted":1}',
      )
      .replace('"cut":false', '"cut":false,"href":"javascript:1"');
    const { diagram, repairs } = opened(openDocument(text, kinds));
    expect(diagram).toEqual(good);
    expect(repairs).toHaveLength(5);
    for (const key of ['__proto__', 'style', 'constructor', 'href']) expect(repairs.join()).toContain(key);
  });

  test('thousands of faults make a list that can still be read', () => {
    const { repairs } = opened(
      changed(
        (document) => (document.links = Array.from({ length: 1000 }, () => ({ from: 'web-1', to: 'web-1' }))),
      ),
    );
    expect(repairs).toHaveLength(101);
    expect(repairs.at(-1)).toBe('And 900 more.');
  });
});

describe('older versions', () => {
  const old = { format: 'loadbearing', version: 1, title: 'Shop', parts: good.components };
  const migrations = new Map([
    [1, ({ title, ...rest }: Loose) => ({ ...rest, name: title })],
    [2, ({ parts, ...rest }: Loose) => ({ ...rest, seed: 1, trafficFactor: 1, components: parts })],
  ]);

  test('are brought up to date one version at a time, and that is said', () => {
    const { diagram, repairs } = opened(openDocument(old, kinds, migrations, 3));
    expect(diagram).toMatchObject({ name: 'Shop', components: good.components });
    expect(repairs).toEqual(['Made with an older version; converted.']);
  });

  test('without a migration, or with one that fails, are refused and never half opened', () => {
    expect(openDocument(old, kinds, new Map(), 3)).toMatchObject({ ok: false, reason: 'too-old' });
    const failing = new Map(migrations).set(2, () => {
      throw new Error('broken');
    });
    expect(openDocument(old, kinds, failing, 3)).toMatchObject({ ok: false, reason: 'migration-failed' });
  });
});

describe('anything at all', () => {
  const check = (input: unknown) => {
    const result = openDocument(input, kinds);
    if (result.ok) expectSound(result.diagram);
    else expect(result.message).not.toBe('');
    return result;
  };
  const wild = {
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
  };

  test('never throws: values, JSON and text', () => {
    fc.assert(
      fc.property(fc.anything({ ...wild, withSparseArray: true }), (input) => void check(input)),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.json(), (input) => void check(input)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (input) => void check(input)),
      { numRuns: 500 },
    );
  });

  test('never throws: a sound file with letters changed, taken out and cut off', () => {
    const text = toFileText(good);
    const spot = fc.nat(text.length);
    const mutation = fc.tuple(
      spot,
      fc.nat(3),
      fc.oneof(fc.constantFrom('"', '{', '}', ',', '9', '-', 'e'), fc.string()),
    );
    let openedOnes = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.boolean(), (mutations, cut) => {
        let mutated = text;
        for (const [at, length, put] of mutations)
          mutated = mutated.slice(0, at) + put + mutated.slice(at + length);
        if (check(cut ? mutated.slice(0, mutations[0]?.[0]) : mutated).ok) openedOnes += 1;
      }),
      { numRuns: 1500 },
    );
    expect(openedOnes).toBeGreaterThan(20);
  });

  test('never throws: a sound document with values replaced by anything, and what comes out is sound', () => {
    const awkward = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'machine-1',
        'web-1',
        1e308,
        -1e308,
        -0,
        0.1,
        '',
        null,
        '\ud800',
      ),
    );
    let openedOnes = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), awkward), { minLength: 1, maxLength: 6 }), (changes) => {
        const document: Loose = { format: 'loadbearing', ...structuredClone(good) };
        for (const [which, put] of changes) {
          const places: [Loose, string][] = [];
          const walk = (node: Loose) => {
            for (const key of Object.keys(node)) {
              if (!['format', 'version'].includes(key)) places.push([node, key]);
              if (typeof node[key] === 'object' && node[key] !== null) walk(node[key]);
            }
          };
          walk(document);
          const [node, key] = places[which % places.length]!;
          node[key] = structuredClone(put);
        }
        if (check(document).ok) openedOnes += 1;
      }),
      { numRuns: 1500 },
    );
    expect(openedOnes).toBeGreaterThan(500);
  });
});

test('the look at the text agrees with the reader of the platform on what is JSON', () => {
  const mutated = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', ':', '"', '\\', '{', ']', '0', '.', 'e', '\u0001', ' ', 'true'),
    )
    .map(
      ([text, at, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
    );
  let broken = 0;
  fc.assert(
    fc.property(fc.oneof(fc.json(), mutated, fc.string()), (text) => {
      const { errorAt } = scanJson(text, 10_000);
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
        broken += 1;
      }
      expect(errorAt === null).toBe(parses);
    }),
    { numRuns: 3000 },
  );
  expect(broken).toBeGreaterThan(300);
});
