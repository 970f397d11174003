/** Diagrams drawn at random from a seed, for tests: any kinds, every setting changed, connections that are allowed. */

import { type Diagram, EMPTY_DIAGRAM } from './diagram.ts';
import {
  addComponent,
  moveComponents,
  removeItems,
  rename,
  renameDiagram,
  setPower,
  setSeed,
  setSlowFactor,
  setTrafficFactor,
} from './edits.ts';
import type { KindTable, ParameterRule } from './kind-rules.ts';
import { connect, setLink } from './link-edits.ts';
import { addNote } from './note-edits.ts';
import { setParameter } from './parameters.ts';

export type Chance = () => number;

/** Numbers from 0 up to 1, the same for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const upTo = (chance: Chance, count: number) => Math.floor(chance() * count);

/** Any value of the whole range: on the steps of its field, or else whole numbers, and tenths where those are allowed. */
function anyValue(rule: ParameterRule & { readonly step?: number }, chance: Chance, onSteps: boolean) {
  if (rule.type === 'toggle') return !rule.default;
  if (rule.type === 'choice') return rule.options[upTo(chance, rule.options.length)] ?? rule.default;
  const wide = rule.min + chance() * (rule.max - rule.min);
  if (onSteps) {
    const { step = 1, min } = rule;
    return Math.max(min, Math.round(Math.floor(wide / step) * step * 1000) / 1000);
  }
  return rule.integer ? Math.round(wide) : Math.max(rule.min, Math.round(wide * 10) / 10);
}

export interface Wanted {
  readonly components: number;
  readonly links: number;
  /** Share of the settings that are changed, and of the links that have a round trip of their own. */
  readonly changed: number;
  /** As the arrows of a field give them; else as somebody types them. */
  readonly onSteps?: boolean;
}

export function randomDiagram(kinds: KindTable, seed: number, wanted: Wanted): Diagram {
  const chance = chanceOf(seed);
  const ids = [...kinds.keys()];
  const side = Math.ceil(Math.sqrt(wanted.components)) * 20;
  let diagram: Diagram = EMPTY_DIAGRAM;
  for (let count = 0; count < wanted.components; count += 1) {
    const kind = ids[count % ids.length] ?? '';
    const machines = diagram.components.filter((each) => kinds.get(each.kind)?.role === 'machine');
    const machine = chance() < 0.5 ? (machines[upTo(chance, machines.length)]?.id ?? null) : null;
    const place = { x: upTo(chance, side) * 16, y: upTo(chance, side) * 16 };
    const added = addComponent(diagram, kinds, { kind, ...place, machine });
    diagram = moveComponents(added.diagram, kinds, [{ id: added.id, ...place }]);
    for (const [key, rule] of Object.entries(kinds.get(kind)?.parameters ?? {})) {
      if (chance() >= wanted.changed) continue;
      const set = setParameter(
        diagram,
        kinds,
        added.id,
        key,
        anyValue(rule, chance, wanted.onSteps ?? false),
      );
      if (set.ok) diagram = set.diagram;
    }
  }
  const end = () => diagram.components[upTo(chance, diagram.components.length)]?.id ?? '';
  for (let tries = 0; diagram.links.length < wanted.links && tries < wanted.links * 500; tries += 1) {
    const joined = connect(diagram, kinds, end(), end());
    if (!joined.ok) continue;
    diagram = joined.diagram;
    if (chance() >= wanted.changed / 2) continue;
    const slowed = setLink(diagram, joined.id, { roundTripMs: upTo(chance, 2000) / 10 });
    if (slowed.ok) diagram = slowed.diagram;
  }
  return diagram;
}

const WORDS = [
  'Kasse',
  'Größe 3',
  'سلة',
  '購物車',
  '🛒👩‍👩‍👧',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'a-1',
  'é',
];

/** The same diagram after some work on it: renamed, broken, slowed, cut, noted, with gaps in its ids. */
export function livedIn(diagram: Diagram, kinds: KindTable, seed: number): Diagram {
  const chance = chanceOf(seed);
  const word = () => WORDS[upTo(chance, WORDS.length)] ?? '';
  let lived = setSeed(setTrafficFactor(renameDiagram(diagram, word()), upTo(chance, 40) / 2), seed * 7919);
  for (const { id } of diagram.components) {
    if (chance() < 0.1) lived = removeItems(lived, { components: [id], links: [], notes: [] });
    if (chance() < 0.2) lived = rename(lived, id, word());
    if (chance() < 0.2) lived = setPower(lived, kinds, id, 'stopped');
    if (chance() < 0.1) lived = setPower(lived, kinds, id, 'off');
    if (chance() < 0.1) lived = setSlowFactor(lived, id, 1 + upTo(chance, 50) / 7);
    if (chance() < 0.1) lived = moveComponents(lived, kinds, [{ id, x: -chance() * 1000, y: 7 }], 'free');
  }
  for (const { id } of diagram.links) {
    const changed = setLink(lived, id, { cut: chance() < 0.3 });
    if (changed.ok) lived = changed.diagram;
  }
  for (let count = upTo(chance, 4); count > 0; count -= 1) {
    lived = addNote(lived, {
      x: upTo(chance, 900),
      y: -upTo(chance, 900),
      text: `${word()}\n${word()}`,
    }).diagram;
  }
  return lived;
}
