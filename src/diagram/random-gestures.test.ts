/** Promises kept by every list of gestures: undo leads back, redo leads on, and every document passes the gate as it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyItems, duplicate, pasteItems } from './clipboard.ts';
import { type Diagram, EMPTY_DIAGRAM } from './diagram.ts';
import * as edits from './edits.ts';
import { NO_EFFECTS } from './effects.ts';
import { openDocument } from './gate.ts';
import { record, startHistory, stepBack, stepForward } from './history.ts';
import { connect, setLink } from './link-edits.ts';
import * as notes from './note-edits.ts';
import { setParameter } from './parameters.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

/** The whole of it: npm run test:deep. */
const deep = process.env.LOADBEARING_DEEP === '1' || import.meta.env.MODE === 'deep';
const LISTS = deep ? 2000 : 100;

type Gesture = (diagram: Diagram) => Diagram;

const pick = <Item extends { id: string }>(items: readonly Item[], number: number) =>
  items[number % Math.max(1, items.length)]?.id ?? 'gone';
const index = fc.nat(1000);
const number = fc.oneof(
  fc.integer({ min: -400, max: 1200 }),
  fc.double(),
  fc.constantFrom(-0, 1e308, Number.NaN),
);
const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', '\ud800', '‮'),
);
const kindId = fc.constantFrom(...kinds.keys());
const key = fc.constantFrom('workers', 'cpuMs', 'whenFull', 'keepAlive', 'cores', 'people', '__proto__');
const value = fc.oneof(number, words, fc.boolean(), fc.constantFrom('refuse', 1, 8, 16));

const adding = fc.tuple(kindId, number, number, index, fc.boolean()).map(
  ([kind, x, y, n, inside]): Gesture =>
    (d) => {
      const machine = inside
        ? pick(
            d.components.filter((each) => each.kind === 'machine'),
            n,
          )
        : null;
      return edits.addComponent(d, kinds, { kind, x, y, machine }).diagram;
    },
);
const joining = fc.tuple(index, index).map(
  ([from, to]): Gesture =>
    (d) => {
      const joined = connect(d, kinds, pick(d.components, from), pick(d.components, to));
      return joined.ok ? joined.diagram : d;
    },
);
const changing = fc.tuple(fc.nat(20), index, index, number, number, words, key, value).map(
  ([which, n, m, x, y, text, name, setting]): Gesture =>
    (d) => {
      const id = pick(d.components, n);
      const machine = pick(
        d.components.filter((each) => each.kind === 'machine'),
        m,
      );
      const link = pick(d.links, n);
      const note = pick(d.notes, n);
      const items = { components: [id, pick(d.components, m)], links: [link], notes: [note] };
      /** Copies of copies would make every document as large as it may be. */
      const crowded = d.components.length > 50;
      const orSame = (result: { readonly ok: boolean; readonly diagram?: Diagram }) => result.diagram ?? d;
      const changes: readonly Gesture[] = [
        () =>
          edits.moveComponents(d, kinds, [
            { id, x, y },
            { id: pick(d.components, m), x: y, y: x },
          ]),
        () => edits.moveComponents(d, kinds, [{ id, x, y }], 'free'),
        () => edits.placeInMachine(d, kinds, id, machine, x, y),
        () => edits.placeInMachine(d, kinds, id, null, x, y),
        () => edits.resizeMachine(d, kinds, machine, { width: x, height: y, x: y }),
        () => edits.rename(d, id, text),
        () => edits.renameDiagram(d, text),
        () => edits.setPower(d, kinds, id, (['on', 'stopped', 'off'] as const)[m % 3]!),
        () => edits.setSlowFactor(d, id, x),
        () => edits.setTrafficFactor(d, x),
        () => edits.setSeed(d, x),
        () => orSame(setParameter(d, kinds, id, name, setting)),
        () => orSame(setLink(d, link, { roundTripMs: x, cut: m % 2 === 0 })),
        () => orSame(setLink(d, link, { roundTripMs: undefined })),
        () =>
          m % 4 === 0 ? edits.removeItems(d, items) : edits.removeItems(d, { links: [link], notes: [note] }),
        () => (crowded ? d : orSame(duplicate(d, kinds, items))),
        () => (crowded ? d : orSame(pasteItems(d, kinds, JSON.stringify(copyItems(d, items))))),
        () => notes.addNote(d, { x, y, text }).diagram,
        () => notes.editNote(d, note, text),
        () => notes.moveNote(d, note, x, y),
        () => notes.resizeNote(d, note, { width: x, height: y }),
      ];
      return changes[which]!(d);
    },
);
const setting = fc.tuple(index, index, value).map(
  ([n, m, wanted]): Gesture =>
    (d) => {
      const id = pick(d.components, n);
      const rules = Object.entries(kinds.get(edits.findComponent(d, id)?.kind ?? '')?.parameters ?? {});
      const [name, rule] = rules[m % Math.max(1, rules.length)] ?? ['gone', undefined];
      const fitting =
        rule?.type === 'toggle' ? !rule.default : rule?.type === 'choice' ? rule.options[m % 3]! : 3;
      const result = setParameter(d, kinds, id, name, m % 3 === 0 ? wanted : fitting);
      return result.ok ? result.diagram : d;
    },
);
const gesture = fc.oneof(
  { arbitrary: adding, weight: 2 },
  { arbitrary: joining, weight: 3 },
  { arbitrary: setting, weight: 1 },
  { arbitrary: changing, weight: 5 },
);
const gestures = (most: number) => fc.array(gesture, { minLength: most, maxLength: most });

test(
  `${LISTS} lists of 200 gestures: every document is valid, undo all leads to the start and redo all to the end`,
  () => {
    const made = { components: 0, links: 0, notes: 0, inMachines: 0, parameters: 0 };
    fc.assert(
      fc.property(gestures(200), (list) => {
        let history = startHistory(EMPTY_DIAGRAM);
        const seen = [history.diagram];
        for (const change of list) {
          const before = history.past.length;
          history = record(history, 'Change', change(history.diagram));
          if (history.past.length === before) continue;
          seen.push(history.diagram);
          expect(openDocument(history.diagram, kinds)).toEqual({
            ok: true,
            diagram: history.diagram,
            repairs: [],
          });
        }
        const end = history.diagram;
        const saved = toFileText(end);
        const loaded = openDocument(saved, kinds);
        expect(loaded.ok && toFileText(loaded.diagram)).toBe(saved);
        made.components += end.components.length;
        made.links += end.links.length;
        made.notes += end.notes.length;
        made.inMachines += end.components.filter(({ machine }) => machine !== undefined).length;
        made.parameters += end.components.filter(
          ({ parameters }) => Object.keys(parameters).length > 0,
        ).length;

        const texts = seen.map((diagram) => JSON.stringify(diagram));
        for (const text of texts.slice(0, -1).reverse()) {
          history = stepBack(history, NO_EFFECTS);
          expect(JSON.stringify(history.diagram)).toBe(text);
        }
        expect(history.diagram).toEqual(EMPTY_DIAGRAM);
        expect(stepBack(history, NO_EFFECTS)).toBe(history);
        for (const text of texts.slice(1)) {
          history = stepForward(history, NO_EFFECTS);
          expect(JSON.stringify(history.diagram)).toBe(text);
        }
        expect(history.diagram).toEqual(end);
        expect(stepForward(history, NO_EFFECTS)).toBe(history);
      }),
      { numRuns: LISTS },
    );
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
