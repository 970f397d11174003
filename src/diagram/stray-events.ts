/** Events of a scenario whose parts are not in the document any more: whoever removes a part removes them too. */
import type { Diagram } from './diagram.ts';

export function withoutStrayEvents(diagram: Diagram): Diagram {
  const { scenario = [], ...rest } = diagram;
  const parts = new Set([...diagram.components, ...diagram.links].map(({ id }) => id));
  const left = scenario.filter(({ part }) => part === undefined || parts.has(part));
  if (left.length === scenario.length) return diagram;
  return left.length > 0 ? { ...rest, scenario: left } : rest;
}
