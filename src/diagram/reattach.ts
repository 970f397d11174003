/** Connections that lie aside, taken up again: between parts that are there, with what they said of their delay; or let go. */
import { asideWithoutLink } from './aside.ts';
import { within } from './bounds.ts';
import { type Diagram, LIMITS } from './diagram.ts';
import type { Raw } from './intake.ts';
import type { KindTable } from './kind-rules.ts';
import { type Connected, connect, setLink } from './link-edits.ts';

/** Joins two parts by a connection that lay aside, which it does no more. A refusal says why these two do not fit. */
export function reattach(
  diagram: Diagram,
  kinds: KindTable,
  aside: Raw,
  fromId: string,
  toId: string,
): Connected {
  const joined = connect(asideWithoutLink(diagram, aside), kinds, fromId, toId);
  if (!joined.ok) return joined;
  const delay =
    typeof aside.roundTripMs === 'number'
      ? within(aside.roundTripMs, LIMITS.roundTripMs, Number.NaN)
      : Number.NaN;
  const set = setLink(joined.diagram, joined.id, {
    cut: aside.cut === true,
    ...(Number.isNaN(delay) ? {} : { roundTripMs: delay }),
  });
  return set.ok ? { ...joined, diagram: set.diagram } : joined;
}
