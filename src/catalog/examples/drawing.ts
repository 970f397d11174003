/** How the examples are written down: components at their places, joined in order. */
import { type Component, type Diagram, EMPTY_DIAGRAM, type Link } from '../../diagram/diagram.ts';
import { kindOf } from '../index.ts';

type Extras = Partial<Pick<Component, 'machine' | 'parameters' | 'width' | 'height'>>;

/** A component at a place (relative to its machine, if it stands in one), named as it is identified. */
export function component(id: string, kind: string, x: number, y: number, extras: Extras = {}): Component {
  const size = kindOf(kind).role === 'machine' ? kindOf(kind).size : {};
  return { id, kind, name: id, x, y, ...size, parameters: {}, power: 'on', slowFactor: 1, ...extras };
}

/** `joined`: pairs of sender and receiver. */
export function diagramOf(
  name: string,
  components: readonly Component[],
  joined: readonly (readonly [from: string, to: string])[],
): Diagram {
  const links = joined.map(([from, to], index): Link => ({ id: `link-${index + 1}`, from, to, cut: false }));
  return { ...EMPTY_DIAGRAM, name, components, links };
}
