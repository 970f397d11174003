/** What a scenario has done to a system so far, laid over the document: the document itself is not changed by its own runs. */
import type { Component, Diagram, Link, Power } from './diagram.ts';

/** By key: "traffic", "power db-1", "slow db-1", "cut link-3". */
export type Effects = ReadonlyMap<string, number | boolean | Power>;

export const NO_EFFECTS: Effects = new Map();
export const TRAFFIC = 'traffic';

/** What stands in a diagram under such a key; undefined when the part is not there. */
export function valueAt(diagram: Diagram, key: string): number | boolean | Power | undefined {
  if (key === TRAFFIC) return diagram.trafficFactor;
  const [what, id] = key.split(' ');
  if (what === 'cut') return diagram.links.find((link) => link.id === id)?.cut;
  const component = diagram.components.find((each) => each.id === id);
  return what === 'power' ? component?.power : component?.slowFactor;
}

/** The document with the effects on it; the same one when there are none. */
export function withEffects(diagram: Diagram, effects: Effects): Diagram {
  if (effects.size === 0) return diagram;
  return {
    ...diagram,
    trafficFactor: read(effects, TRAFFIC, diagram.trafficFactor),
    components: mapped(diagram.components, (component) => affected(component, effects)),
    links: mapped(diagram.links, (link) => cutOr(link, read(effects, `cut ${link.id}`, link.cut))),
  };
}

/** A diagram that was edited with the effects on it, without them: `document` says what was under them. */
export function withoutEffects(shown: Diagram, effects: Effects, document: Diagram): Diagram {
  const under = new Map(
    [...effects].flatMap(([key]) => {
      const value = valueAt(document, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  const plain = withEffects(shown, under);
  const same = <Item extends { readonly id: string }>(now: readonly Item[], before: readonly Item[]) => {
    const known = new Map(before.map((each) => [each.id, each]));
    const kept = mapped(now, (each) => sameAs(each, known.get(each.id)));
    return kept.length === before.length && kept.every((each, at) => each === before[at]) ? before : kept;
  };
  const next = {
    ...plain,
    components: same(plain.components, document.components),
    links: same(plain.links, document.links),
  };
  const keys = Object.keys(next) as (keyof Diagram)[];
  return keys.every((key) => next[key] === document[key]) ? document : next;
}

/** The effects that an edit did not touch: whoever changes a thing by hand has the last word on it. */
export function untouched(effects: Effects, edited: Diagram): Effects {
  const left = new Map([...effects].filter(([key, value]) => valueAt(edited, key) === value));
  return left.size === effects.size ? effects : left;
}

function read<Value extends number | boolean | Power>(effects: Effects, key: string, usual: Value): Value {
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

/** The one known before, when nothing in it differs. */
function sameAs<Item extends object>(item: Item, before: Item | undefined): Item {
  if (!before) return item;
  const keys = new Set([...Object.keys(item), ...Object.keys(before)]) as Set<keyof Item>;
  return [...keys].every((key) => item[key] === before[key]) ? before : item;
}
