/** What a learner prefers on every visit: the theme and whether single keys count. Kept in this browser. */
import { type Theme, updateView, type ViewState, viewStore } from '../stores/view-store.ts';

const THEME = 'loadbearing-theme';
const SINGLE_KEYS = 'loadbearing-single-keys';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Storage may be blocked: a choice then lasts as long as the page. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Blocked or full: nothing is lost but the choice.
  }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function keepChanges(view: ViewState, before: ViewState): void {
  if (view.theme !== before.theme) {
    show(view.theme);
    keep(THEME, view.theme);
  }
  if (view.singleKeys !== before.singleKeys) keep(SINGLE_KEYS, view.singleKeys ? 'on' : 'off');
}

export function startPreferences(): void {
  const theme = THEMES.find((each) => each === recall(THEME)) ?? 'system';
  show(theme);
  updateView({ theme, singleKeys: recall(SINGLE_KEYS) !== 'off' });
  viewStore.subscribe(keepChanges);
}
