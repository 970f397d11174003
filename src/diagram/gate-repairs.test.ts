/** Promises of the gate: what can be put right is, with a line for each; nothing is dropped in silence. */
import { describe, expect, test } from 'vitest';
import { openDocument } from './gate.ts';
import {
  faultsOf,
  SAMPLE_DOCUMENT as good,
  type Loose,
  openChanged,
  opened,
  webIn,
} from './sample-document.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

describe('put right, with a line for each', () => {
  test.each([
    [0, 1],
    [-7, 1],
    [1e308, 1000],
    [2.4, 2],
    ['5', 5],
    ['5000', undefined],
    ['five', undefined],
    [null, undefined],
    [[], undefined],
    [true, undefined],
  ])('%j workers', (given, kept) => {
    const { diagram, repairs } = opened(
      openChanged((document) => (webIn(document).parameters.workers = given)),
    );
    expect(webIn(diagram).parameters).toEqual(kept === undefined ? {} : { workers: kept });
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
      expect(faultsOf(diagram)).toEqual([]);
    }
  });

  test('-0 becomes 0 without a word', () => {
    const { diagram, repairs } = opened(openDocument(toFileText(good).replace('"x":40', '"x":-0'), kinds));
    expect(repairs).toEqual([]);
    expect(Object.is(diagram.components[0]?.x, 0)).toBe(true);
  });

  test('of two parts with one id the second gets a fresh one, and links stay with the first', () => {
    const result = opened(
      openChanged((document) => document.components.push({ ...webIn(document), name: 'Second' })),
    );
    expect(result.diagram.components.map(({ id, name }) => `${id} ${name}`)).toContain('web-2 Second');
    expect(result.diagram.links).toEqual(good.links);
    expect(result.repairs).toEqual(['The id "web-1" is there twice; the part now has the id web-2.']);
  });

  test('many parts with one id all get ids of their own', () => {
    const again = (document: Loose) => document.components.push(...Array(3).fill(webIn(document)));
    const { diagram } = opened(openChanged(again));
    expect(diagram.components.map(({ id }) => id).slice(-3)).toEqual(['web-2', 'web-3', 'web-4']);
    expect(faultsOf(diagram)).toEqual([]);
  });

  test('a bad id is replaced and its links come along', () => {
    const file = toFileText(good).replaceAll('"web-1"', '"../web 1"');
    const { diagram, repairs } = opened(openDocument(file, kinds));
    expect(diagram.links).toHaveLength(good.links.length);
    expect(repairs[0]).toContain('cannot be used');
    expect(faultsOf(diagram)).toEqual([]);
  });

  test('an unknown kind is kept aside with its connections (I13)', () => {
    for (const kind of ['quantum-db', '__proto__', 'constructor', 7]) {
      const { diagram, repairs } = opened(openChanged((document) => (webIn(document).kind = kind)));
      expect(diagram.components).toHaveLength(3);
      expect(diagram.links).toEqual([]);
      expect(repairs[0]).toContain('web-1 is of a kind that this page does not know');
      expect(repairs).toContain('2 connections lead to parts that are not there; kept aside.');
    }
  });

  test('connections that lead nowhere, to themselves or against the rules are kept aside (I10, I14)', () => {
    const result = opened(
      openChanged((document) => {
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
      'The connection from web-1 to web-1 is kept aside. A part cannot be connected to itself.',
      'The connection from browser-1 to web-1 is left out. It is there twice.',
      'The connection from browser-1 to db-1 is kept aside. Clients speak to a web server. The web server asks the database.',
      'The connection from browser-1 to machine-1 is kept aside. machine-1 is a machine: a process in it must accept the requests.',
      '2 connections lead to parts that are not there; kept aside.',
    ]);
  });

  test('machines in machines, in each other, in themselves or missing, and clients in machines', () => {
    for (const machine of ['machine-1', 'web-1', 'gone', '__proto__', 7, null]) {
      const inMachine = opened(openChanged((document) => (document.components[0].machine = machine)));
      expect(inMachine.diagram.components[0]).not.toHaveProperty('machine');
      expect(inMachine.repairs).toHaveLength(1);
      const client = opened(openChanged((document) => (document.components[3].machine = machine)));
      expect(client.diagram.components[3]).not.toHaveProperty('machine');
      expect(client.repairs).toHaveLength(1);
    }
    const astray = opened(openChanged((document) => (webIn(document).machine = 'machine-2')));
    expect(astray.repairs).toEqual([
      'web-1 stood in a machine that is not there; it now stands on the canvas.',
    ]);
  });

  test('a machine behind its content is put before it', () => {
    const { diagram } = opened(openChanged((document) => document.components.reverse()));
    expect(diagram.components[0]?.id).toBe('machine-1');
    expect(faultsOf(diagram)).toEqual([]);
  });

  test('names show what cannot be seen as signs, and keep what looks like markup as plain text (I15, I16)', () => {
    const named = (name: unknown) =>
      webIn(opened(openChanged((document) => (webIn(document).name = name))).diagram).name;
    expect(named('\u202eevil\u2066 \u0000name\u200f')).toBe('␦evil␦ ␀name');
    expect(named('a\ud800b')).toBe('a\ufffdb');
    expect(named('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
    expect(named('__proto__')).toBe('__proto__');
    expect(named(`z${'\u0301'.repeat(10_000)}`)).toHaveLength(60);
    expect(named('👩‍👩‍👧 مرحبا')).toBe('👩‍👩‍👧 مرحبا');
    for (const nothing of ['', ' ', '\u200f', 5, null, {}]) expect(named(nothing)).toBe('web-1');
  });

  test('keys that are not known are kept aside and listed; dangerous ones are left out (I17, I18)', () => {
    const text = toFileText(good)
      .replace('"seed"', '"__proto__": {"polluted": 1}, "style": "url(//x)", "seed"')
      .replace(
        '"workers":16',
        '"workers":16,"constructor":{"prototype":{"polluted":1}},"__proto__":{"polluted":1}',
      )
      .replace('"cut":false', '"cut":false,"href":"javascript:1"');
    const { diagram, repairs } = opened(openDocument(text, kinds));
    expect(diagram).toEqual({
      ...good,
      aside: {
        parts: [{ of: 'link-1', entries: { href: 'javascript:1' } }],
        entries: { style: 'url(//x)' },
      },
    });
    expect(repairs).toHaveLength(5);
    for (const key of ['__proto__', 'style', 'constructor', 'href']) expect(repairs.join()).toContain(key);
  });

  test('thousands of faults make a list that can still be read', () => {
    const { repairs } = opened(
      openChanged(
        (document) => (document.links = Array.from({ length: 1000 }, () => ({ from: 'web-1', to: 'web-1' }))),
      ),
    );
    expect(repairs).toHaveLength(101);
    expect(repairs.at(-1)).toBe('And 900 more.');
  });
});
