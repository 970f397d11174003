/** Ids and names for new parts: web-1, web-2, link-1, note-1. */
import { type Diagram, ID_PATTERN, LIMITS } from './diagram.ts';

/** All ids in a document; no two parts of any sort share one. */
export function idsIn(diagram: Diagram): Set<string> {
  const ids = new Set<string>();
  for (const items of [diagram.components, diagram.links, diagram.notes, diagram.scenario ?? []])
    for (const { id } of items) ids.add(id);
  return ids;
}

function highestNumber(texts: Iterable<string>, prefix: string): number {
  let highest = 0;
  for (const text of texts) {
    const rest = text.startsWith(`${prefix}-`) ? text.slice(prefix.length + 1) : '';
    if (/^[0-9]{1,6}$/.test(rest)) highest = Math.max(highest, Number(rest));
  }
  return highest;
}

/** The next id with this prefix: above every number in use, so that a gap left by a deletion stays a gap. */
export function nextId(taken: ReadonlySet<string>, prefix: string): string {
  const start = ID_PATTERN.test(prefix) ? prefix.slice(0, 20) : 'part';
  let number = highestNumber(taken, start) + 1;
  while (taken.has(`${start}-${number}`)) number += 1;
  return `${start}-${number}`;
}

/** Id and name of a new component: the same words, free in both. */
export function nextComponentId(diagram: Diagram, prefix: string): string {
  const taken = idsIn(diagram);
  for (const { name } of diagram.components) taken.add(name);
  return nextId(taken, prefix);
}

/** Name of a copy: "web-1" becomes "web-3" when web-2 exists, "Shop" becomes "Shop-2". */
export function nextName(taken: ReadonlySet<string>, name: string): string {
  const base =
    name
      .replace(/-[0-9]{1,6}$/, '')
      .slice(0, LIMITS.nameLength - 8)
      .trim() || 'part';
  let number = Math.max(highestNumber(taken, base), taken.has(base) ? 1 : 0) + 1;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
