/** Events of a scenario whose parts are not in the document any more: whoever removes a part removes them too. */
import type { Diagram } from './diagram.ts';
import type { ScenarioEvent } from './scenario.ts';

export function withoutStrayEvents(diagram: Diagram): Diagram {
  const { scenario = [], ...rest } = diagram;
  const left = scenario.filter(isOf(diagram));
  if (left.length === scenario.length) return diagram;
  return left.length > 0 ? { ...rest, scenario: left } : rest;
}

/** Whether an event happens to something that is there. */
export function isOf({ components, links }: Diagram): (event: ScenarioEvent) => boolean {
  const parts = new Set([...components, ...links].map(({ id }) => id));
  return ({ part }) => part === undefined || parts.has(part);
}
