/** How quick several kinds of work are that take turns. What else a machine does only slows a run, and comes and goes within seconds. */
export interface Speed {
  /** Of the quickest run, and of the one in the middle. */
  readonly best: number;
  readonly middle: number;
}

/** Each round runs every work once; a work returns its speed. The first round warms up. */
export function inTurns<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, (round: number) => number>>,
): Readonly<Record<Name, Speed>> {
  const names = Object.keys(works) as Name[];
  const speeds = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const speed = works[name](round);
      if (round > 0) speeds.get(name)?.push(speed);
    }
  return Object.fromEntries([...speeds].map(([name, each]) => [name, speedFrom(each)])) as Record<
    Name,
    Speed
  >;
}

export function speedFrom(speeds: readonly number[]): Speed {
  const ordered = speeds.toSorted((one, other) => one - other);
  return { best: ordered.at(-1) ?? 0, middle: ordered[ordered.length >> 1] ?? 0 };
}
