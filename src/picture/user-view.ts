/** What the user of a client sees at a moment, worked out from the newest request or from the last ones. */
import type { ClientKind, UserView } from '../catalog/kind.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { Figures } from '../simulation/figures.ts';

const QUIET: UserView = { screen: 'spinner', title: 'Nobody is here', detail: 'this client is switched off' };
const BEFORE: UserView = { screen: 'spinner', title: 'Nothing yet', detail: 'no request has been sent' };

type Seen = Outcome | 'waiting' | null;

/** Where no newest request is known: what most of the last ones became. */
export function outcomeSeen(newest: Outcome | 'waiting' | undefined, figures: Figures | undefined): Seen {
  if (newest !== undefined) return newest;
  if (figures?.role !== 'client') return null;
  const [most] = figures.outcomes
    .filter(({ count }) => count > 0)
    .toSorted((one, two) => two.count - one.count);
  return most?.outcome ?? null;
}

export function userView(kind: ClientKind, sends: boolean, seen: Seen): UserView {
  if (!sends) return QUIET;
  if (seen === null) return BEFORE;
  return seen === 'waiting' ? kind.waiting : kind.sees[seen];
}
