/** What a scenario has done to a system so far, laid over the document: the document itself is not changed by its own runs. */
import type { Component, Diagram, Link, Power } from './diagram.ts';

export type EffectValue = number | boolean | Power;
/** By key: "traffic", "power db-1", "slow db-1", "cut link-3"; "traffic-before" is what a spike comes back to. */
export type Effects = ReadonlyMap<string, EffectValue>;

/** What was done to effects by hand: null ended one, a value brought one back. */
export type Overrides = Readonly<Record<string, EffectValue | null>>;

export const NO_EFFECTS: Effects = new Map();
export const TRAFFIC = 'traffic';
export const TRAFFIC_BEFORE = 'traffic-before';

/** What stands in a diagram under such a key; undefined when the part is not there. */
export function valueAt(diagram: Diagram, key: string): EffectValue | undefined {
  if (key === TRAFFIC) return diagram.trafficFactor;
  const [what, id] = key.split(' ');
  if (what === 'cut') return diagram.links.find((link) => link.id === id)?.cut;
  const component = diagram.components.find((each) => each.id === id);
  return what === 'power' ? component?.power : component?.slowFactor;
}

/** The document with the effects on it; the same one when they change nothing. */
export function withEffects(diagram: Diagram, effects: Effects): Diagram {
  if (effects.size === 0) return diagram;
  const trafficFactor = read(effects, TRAFFIC, diagram.trafficFactor);
  const components = mapped(diagram.components, (component) => affected(component, effects));
  const links = mapped(diagram.links, (link) => cutOr(link, read(effects, `cut ${link.id}`, link.cut)));
  const isSame =
    trafficFactor === diagram.trafficFactor && components === diagram.components && links === diagram.links;
  return isSame ? diagram : { ...diagram, trafficFactor, components, links };
}

/** Whoever changes by hand what a scenario did, or removes the part, has the last word on it: the effects that an edit ended. */
export function endedBy(effects: Effects, document: Diagram, edited: Diagram): Overrides {
  const ended: Record<string, null> = {};
  for (const [key, value] of effects) {
    const isThere = valueAt(document, key) !== undefined;
    if (key !== TRAFFIC_BEFORE && isThere && valueAt(edited, key) !== value) ended[key] = null;
  }
  if (TRAFFIC in ended && effects.has(TRAFFIC_BEFORE)) ended[TRAFFIC_BEFORE] = null;
  return ended;
}

/** The same one when nothing was done to them. */
export function withOverrides(effects: Effects, overrides: Overrides = {}): Effects {
  const changes = Object.entries(overrides);
  if (changes.length === 0) return effects;
  const next = new Map(effects);
  for (const [key, value] of changes)
    if (value === null) next.delete(key);
    else next.set(key, value);
  return next;
}

/** What takes overrides of these effects back. */
export function inverse(overrides: Overrides, effects: Effects): Overrides {
  return Object.fromEntries(Object.keys(overrides).map((key) => [key, effects.get(key) ?? null]));
}

/** What an edit of a shown diagram makes of the document and of the effects on it. */
export function underEdit(
  document: Diagram,
  effects: Effects,
  shown: Diagram,
): { readonly document: Diagram; readonly effects: Effects; readonly overrides: Overrides } {
  if (effects.size === 0) return { document: shown, effects, overrides: {} };
  const overrides = endedBy(effects, document, shown);
  const left = withOverrides(effects, overrides);
  return { document: withoutEffects(shown, left, document), effects: left, overrides };
}

/** The document of a diagram that was edited with effects on it. `document` says what was under those that are left. */
export function withoutEffects(shown: Diagram, effects: Effects, document: Diagram): Diagram {
  const under = new Map(
    [...effects.keys()].flatMap((key) => {
      const value = valueAt(document, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  const plain = withEffects(shown, under);
  const next = {
    ...plain,
    components: sameList(plain.components, document.components),
    links: sameList(plain.links, document.links),
  };
  return sameAs(next, document);
}

function read<Value extends EffectValue>(effects: Effects, key: string, usual: Value): Value {
  return (effects.get(key) ?? usual) as Value;
}

function affected(component: Component, effects: Effects): Component {
  const power = read(effects, `power ${component.id}`, component.power);
  const slowFactor = read(effects, `slow ${component.id}`, component.slowFactor);
  return power === component.power && slowFactor === component.slowFactor
    ? component
    : { ...component, power, slowFactor };
}

function cutOr(link: Link, cut: boolean): Link {
  return cut === link.cut ? link : { ...link, cut };
}

/** The same list when nothing in it became another. */
function mapped<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const next = items.map(change);
  return next.every((item, at) => item === items[at]) ? items : next;
}

function sameList<Item extends { readonly id: string }>(now: readonly Item[], before: readonly Item[]) {
  const known = new Map(before.map((each) => [each.id, each]));
  const kept = mapped(now, (each) => sameAs(each, known.get(each.id)));
  return kept.length === before.length && kept.every((each, at) => each === before[at]) ? before : kept;
}

/** The one known before, when nothing in it differs. */
function sameAs<Item extends object>(item: Item, before: Item | undefined): Item {
  if (!before) return item;
  const keys = new Set([...Object.keys(item), ...Object.keys(before)]) as Set<keyof Item>;
  return [...keys].every((key) => item[key] === before[key]) ? before : item;
}
