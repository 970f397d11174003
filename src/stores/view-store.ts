/** What the learner looks at: selection, panels, theme, what is armed for placing. Never part of the document. */
import { createStore } from 'zustand/vanilla';

export interface Selection {
  readonly components: readonly string[];
  readonly links: readonly string[];
  readonly notes: readonly string[];
}

export type Theme = 'system' | 'light' | 'dark';
export type RightTab = 'lesson' | 'inspect' | 'request' | 'outline' | 'log';
/** The one open sheet on a phone. */
export type Sheet = 'build' | 'run' | 'inspect' | null;
export type Dialog =
  | 'shortcuts'
  | 'examples'
  | 'lessons'
  | 'documents'
  | 'validation'
  | 'export'
  | 'share'
  | null;

export interface ViewState {
  readonly selection: Selection;
  readonly theme: Theme;
  readonly rightTab: RightTab;
  readonly sheet: Sheet;
  readonly dialog: Dialog;
  /** Kind armed in the palette: the next click on the canvas places it. */
  readonly placingKind: string | null;
  readonly presenting: boolean;
  /** The document can be looked at and run, not changed: on a page that shows it inside another page. */
  readonly viewOnly: boolean;
  /** Component, link or note whose name is being edited in place on the canvas. */
  readonly renaming: string | null;
  /** Ids of the clients whose figures the charts show; empty: all. */
  readonly chartedClients: readonly string[];
  /** Single-key shortcuts may be switched off. */
  readonly singleKeys: boolean;
  readonly minimap: boolean;
  readonly snapToGrid: boolean;
  /** A piece of the page could not be fetched: most likely a release has replaced it. */
  readonly pieceMissing: boolean;
  /** Last short message to the learner, read aloud politely. `id` grows, so that the same words are heard again. */
  readonly announcement: {
    readonly id: number;
    readonly text: string;
    readonly tone: 'info' | 'problem';
    readonly isShownElsewhere?: boolean;
  };
}

export const NOTHING_SELECTED: Selection = { components: [], links: [], notes: [] };

export const viewStore = createStore<ViewState>(() => ({
  selection: NOTHING_SELECTED,
  theme: 'system',
  rightTab: 'inspect',
  sheet: null,
  dialog: null,
  placingKind: null,
  presenting: false,
  viewOnly: false,
  renaming: null,
  chartedClients: [],
  singleKeys: true,
  minimap: true,
  snapToGrid: true,
  pieceMissing: false,
  announcement: { id: 0, text: '', tone: 'info' },
}));

export function updateView(change: Partial<ViewState>): void {
  viewStore.setState(change);
}

export function select(selection: Partial<Selection>): void {
  viewStore.setState({ selection: { ...NOTHING_SELECTED, ...selection } });
}

/** Says something to everyone: shown as a short toast and read aloud. */
export function announce(text: string, tone: 'info' | 'problem' = 'info'): void {
  viewStore.setState(({ announcement }) => ({ announcement: { id: announcement.id + 1, text, tone } }));
}

/** Reads aloud what the page shows elsewhere, where it happened; an older toast makes way. */
export function readAloud(text: string, tone: 'info' | 'problem' = 'info'): void {
  viewStore.setState(({ announcement }) => ({
    announcement: { id: announcement.id + 1, text, tone, isShownElsewhere: true },
  }));
}
