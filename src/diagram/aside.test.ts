/** Promises of what lies aside: nothing that came in with a document is lost, and a page that knows it takes it in again. */
import { expect, test } from 'vitest';
import { asideLines, unknownParts, withoutAside } from './aside.ts';
import { renameDiagram } from './edits.ts';
import { openDocument } from './gate.ts';
import type { KindTable } from './kind-rules.ts';
import { SAMPLE_DOCUMENT as good, type Loose, openChanged, opened, webIn } from './sample-document.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

const quantum = {
  id: 'q-1',
  kind: 'quantum-db',
  name: 'Q',
  x: 1,
  y: 2,
  parameters: { qubits: 7 },
  spin: [1],
};
const links = [
  { id: 'link-8', from: 'web-1', to: 'q-1', cut: false },
  { id: 'link-9', from: 'web-1', to: 'web-1', cut: false },
];
const strange = opened(
  openChanged((document: Loose) => {
    document.components.push(quantum);
    document.links.push(...links);
    document.groups = [{ of: ['web-1'] }];
  }),
);

test('a part of an unknown kind, connections that cannot be and unknown entries are kept as they came (I10, I13, I14, I18)', () => {
  expect(withoutAside(strange.diagram)).toEqual(good);
  expect(strange.diagram.aside).toEqual({
    components: [quantum],
    links,
    entries: { groups: [{ of: ['web-1'] }] },
  });
  expect(strange.repairs).toHaveLength(4);
  expect(strange.repairs.every((line) => line.includes('kept aside'))).toBe(true);
  expect(asideLines(strange.diagram)).toEqual([
    'Q: of the unknown kind "quantum-db"',
    'A connection from "web-1" to "q-1"',
    'A connection from "web-1" to "web-1"',
    'The entry "groups"',
  ]);
});

test('a part of an unknown kind is shown where it stood', () => {
  expect(unknownParts(strange.diagram)).toEqual([
    { name: 'Q', kind: '"quantum-db"', x: 1, y: 2, machine: null },
  ]);
  const far = { components: [{ kind: 7, x: 1e308, y: null, machine: 'machine-1' }] };
  expect(unknownParts({ ...good, aside: far })).toEqual([
    { name: 'A part', kind: '7', x: 100_000, y: 0, machine: 'machine-1' },
  ]);
  expect(unknownParts(good)).toEqual([]);
});

test('they go through edits and files unchanged, and are not said again', () => {
  const edited = renameDiagram(strange.diagram, 'Renamed');
  const again = opened(openDocument(toFileText(edited), kinds));
  expect(again).toEqual({ ok: true, diagram: edited, repairs: [] });
  expect(toFileText(again.diagram)).toBe(toFileText(edited));
});

test('a page that knows the kind takes the part in, with its connection', () => {
  const web = kinds.get('web');
  const db = kinds.get('db');
  if (!web || !db) throw new Error('The sample kinds have changed.');
  const later: KindTable = new Map([
    ...kinds,
    ['quantum-db', { ...db, id: 'quantum-db', namePrefix: 'q', parameters: {} }],
  ]);
  const { diagram } = opened(openDocument(toFileText(strange.diagram), later));
  expect(diagram.components.some(({ id, kind }) => id === 'q-1' && kind === 'quantum-db')).toBe(true);
  expect(diagram.links.some(({ from, to }) => from === 'web-1' && to === 'q-1')).toBe(true);
  expect(diagram.aside?.components).toBeUndefined();
  expect(diagram.aside?.links).toEqual([links[1]]);
});

const newer = (document: Loose) => {
  webIn(document).parameters = { ...webIn(document).parameters, qubits: 7 };
  Object.assign(webIn(document), { colour: 'red', machine: 'm-9' });
  document.components.push({ ...quantum, id: 'm-9' });
  document.links[0].weight = 2;
  document.scenario = [
    { id: 'event-1', atMs: 5, what: 'teleport', part: 'web-1' },
    { id: 'event-2', atMs: 6, what: 'stop', part: 'm-9' },
  ];
};

