/** Promises of the gate: a sound document comes through as it is; what is none is refused in words. */
import { describe, expect, test } from 'vitest';
import { DIAGRAM_VERSION, EMPTY_DIAGRAM, LIMITS } from './diagram.ts';
import { openDocument } from './gate.ts';
import { MIGRATIONS } from './migrations.ts';
import { faultsOf, SAMPLE_DOCUMENT as good, type Loose, opened, webIn } from './sample-document.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

test('a sound document comes through as it is, from text and from a value', () => {
  expect(openDocument(toFileText(good), kinds)).toEqual({ ok: true, diagram: good, repairs: [] });
  expect(openDocument(good, kinds)).toEqual({ ok: true, diagram: good, repairs: [] });
  expect(openDocument(toFileText(EMPTY_DIAGRAM), kinds)).toEqual({
    ok: true,
    diagram: EMPTY_DIAGRAM,
    repairs: [],
  });
  expect(faultsOf(good)).toEqual([]);
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
  ])('%j', (input, reason) => {
    expect(refused(input).reason).toBe(reason);
  });

  test('a number that JSON does not know', () => {
    expect(refused(1n).reason).toBe('not-data');
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
        ...webIn(good),
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

  test('every released version has its way up to the present one', () => {
    const released = Array.from({ length: DIAGRAM_VERSION - 1 }, (_, index) => index + 1);
    expect([...MIGRATIONS.keys()]).toEqual(released);
  });
});
