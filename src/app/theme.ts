/** Light, dark, or as the system says: kept in this browser and written onto the page. */
import { type Theme, updateView, viewStore } from '../stores/view-store.ts';

const KEY = 'loadbearing-theme';
const THEMES: readonly string[] = ['system', 'light', 'dark'];

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Storage may be blocked: the theme then lasts as long as the page. */
function remembered(): Theme {
  try {
    const theme = localStorage.getItem(KEY);
    return theme !== null && THEMES.includes(theme) ? (theme as Theme) : 'system';
  } catch {
    return 'system';
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Blocked or full: nothing is lost but the choice.
  }
}

export function startTheme(): void {
  const theme = remembered();
  show(theme);
  updateView({ theme });
  viewStore.subscribe((view, before) => {
    if (view.theme === before.theme) return;
    show(view.theme);
    remember(view.theme);
  });
}