test('entries and settings of parts, their unknown machine and unknown events are kept, written back and not said again (I18)', () => {
  const { diagram, repairs } = opened(openChanged(newer));
  const [{ id: linkId = '' } = {}] = good.links;
  expect(diagram.aside?.parts).toEqual(
    [
      { of: 'web-1', entries: { machine: 'm-9', colour: 'red' }, settings: { qubits: 7 } },
      { of: linkId, entries: { weight: 2 } },
    ].map((each) => expect.objectContaining(each)),
  );
  expect(diagram.aside?.events).toHaveLength(2);
  expect(diagram.scenario).toBeUndefined();
  expect(repairs.filter((line) => !line.includes('kept aside'))).toEqual([
    'web-1 stood in a part of an unknown kind; it now stands on the canvas.',
  ]);
  expect(asideLines(diagram)).toEqual(
    expect.arrayContaining(['web-1: the setting "qubits"', 'web-1: the entry "colour"']),
  );
  const edited = renameDiagram(diagram, 'Renamed');
  expect(opened(openDocument(toFileText(edited), kinds))).toEqual({
    ok: true,
    diagram: edited,
    repairs: [],
  });
});

test('a page that knows the setting and the machine puts them back where they were', () => {
  const web = kinds.get('web');
  const machine = kinds.get('machine');
  if (!web || !machine) throw new Error('The sample kinds have changed.');
  const later: KindTable = new Map([
    ...kinds,
    ['quantum-db', { ...machine, id: 'quantum-db', namePrefix: 'q' }],
    [
      'web',
      {
        ...web,
        parameters: {
          ...web.parameters,
          qubits: { type: 'number', min: 0, max: 9, integer: true, default: 1 },
        },
      },
    ],
  ]);
  const saved = toFileText(opened(openChanged(newer)).diagram);
  const { diagram } = opened(openDocument(saved, later));
  expect(webIn(diagram)).toMatchObject({ machine: 'm-9', parameters: { qubits: 7 } });
  expect(diagram.aside?.parts?.find(({ of }) => of === 'web-1')).toEqual({
    of: 'web-1',
    entries: { colour: 'red' },
  });
});

test('what is kept aside can always be opened again: what is nested too deeply or too large is left out, and said', () => {
  const deep = JSON.parse(`${'['.repeat(9)}${']'.repeat(9)}`) as unknown;
  const large = 'x'.repeat(300_000);
  for (const strangeEntry of [deep, large]) {
    const { diagram, repairs } = opened(
      openChanged((document: Loose) => {
        document.groups = strangeEntry;
        webIn(document).colour = strangeEntry;
        document.small = 1;
      }),
    );
    expect(diagram.aside).toEqual({ entries: { small: 1 } });
    expect(repairs.at(-1)).toBe(
      '2 things that this page does not know: too large or nested too deeply to be kept aside; left out.',
    );
    expect(opened(openDocument(toFileText(diagram), kinds)).diagram).toEqual(diagram);
  }
});

test('regression: what stands in a machine of an unknown kind that is too much to keep aside stands on the canvas, once and for all', () => {
  const deep = JSON.parse(`${'['.repeat(9)}${']'.repeat(9)}`) as unknown;
  const { diagram, repairs } = opened(
    openChanged((document: Loose) => {
      const held = webIn(document).machine;
      const machine = document.components.find(({ id }: Loose) => id === held);
      machine.kind = deep;
    }),
  );
  expect(webIn(diagram)).not.toHaveProperty('machine');
  expect(diagram.aside?.components).toBeUndefined();
  expect(diagram.aside?.parts).toBeUndefined();
  expect(repairs).toContain('web-1 stood in a machine that is not there; it now stands on the canvas.');
  expect(opened(openDocument(toFileText(diagram), kinds))).toEqual({ ok: true, diagram, repairs: [] });
});

test('nonsense aside is no reason to refuse a document', () => {
  for (const aside of [
    7,
    null,
    [],
    'x',
    { components: 7, links: [1, null, {}], entries: [] },
    { parts: [{ of: 1 }, { of: 'web-1', entries: 7 }], events: [null] },
  ]) {
    const { diagram } = opened(openChanged((document: Loose) => (document.aside = aside)));
    expect(webIn(diagram)).toEqual(webIn(good));
  }
});
