/** Promises kept by every list of gestures: undo leads back, redo leads on, and every document passes the gate as it is. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Diagram, EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { NO_EFFECTS } from '../diagram/effects.ts';
import { openDocument } from '../diagram/gate.ts';
import { record, startHistory, stepBack, stepForward } from '../diagram/history.ts';
import { SAMPLE_KINDS as kinds } from '../diagram/sample-kinds.ts';
import { toFileText } from '../diagram/serialise.ts';
import { randomGestures } from './sample-gestures.ts';

/** The whole of it: npm run test:deep. */
const deep = process.env.LOADBEARING_DEEP === '1' || import.meta.env.MODE === 'deep';
const LISTS = deep ? 2000 : 100;

const { gesture, changing } = randomGestures(kinds);
const gestures = (most: number) => fc.array(gesture, { minLength: most, maxLength: most });

/** Vitest's own comparison takes longer than all that is compared here: it is asked for its words only. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

test(
  `${LISTS} lists of 200 gestures: every document is valid, undo all leads to the start and redo all to the end`,
  () => {
    const made = { steps: 0, components: 0, links: 0, notes: 0, inMachines: 0, parameters: 0 };
    fc.assert(
      fc.property(gestures(200), (list) => {
        let history = startHistory(EMPTY_DIAGRAM);
        /** The document after each step, as it was at that step. */
        const texts = [JSON.stringify(EMPTY_DIAGRAM)];
        for (const change of list) {
          const before = history.past.length;
          history = record(history, 'Change', change(history.diagram));
          if (history.past.length === before) continue;
          const text = JSON.stringify(history.diagram);
          texts.push(text);
          expectSame(openDocument(text, kinds), { ok: true, diagram: history.diagram, repairs: [] });
        }
        const end = history.diagram;
        const saved = toFileText(end);
        const loaded = openDocument(saved, kinds);
        expect(loaded.ok && toFileText(loaded.diagram)).toBe(saved);
        made.steps += texts.length - 1;
        made.components += end.components.length;
        made.links += end.links.length;
        made.notes += end.notes.length;
        made.inMachines += end.components.filter(({ machine }) => machine !== undefined).length;
        made.parameters += end.components.filter(
          ({ parameters }) => Object.keys(parameters).length > 0,
        ).length;

        for (const text of texts.slice(0, -1).reverse()) {
          history = stepBack(history);
          expectSame(JSON.stringify(history.diagram), text);
        }
        expect(history.diagram).toEqual(EMPTY_DIAGRAM);
        expect(stepBack(history)).toBe(history);
        for (const text of texts.slice(1)) {
          history = stepForward(history, NO_EFFECTS);
          expectSame(JSON.stringify(history.diagram), text);
        }
        expect(history.diagram).toEqual(end);
        expect(stepForward(history, NO_EFFECTS)).toBe(history);
      }),
      { numRuns: LISTS },
    );
    if (deep) console.info('Gestures:', LISTS, 'lists', made);
    for (const [what, count] of Object.entries(made)) expect(count, what).toBeGreaterThan(100);
  },
  deep ? 3_600_000 : 120_000,
);

test('a saved file opens as the same document, with nothing to repair', () => {
  fc.assert(
    fc.property(gestures(60), (list) => {
      const diagram = list.reduce<Diagram>((each, change) => change(each), EMPTY_DIAGRAM);
      const text = toFileText(diagram);
      const opened = openDocument(text, kinds);
      expect(opened).toEqual({ ok: true, diagram, repairs: [] });
      expect(toFileText(opened.ok ? opened.diagram : EMPTY_DIAGRAM)).toBe(text);
    }),
  );
}, 120_000);

test('a part keeps its id and kind for as long as it lives, and no two parts share an id', () => {
  fc.assert(
    fc.property(gestures(60), (list) => {
      let diagram: Diagram = EMPTY_DIAGRAM;
      for (const change of list) {
        const before = new Map(diagram.components.map(({ id, kind }) => [id, kind]));
        diagram = change(diagram);
        const all = [...diagram.components, ...diagram.links, ...diagram.notes].map(({ id }) => id);
        expect(new Set(all).size).toBe(all.length);
        for (const { id, kind } of diagram.components) expect(before.get(id) ?? kind).toBe(kind);
      }
    }),
  );
}, 120_000);

test('a gesture that changes nothing gives the very same document back', () => {
  fc.assert(
    fc.property(gestures(30), changing, (list, change) => {
      const diagram = list.reduce<Diagram>((each, one) => one(each), EMPTY_DIAGRAM);
      const next = change(diagram);
      if (next !== diagram) expect(next).not.toEqual(diagram);
    }),
  );
}, 120_000);
