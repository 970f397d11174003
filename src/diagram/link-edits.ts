/** Edits of connections: join two parts, change a connection, join what is dropped side by side in a machine. */
import { accepts, judgeConnection } from './connections.ts';
import { type Component, type Diagram, LIMITS, type Link } from './diagram.ts';
import { idsIn, nextId } from './identity.ts';
import type { KindTable } from './kind-rules.ts';
import { checkNumber, type EditResult } from './parameters.ts';

export type Connected =
  | { readonly ok: true; readonly diagram: Diagram; readonly id: string }
  | { readonly ok: false; readonly reason: string };

export function connect(diagram: Diagram, kinds: KindTable, fromId: string, toId: string): Connected {
  const judgement = judgeConnection(diagram, kinds, fromId, toId);
  if (!judgement.ok) return judgement;
  const id = nextId(idsIn(diagram), 'link');
  const link: Link = { id, from: judgement.from, to: judgement.to, cut: false };
  return { ok: true, diagram: { ...diagram, links: [...diagram.links, link] }, id };
}

export interface LinkChange {
  /** `undefined` given on purpose: back to the value by placement. */
  readonly roundTripMs?: number | string | undefined;
  readonly cut?: boolean;
}

export function setLink(diagram: Diagram, linkId: string, change: LinkChange): EditResult {
  const link = diagram.links.find(({ id }) => id === linkId);
  if (!link) return { ok: false, message: 'This connection is not in the diagram any more.' };
  const { roundTripMs: present, ...rest } = link;
  let roundTripMs = present;
  if ('roundTripMs' in change) {
    if (change.roundTripMs === undefined) roundTripMs = undefined;
    else {
      const rule = { label: 'Round trip', unit: 'ms', integer: false, ...LIMITS.roundTripMs };
      const checked = checkNumber(rule, change.roundTripMs);
      if (!checked.ok) return checked;
      roundTripMs = checked.value;
    }
  }
  const cut = change.cut ?? link.cut;
  if (roundTripMs === present && cut === link.cut) return { ok: true, diagram };
  const changed: Link = { ...rest, cut, ...(roundTripMs === undefined ? {} : { roundTripMs }) };
  return {
    ok: true,
    diagram: { ...diagram, links: diagram.links.map((each) => (each === link ? changed : each)) },
  };
}

/** Whether a part is already joined to one that serves what it asks of this one. */
function isServed(diagram: Diagram, kinds: KindTable, asker: Component, provider: Component): boolean {
  const asks = kinds.get(asker.kind)?.asks ?? [];
  const serves = kinds.get(provider.kind)?.serves ?? [];
  const wanted = asks.filter((word) => serves.includes(word));
  return diagram.links.some(({ from, to }) => {
    const other = from === asker.id && diagram.components.find(({ id }) => id === to);
    return other && wanted.some((word) => kinds.get(other.kind)?.serves.includes(word));
  });
}

/** Joins a process to its neighbours in the same machine: each asker to one part for each thing it asks for. */
export function linkNeighbours(diagram: Diagram, kinds: KindTable, componentId: string): Diagram {
  const component = diagram.components.find(({ id }) => id === componentId);
  if (!component?.machine) return diagram;
  let linked = diagram;
  for (const neighbour of diagram.components) {
    if (neighbour.machine !== component.machine || neighbour.id === componentId) continue;
    for (const [asker, provider] of [
      [component, neighbour],
      [neighbour, component],
    ] as const) {
      const [sender, receiver] = [kinds.get(asker.kind), kinds.get(provider.kind)];
      if (!sender || !receiver || !accepts(sender, receiver) || isServed(linked, kinds, asker, provider))
        continue;
      const result = connect(linked, kinds, asker.id, provider.id);
      if (result.ok) linked = result.diagram;
    }
  }
  return linked;
}
