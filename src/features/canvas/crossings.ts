/** How many pairs of connections cross, when each is a straight line between the middles of its ends. */

interface Middle {
  readonly x: number;
  readonly y: number;
}

type Line = readonly [Middle, Middle];

export function crossings(
  middles: ReadonlyMap<string, Middle>,
  links: readonly (readonly [string, string])[],
): number {
  const lines = links.flatMap(([from, to]): Line[] => {
    const [start, end] = [middles.get(from), middles.get(to)];
    return start && end ? [[start, end]] : [];
  });
  let count = 0;
  for (let at = 0; at < lines.length; at += 1)
    for (let later = at + 1; later < lines.length; later += 1)
      if (cross(lines[at] as Line, lines[later] as Line)) count += 1;
  return count;
}

/** Lines that only share an end do not cross. */
function cross([a, b]: Line, [c, d]: Line): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** On which side of the line from `a` to `b` a point lies: its sign. */
function side(a: Middle, b: Middle, { x, y }: Middle): number {
  return Math.sign((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x));
}
