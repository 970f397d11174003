/** Gestures at random for tests: everything that can be done to a document, fitting or not. */
import fc from 'fast-check';
import { copyItems, duplicate, pasteItems } from '../diagram/clipboard.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import * as edits from '../diagram/edits.ts';
import type { KindTable } from '../diagram/kind-rules.ts';
import { connect, setLink } from '../diagram/link-edits.ts';
import * as notes from '../diagram/note-edits.ts';
import { setParameter } from '../diagram/parameters.ts';

export type Gesture = (diagram: Diagram) => Diagram;

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
/** Any gesture, and those that change what is there. */
export function randomGestures(kinds: KindTable): {
  readonly gesture: fc.Arbitrary<Gesture>;
  readonly changing: fc.Arbitrary<Gesture>;
} {
  const isMachine = ({ kind }: Component) => kinds.get(kind)?.role === 'machine';
  const kindId = fc.constantFrom(...kinds.keys());
  const key = fc.constantFrom('workers', 'cpuMs', 'whenFull', 'keepAlive', 'cores', 'people', '__proto__');
  const value = fc.oneof(number, words, fc.boolean(), fc.constantFrom('refuse', 1, 8, 16));

  const adding = fc.tuple(kindId, number, number, index, fc.boolean()).map(
    ([kind, x, y, n, inside]): Gesture =>
      (d) => {
        const machine = inside ? pick(d.components.filter(isMachine), n) : null;
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
        const machine = pick(d.components.filter(isMachine), m);
        const link = pick(d.links, n);
        const note = pick(d.notes, n);
        const items = { components: [id, pick(d.components, m)], links: [link], notes: [note] };
        /** Copies of copies would make every document as large as it may be. */
        const crowded = d.components.length > 50;
        const orSame = (result: { readonly ok: boolean; readonly diagram?: Diagram }) => result.diagram ?? d;
        const changes: readonly (() => Diagram)[] = [
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
          () => edits.setPower(d, kinds, id, (['on', 'stopped', 'off'] as const)[m % 3] ?? 'on'),
          () => edits.setSlowFactor(d, id, x),
          () => edits.setTrafficFactor(d, x),
          () => edits.setSeed(d, x),
          () => orSame(setParameter(d, kinds, id, name, setting)),
          () => orSame(setLink(d, link, { roundTripMs: x, cut: m % 2 === 0 })),
          () => orSame(setLink(d, link, { roundTripMs: undefined })),
          () =>
            m % 4 === 0
              ? edits.removeItems(d, items)
              : edits.removeItems(d, { links: [link], notes: [note] }),
          () => (crowded ? d : orSame(duplicate(d, kinds, items))),
          () => (crowded ? d : orSame(pasteItems(d, kinds, JSON.stringify(copyItems(d, items))))),
          () => notes.addNote(d, { x, y, text }).diagram,
          () => notes.editNote(d, note, text),
          () => notes.moveNote(d, note, x, y),
          () => notes.resizeNote(d, note, { width: x, height: y }),
        ];
        return changes[which]?.() ?? d;
      },
  );
  const setting = fc.tuple(index, index, value).map(
    ([n, m, wanted]): Gesture =>
      (d) => {
        const id = pick(d.components, n);
        const rules = Object.entries(kinds.get(edits.findComponent(d, id)?.kind ?? '')?.parameters ?? {});
        const [name, rule] = rules[m % Math.max(1, rules.length)] ?? ['gone', undefined];
        const fitting =
          rule?.type === 'toggle' ? !rule.default : rule?.type === 'choice' ? (rule.options[m % 3] ?? '') : 3;
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
  return { gesture, changing };
}
