/** Values that the gate brought into range: each can be kept as it is now, or put back to the usual one. */
import type { Diagram, ParameterValue } from './diagram.ts';
import { setSeed, setSlowFactor, setTrafficFactor } from './edits.ts';
import type { KindTable } from './kind-rules.ts';
import { setLink } from './link-edits.ts';
import { ruleOf, setParameter } from './parameters.ts';

export interface PutInRange {
  /** What was said about it: one of the repairs. */
  readonly line: string;
  /** Id of the component or connection; null: the document itself. */
  readonly of: string | null;
  readonly key: string;
  /** What it is where nobody says otherwise; null: worked out by placement. */
  readonly usual: ParameterValue | null;
}

/** The document with the usual value instead of the one that was brought into range. The same one when the part is gone. */
export function withUsualValue(diagram: Diagram, kinds: KindTable, { of, key, usual }: PutInRange): Diagram {
  if (of === null) return typeof usual === 'number' ? withUsualNumber(diagram, key, usual) : diagram;
  if (diagram.links.some(({ id }) => id === of)) {
    const mended = setLink(diagram, of, { roundTripMs: undefined });
    return mended.ok ? mended.diagram : diagram;
  }
  const component = diagram.components.find(({ id }) => id === of);
  if (!component || usual === null) return diagram;
  if (!ruleOf(kinds, component.kind, key))
    return key === 'slowFactor' && typeof usual === 'number' ? setSlowFactor(diagram, of, usual) : diagram;
  const set = setParameter(diagram, kinds, of, key, usual);
  return set.ok ? set.diagram : diagram;
}

function withUsualNumber(diagram: Diagram, key: string, usual: number): Diagram {
  return key === 'seed' ? setSeed(diagram, usual) : setTrafficFactor(diagram, usual);
}
