/** Promises of link format 2: it is what the catalog is, and links made with it mean the same when the catalog has moved on. */
import { expect, test } from 'vitest';
import { kinds, kindTable } from '../catalog/index.ts';
import { type Diagram, EMPTY_DIAGRAM } from './diagram.ts';
import { addComponent } from './edits.ts';
import type { KindRules, KindTable, ParameterRule } from './kind-rules.ts';
import { decodeLink, encodeLink } from './link-codec.ts';
import { LINK_FORMAT_2 } from './link-format-2.ts';
import { parameterValue } from './parameters.ts';
import { randomDiagram } from './sample-diagrams.ts';

const WHAT_TO_DO = `The catalog is no longer what link format 2 says.
Links still open and mean the same, but new ones are longer than they need be.
- Links of format 2 are not published yet: write the change into src/diagram/link-format-2.ts, remove the files in
  e2e/links/format-2 and write them again (see src/stores/link-corpus.test.ts).
- They are published: leave format 2 as it is for ever. Make src/diagram/link-format-3.ts from it, write the change in
  there, add it to FORMATS in link-codec.ts, raise LINK_VERSION, add 20 links to e2e/links/format-3, and point this
  test at format 3.`;

test('format 2 has the kinds of the catalog, their parameters in order, their defaults and their choices', () => {
  const catalog = kinds.map(({ id, role, namePrefix, parameters }) => ({
    id,
    role,
    prefix: namePrefix,
    parameters: Object.entries(parameters).map(([key, rule]) => ({
      key,
      usual: rule.default,
      ...(rule.type === 'choice' ? { options: rule.options } : {}),
    })),
  }));
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  expect(LINK_FORMAT_2.kinds.toSorted(byId), WHAT_TO_DO).toEqual(catalog.toSorted(byId));
});

/** The catalog of a later day. */
function changed(change: (rules: KindRules, key: string, rule: ParameterRule) => ParameterRule): KindTable {
  return new Map(
    [...kindTable].map(([id, rules]) => {
      const entries = Object.entries(rules.parameters).map(([key, rule]) => [key, change(rules, key, rule)]);
      return [id, { ...rules, parameters: Object.fromEntries(entries) as KindRules['parameters'] }];
    }),
  );
}

function inForce(diagram: Diagram, table: KindTable) {
  return diagram.components.map((component) =>
    Object.keys(table.get(component.kind)?.parameters ?? {}).map((key) => [
      component.id,
      key,
      parameterValue(table, component, key),
    ]),
  );
}

async function through(diagram: Diagram, made: KindTable, read: KindTable): Promise<Diagram> {
  const link = await encodeLink(diagram, made, null);
  const opened = link.ok ? await decodeLink(link.fragment, read, null) : link;
  if (!opened.ok) throw new Error(opened.message);
  expect(opened.repairs).toEqual([]);
  return opened.diagram;
}

const other = (rule: ParameterRule): ParameterRule =>
  rule.type === 'number'
    ? { ...rule, default: rule.default === rule.max ? rule.min : rule.max }
    : rule.type === 'choice'
      ? { ...rule, default: rule.options.at(-1) ?? rule.default }
      : { ...rule, default: !rule.default };

test('when every default changes, an old link keeps the settings that its maker saw, and new links are right too', async () => {
  const later = changed((_rules, _key, rule) => other(rule));
  for (const seed of [1, 2, 3]) {
    const diagram = randomDiagram(kindTable, seed, { components: 14, links: 10, changed: 0.3 });
    expect(inForce(await through(diagram, kindTable, later), later)).toEqual(inForce(diagram, kindTable));
    const made = randomDiagram(later, seed, { components: 14, links: 10, changed: 0.3 });
    expect(await through(made, later, later)).toEqual(made);
  }
});

test('kinds, parameters and choices that format 2 lacks travel in words', async () => {
  const queue: KindRules = {
    id: 'queue',
    role: 'process',
    namePrefix: 'queue',
    serves: [],
    asks: [],
    parameters: {
      length: { type: 'number', min: 0, max: 10, integer: true, default: 4 },
      fast: { type: 'toggle', default: true },
    },
    size: { width: 100, height: 100 },
  };
  const later: KindTable = new Map([
    ...changed((_rules, key, rule) =>
      key === 'fullPolicy' && rule.type === 'choice' ? { ...rule, options: [...rule.options, 'shed'] } : rule,
    ),
    ['queue', queue],
  ]);
  let diagram = addComponent(EMPTY_DIAGRAM, later, { kind: 'web-server', x: 0, y: 0 }).diagram;
  diagram = addComponent(diagram, later, { kind: 'queue', x: 0, y: 0 }).diagram;
  const components = diagram.components.map((component) => ({
    ...component,
    parameters: component.kind === 'queue' ? { length: 7 } : { fullPolicy: 'shed' },
  }));
  diagram = { ...diagram, components };
  expect(await through(diagram, later, later)).toEqual(diagram);
  const latest: KindTable = new Map([
    ...later,
    ['queue', { ...queue, parameters: { ...queue.parameters, fast: { type: 'toggle', default: false } } }],
  ]);
  expect((await through(diagram, later, latest)).components[1]?.parameters).toEqual({
    length: 7,
    fast: true,
  });
});
