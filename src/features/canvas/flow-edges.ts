/** React Flow's edges, derived from the document's links and the selection. Unchanged links keep their object. */
import type { Edge } from '@xyflow/react';
import type { Diagram, Link } from '../../diagram/diagram.ts';

export type LinkEdgeType = Edge<{ readonly link: Link; readonly names: string }, 'link'>;

interface Known {
  readonly link: Link;
  readonly names: string;
  readonly selected: boolean;
  readonly edge: LinkEdgeType;
}

function edgeOf(link: Link, names: string, selected: boolean): LinkEdgeType {
  return {
    id: link.id,
    type: 'link',
    source: link.from,
    target: link.to,
    data: { link, names },
    selected,
    zIndex: selected ? 2 : 1,
    interactionWidth: 24,
    ariaLabel: `Connection from ${names}${link.cut ? ', cut' : ''}`,
    domAttributes: { 'aria-describedby': 'canvas-keys' },
  };
}

export function makeEdgeDeriver() {
  let known = new Map<string, Known>();
  return (diagram: Diagram, selected: readonly string[]): LinkEdgeType[] => {
    const names = new Map(diagram.components.map(({ id, name }) => [id, name]));
    const chosen = new Set(selected);
    const next = new Map<string, Known>();
    const edges = diagram.links.map((link) => {
      const words = `${names.get(link.from) ?? link.from} to ${names.get(link.to) ?? link.to}`;
      const isSelected = chosen.has(link.id);
      const before = known.get(link.id);
      const same = before?.link === link && before.names === words && before.selected === isSelected;
      const entry =
        same && before
          ? before
          : { link, names: words, selected: isSelected, edge: edgeOf(link, words, isSelected) };
      next.set(link.id, entry);
      return entry.edge;
    });
    known = next;
    return edges;
  };
}
