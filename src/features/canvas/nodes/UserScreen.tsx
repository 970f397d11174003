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
import { outcomeSeen, userView } from '../../../picture/user-view.ts';
import { resultsStore } from '../../../stores/results-store.ts';
import css from './UserScreen.module.css';

const ICONS: Readonly<Record<UserView['screen'], LucideIcon>> = {
  page: FileText,
  app: Smartphone,
  spinner: Loader,
  'browser-error': CloudOff,
  'app-error': TriangleAlert,
  'server-error': ServerCrash,
};

interface UserScreenProps {
  readonly id: string;
  readonly kind: ClientKind;
  readonly sends: boolean;
}

/** What they see in its shortest form, for a card seen from far. */
export function UserScreenWord(props: UserScreenProps) {
  const { view, Icon } = useUserView(props);
  return (
    <span className={css.screenWord} data-screen={view.screen}>
      <Icon aria-hidden="true" /> {view.title}
    </span>
  );
}

function useUserView({ id, kind, sends }: UserScreenProps): {
  readonly view: UserView;
  readonly good: boolean;
  readonly Icon: LucideIcon;
} {
  const outcome = useStore(resultsStore, ({ latest, figures }) =>
    outcomeSeen(latest.get(id)?.outcome, figures.get(id)),
  );
  const view = userView(kind, sends, outcome);
  const good = view.screen === 'page' || view.screen === 'app';
  return { view, good, Icon: good ? CircleCheck : ICONS[view.screen] };
}

export function UserScreen(props: UserScreenProps) {
  const { view, good, Icon } = useUserView(props);
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
