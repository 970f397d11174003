/** Promises of the published schema: it is the one of the tables, saved files keep it, and what it lets through the gate takes as it is. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDocument } from '../diagram/gate.ts';
import { addNote } from '../diagram/note-edits.ts';
import { randomDiagram } from '../diagram/sample-diagrams.ts';
import { toFileText, toSavedText } from '../diagram/serialise.ts';
import { EXAMPLES, OPENING_EXAMPLE } from './examples.ts';
import { fileSchema } from './file-schema.ts';
import { kinds, kindTable } from './index.ts';

const schema = fileSchema(kinds);
const isSound = new Ajv2020({ strict: true, allErrors: false }).compile(schema);
const soundFile = (text: string) => isSound(JSON.parse(text) as unknown);

/** After a change of kinds, limits or entries: npx vitest run src/catalog/file-schema.test.ts -u */
test('the published schema is the one of these tables', async () => {
  await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot(
    '../../public/loadbearing.schema.json',
  );
});

test.for(EXAMPLES)('the saved file of "$title" keeps the schema', ({ diagram }) => {
  expect(soundFile(toFileText(diagram)), JSON.stringify(isSound.errors)).toBe(true);
});

test('every saved file keeps the schema', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(24), fc.boolean(), (seed, components, onSteps) => {
      const drawn = randomDiagram(kindTable, seed, { components, links: components, changed: 0.6, onSteps });
      const { diagram } = addNote(drawn, { x: seed % 900, y: -5, text: 'a\nb' });
      expect(soundFile(toFileText(diagram)), JSON.stringify(isSound.errors)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

describe('a file changed by hand', () => {
  const places = (node: unknown, found: [Record<string, unknown>, string][] = []) => {
    if (typeof node !== 'object' || node === null) return found;
    for (const key of Object.keys(node)) {
      found.push([node as Record<string, unknown>, key]);
      places((node as Record<string, unknown>)[key], found);
    }
    return found;
  };
  const put = fc.oneof(
    fc.constantFrom(0, -1, 0.5, 1e308, '', 'on', 'off', 'stopped', true, null, 'box-1', 'x y', [], {}),
    fc.integer({ min: -10, max: 20_000 }),
    fc.string(),
  );
  /** What only the gate can see: words that are not visible, names that stand for nothing, and the ways that connections may go. */
  const crossReference =
    /^(?:The id|The name of the document|\d+ connection|The connection)|stood in|is there twice|cleaned|cannot be used as it is/;

  test('that the schema lets through opens with nothing to put right but what no schema can see', () => {
    let through = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), put), { minLength: 1, maxLength: 3 }), (changes) => {
        const file = JSON.parse(toFileText(OPENING_EXAMPLE.diagram)) as Record<string, unknown>;
        for (const [which, value] of changes) {
          const all = places(file);
          const [node, key] = all[which % all.length] ?? [file, 'name'];
          node[key] = structuredClone(value);
        }
        if (!isSound(file)) return;
        through++;
        const opened = openDocument(JSON.stringify(file), kindTable);
        const repairs = opened.ok ? opened.repairs : [opened.message];
        expect(repairs.filter((line) => !crossReference.test(line))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(through).toBeGreaterThan(100);
  });

  test.for<[string, (file: Record<string, unknown>) => void]>([
    ['an entry of its own', (file) => Object.assign(file, { colour: 'red' })],
    ['a newer version', (file) => Object.assign(file, { version: 99 })],
    ['a missing list', (file) => Reflect.deleteProperty(file, 'links')],
    [
      'an unknown kind',
      (file) => Object.assign((file.components as object[])[0] ?? {}, { kind: 'quantum-db' }),
    ],
    [
      'a machine with workers',
      (file) => Object.assign((file.components as object[])[2] ?? {}, { parameters: { workers: 3 } }),
    ],
    [
      'a process with a width',
      (file) => Object.assign((file.components as object[])[3] ?? {}, { width: 300 }),
    ],
  ])('with %s is not sound', ([, change]) => {
    const file = JSON.parse(toFileText(OPENING_EXAMPLE.diagram)) as Record<string, unknown>;
    change(file);
    expect(isSound(file)).toBe(false);
  });
});

test('a file may name its schema: it opens as it is, and the name is no part of the diagram', () => {
  const { diagram } = OPENING_EXAMPLE;
  const text = toSavedText(diagram);
  expect(text).toContain('"$schema": "./loadbearing.schema.json"');
  expect(soundFile(text)).toBe(true);
  expect(openDocument(text, kindTable)).toEqual({ ok: true, diagram, repairs: [] });
});
