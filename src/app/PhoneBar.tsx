/** The bar at the bottom of a phone: play, and which sheet is open. */
import { Activity, Blocks, SlidersHorizontal } from 'lucide-react';
import { useStore } from 'zustand';
import { type Sheet, updateView, viewStore } from '../stores/view-store.ts';
import css from './PhoneBar.module.css';
import { PlayButton } from './PlayButton.tsx';

const SHEETS: readonly {
  readonly sheet: NonNullable<Sheet>;
  readonly label: string;
  readonly icon: typeof Blocks;
}[] = [
  { sheet: 'build', label: 'Build', icon: Blocks },
  { sheet: 'run', label: 'Run', icon: Activity },
  { sheet: 'inspect', label: 'Inspect', icon: SlidersHorizontal },
];

export function PhoneBar() {
  const open = useStore(viewStore, (view) => view.sheet);
  return (
    <nav className={css.bar} aria-label="Panels">
      <PlayButton />
      {SHEETS.map(({ sheet, label, icon: Icon }) => (
        <button
          key={sheet}
          type="button"
          className={css.tab}
          aria-expanded={open === sheet}
          data-opens={sheet}
          onClick={() => updateView({ sheet: open === sheet ? null : sheet })}
        >
          <Icon aria-hidden="true" />
          {label}
        </button>
      ))}
    </nav>
  );
}
