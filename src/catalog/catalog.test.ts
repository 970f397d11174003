/** What every component kind promises: sound words, sound parameters, plans that hold over all their ranges. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS, type ParameterValue } from '../diagram/diagram.ts';
import { OUTCOMES } from '../engine/outcome.ts';
import { ASKS } from './asks.ts';
import { kindOf, kinds, kindTable } from './index.ts';
import type { Kind, Parameter, ProcessKind } from './kind.ts';
import { makeSettings } from './settings.ts';

const processKinds = kinds.filter((kind): kind is ProcessKind => kind.role === 'process');
const served = new Set(kinds.flatMap(({ serves }) => serves));

function expectSentence(text: string): void {
  expect(text).toMatch(/^\S.*[.?]$/su);
}

describe('the catalog', () => {
  test('has each id, name prefix and label once', () => {
    for (const words of [
      kinds.map(({ id }) => id),
      kinds.map(({ namePrefix }) => namePrefix),
      kinds.map(({ label }) => label),
    ])
      expect(new Set(words).size).toBe(words.length);
    expect([...kindTable.keys()]).toEqual(kinds.map(({ id }) => id));
  });

  test('finds a kind by its id and says so when there is none', () => {
    for (const kind of kinds) expect(kindOf(kind.id)).toBe(kind);
    expect(() => kindOf('constructor')).toThrow('no component kind called "constructor"');
  });

  test('serves every word that is asked for, and has words for when nobody answers it', () => {
    for (const word of kinds.flatMap(({ asks }) => asks)) {
      expect(served).toContain(word);
      expectSentence(`x ${ASKS[word]?.nobody}`);
      expectSentence(`x ${ASKS[word]?.several(2)}`);
    }
  });

  test('whoever serves a word has all operations that are asked for by it', () => {
    const defaults = (kind: Kind) => makeSettings(kind, {});
    const offers = (kind: ProcessKind) => kind.plan(defaults(kind)).operations.map(({ key }) => key);
    const serversOf = (ask: string) => processKinds.filter(({ serves }) => serves.includes(ask));
    for (const kind of kinds) {
      if (kind.role === 'client')
        for (const { operation } of kind.plan(defaults(kind)).mix)
          for (const server of kind.asks.flatMap(serversOf)) expect(offers(server)).toContain(operation);
      if (kind.role === 'process')
        for (const { ask, operation } of kind.plan(defaults(kind)).operations.flatMap(({ calls }) => calls)) {
          expect(kind.asks).toContain(ask);
          for (const server of serversOf(ask)) expect(offers(server)).toContain(operation);
        }
    }
  });
});

describe.each(kinds.map((kind) => [kind.id, kind] as const))('%s', (_, kind) => {
  test('has an id, a prefix, words, an icon and a size', () => {
    expect(kind.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(kind.namePrefix).toMatch(/^[a-z]{1,20}$/);
    for (const word of [kind.label, kind.plural]) expect(word).toMatch(/^[A-Z][a-z ]+$/);
    expectSentence(kind.summary);
    expect(kind.icon.length).toBeGreaterThan(0);
    for (const path of kind.icon) expect(path).toMatch(/^M[\d\s.,MLHVCSQTAZmlhvcsqtaz-]+$/);
    expect(kind.size.width).toBeGreaterThanOrEqual(kind.role === 'machine' ? 300 : 160);
    expect(kind.size.height).toBeGreaterThanOrEqual(120);
    expect(kind.size.width).toBeLessThanOrEqual(LIMITS.size);
    for (const side of [kind.size.width, kind.size.height]) expect(side % 16).toBe(0);
  });

  test('says of every parameter what it is, in which unit, in which range, and how realistic it is', () => {
    for (const [key, parameter] of Object.entries(kind.parameters)) {
      expect(key).toMatch(/^[a-z][A-Za-z]*$/);
      expect(parameter.label).not.toBe('');
      expectSentence(parameter.meaning);
      expectSentence(parameter.realism.text);
      const ours = parameter.realism.text.includes('ur assumption');
      expect(
        ours || (parameter.realism.source ?? '') !== '',
        `${key} names a source or is our assumption`,
      ).toBe(true);
      if (parameter.type === 'number') {
        expect(parameter.unit !== '' || key === 'cpuVariation').toBe(true);
        expect(parameter.min).toBeLessThan(parameter.max);
        expect(parameter.default).toBeGreaterThanOrEqual(parameter.min);
        expect(parameter.default).toBeLessThanOrEqual(parameter.max);
        expect(parameter.step).toBeGreaterThan(0);
        if (parameter.integer)
          for (const value of [parameter.min, parameter.max, parameter.default, parameter.step])
            expect(Number.isInteger(value)).toBe(true);
      }
      if (parameter.type === 'choice') {
        expect(parameter.options).toContain(parameter.default);
        expect(parameter.optionLabels).toHaveLength(parameter.options.length);
        expect(new Set(parameter.optionLabels).size).toBe(parameter.options.length);
      }
      if (parameter.shownWhen !== undefined) expect(kind.parameters).toHaveProperty(parameter.shownWhen.key);
    }
  });

  test('says in words how it fails', () => {
    if (kind.role === 'process')
      for (const words of [kind.whenStopped, kind.whenSilent, kind.whenFull]) expectSentence(words);
    if (kind.role === 'client') {
      expect(Object.keys(kind.sees).sort()).toEqual([...OUTCOMES].sort());
      for (const view of [kind.waiting, ...Object.values(kind.sees)]) {
        expect(view.title).not.toBe('');
        expect(view.detail).not.toBe('');
        expect(view.title.length).toBeLessThanOrEqual(26);
        expect(view.detail.length).toBeLessThanOrEqual(60);
      }
      expect(kind.waiting.screen).toBe('spinner');
    }
  });

  test('becomes a finite plan at the least, the most and any value of its parameters', () => {
    for (const pick of ['min', 'max', 'default'] as const) expectSound(kind, extremes(kind, pick));
    fc.assert(
      fc.property(parametersOf(kind), (parameters) => expectSound(kind, parameters)),
      { numRuns: 50 },
    );
  });

  test('falls back on its defaults where a value is of no use', () => {
    const nonsense = fc.constantFrom<ParameterValue>(Number.NaN, Infinity, -1e308, 1e308, -1, 'text', '');
    const keys = Object.keys(kind.parameters);
    fc.assert(
      fc.property(fc.array(nonsense, { minLength: keys.length, maxLength: keys.length }), (values) => {
        expectSound(kind, Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 0])));
      }),
      { numRuns: 50 },
    );
    expect(() => makeSettings(kind, {}).number('toString')).toThrow('no number parameter');
  });
});

function extremes(kind: Kind, pick: 'min' | 'max' | 'default'): Record<string, ParameterValue> {
  const chosen = (parameter: Parameter) =>
    parameter.type === 'number' ? parameter[pick] : parameter.default;
  return Object.fromEntries(
    Object.entries(kind.parameters).map(([key, parameter]) => [key, chosen(parameter)]),
  );
}

function parametersOf(kind: Kind): fc.Arbitrary<Partial<Record<string, ParameterValue>>> {
  const anyValue = (parameter: Parameter): fc.Arbitrary<ParameterValue> => {
    if (parameter.type === 'toggle') return fc.boolean();
    if (parameter.type === 'choice') return fc.constantFrom(...parameter.options);
    const { min, max } = parameter;
    return parameter.integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  };
  return fc.record(
    Object.fromEntries(Object.entries(kind.parameters).map(([key, parameter]) => [key, anyValue(parameter)])),
    { requiredKeys: [] },
  );
}

function expectSound(kind: Kind, parameters: Partial<Record<string, ParameterValue>>): void {
  const settings = makeSettings(kind, parameters as Record<string, ParameterValue>);
  const plan = kind.plan(settings);
  expectFinite(plan);
  if (kind.role === 'client') {
    const { mix } = kind.plan(settings);
    expect(mix.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(100);
    expect(kind.describe(settings)).toMatch(/^[\d,.]+ (people|person|requests\/s), (HTML|JSON)$/);
  }
  if (kind.role === 'process') {
    const { workers, operations } = kind.plan(settings);
    expect(workers === null || workers >= 1).toBe(true);
    for (const words of [operations.map(({ key }) => key), operations.map(({ label }) => label)])
      expect(new Set(words).size).toBe(words.length);
    for (const { cpuMs } of operations) expect(cpuMs).toBeGreaterThan(0);
  }
}

function expectFinite(value: unknown): void {
  if (typeof value === 'number') {
    expect(Number.isFinite(value)).toBe(true);
    expect(value).toBeGreaterThanOrEqual(0);
  } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectFinite);
}
