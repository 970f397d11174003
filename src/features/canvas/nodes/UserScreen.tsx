/** What the user of a client sees now: a page, a spinner, a browser's or an app's error. */
import {
  CircleCheck,
  CloudOff,
  FileText,
  Loader,
  type LucideIcon,
  ServerCrash,
  Smartphone,
  TriangleAlert,
} from 'lucide-react';
import { useStore } from 'zustand';
import type { ClientKind, UserView } from '../../../catalog/kind.ts';
import type { Outcome } from '../../../engine/outcome.ts';
import type { Figures } from '../../../simulation/figures.ts';
import { resultsStore } from '../../../stores/results-store.ts';
import css from './nodes.module.css';

const ICONS: Readonly<Record<UserView['screen'], LucideIcon>> = {
  page: FileText,
  app: Smartphone,
  spinner: Loader,
  'browser-error': CloudOff,
  'app-error': TriangleAlert,
  'server-error': ServerCrash,
};

const QUIET: UserView = { screen: 'spinner', title: 'Nobody is here', detail: 'this client is switched off' };
const BEFORE: UserView = { screen: 'spinner', title: 'Nothing yet', detail: 'no request has been sent' };

/** Before a request has been seen to end, as at the start and after a skip: what most of the last ones became. */
function mostCommonOutcome(figures: Figures | undefined): Outcome | null {
  if (figures?.role !== 'client') return null;
  const [most] = figures.outcomes
    .filter(({ count }) => count > 0)
    .toSorted((one, two) => two.count - one.count);
  return most?.outcome ?? null;
}

interface UserScreenProps {
  readonly id: string;
  readonly kind: ClientKind;
  readonly sends: boolean;
}

export function UserScreen({ id, kind, sends }: UserScreenProps) {
  const outcome = useStore(
    resultsStore,
    ({ latest, figures }) => latest.get(id)?.outcome ?? mostCommonOutcome(figures.get(id)),
  );
  const view = !sends
    ? QUIET
    : outcome === null
      ? BEFORE
      : outcome === 'waiting'
        ? kind.waiting
        : kind.sees[outcome];
  const good = view.screen === 'page' || view.screen === 'app';
  const Icon = good ? CircleCheck : ICONS[view.screen];
  return (
    <div className={css.screen} data-screen={view.screen} title="What the user sees now">
      <span className="visually-hidden">What the user sees now: </span>
      <span className={css.screenTitle}>
        <Icon aria-hidden="true" />
        {view.title}
      </span>
      <span className={css.screenDetail}>{view.detail}</span>
      {good && (
        <span className={css.sketch} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
    </div>
  );
}
