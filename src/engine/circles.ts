/** Circles in a graph: who can come back to where they began, and how long a request may go round. */
import { LOOPED } from './core/codes.ts';

/** A request passed on this often is dropped: it goes in circles. */
export const MOST_HOPS = LOOPED.mostHops;
/** With this many messages and jobs alive, a circle takes no more: one that branches would fill any memory. */
export const MOST_ALIVE_IN_LOOPS = LOOPED.mostAlive;

/** Strongly connected parts of a graph that hold a way back (Tarjan 1972), without recursion: chains may be long. */
export function circlesIn(nodes: readonly string[], next: (node: string) => readonly string[]): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const place = new Map(nodes.map((node, at) => [node, at]));
  const circles: string[][] = [];
  const enter = (node: string) => {
    lowest.set(node, order.size);
    order.set(node, order.size);
    open.push(node);
    isOpen.add(node);
    return { node, ways: next(node), at: 0 };
  };
  const lower = (node: string, to: number) => lowest.set(node, Math.min(lowest.get(node) ?? to, to));
  for (const root of nodes) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const way = top.ways[top.at++];
      if (way !== undefined) {
        if (!order.has(way)) path.push(enter(way));
        else if (isOpen.has(way)) lower(top.node, order.get(way) ?? 0);
        continue;
      }
      path.pop();
      const { node, ways } = top;
      const above = path.at(-1);
      if (above !== undefined) lower(above.node, lowest.get(node) ?? 0);
      if (lowest.get(node) !== order.get(node)) continue;
      const part = open.splice(open.indexOf(node));
      for (const member of part) isOpen.delete(member);
      if (part.length > 1 || ways.includes(node))
        circles.push(part.sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0)));
    }
  }
  return circles;
}
