/** How far a goal is, as one share and in words: "2.1 of 3 s; 14 of 20 requests". */
import type { GoalProgress, Verdict } from '../../lessons/verdict.ts';

/** Of each unit the slowest counts. */
function slowest(progress: readonly GoalProgress[]): GoalProgress[] {
  const units = new Map<string, GoalProgress>();
  for (const each of progress) {
    const known = units.get(each.unit);
    if (!known || each.have / each.need < known.have / known.need) units.set(each.unit, each);
  }
  return [...units.values()];
}

/** The slowest of what is counted; null when nothing is. */
export function progressShare({ progress }: Verdict): number | null {
  const shares = slowest(progress).map(({ have, need }) => Math.min(1, have / need));
  return shares.length === 0 ? null : Math.min(...shares);
}

export function progressWords({ progress }: Verdict): string {
  return slowest(progress)
    .map(({ have, need, unit }) => {
      const got = Math.min(have, need);
      return unit === 's' ? `${got.toFixed(1)} of ${need} s` : `${Math.round(got)} of ${need} ${unit}`;
    })
    .join('; ');
}

/** The parts of a goal made of several, nested ones unfolded, each sentence once. */
export function shownParts(verdict: Verdict): readonly Verdict[] {
  const flat = verdict.parts.flatMap((part) => (part.parts.length > 0 ? shownParts(part) : [part]));
  return flat.filter((part, at) => flat.findIndex(({ words }) => words === part.words) === at);
}
