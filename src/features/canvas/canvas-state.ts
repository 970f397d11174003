/** What only the canvas knows for a moment: parts being dragged, guides, open menus, a connection being drawn. Never the document. */
import { createStore } from 'zustand/vanilla';
import type { CapacityNow } from '../../picture/capacity-words.ts';
import type { Guide } from './alignment.ts';

/** Where a part stands while a gesture lasts; sizes only while it is resized. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

export type MenuSubject =
  | { readonly on: 'component'; readonly id: string }
  | { readonly on: 'link'; readonly id: string }
  | { readonly on: 'note'; readonly id: string }
  /** `x`, `y` in canvas units: where "Add" puts a component. */
  | { readonly on: 'pane'; readonly x: number; readonly y: number };

export interface CanvasState {
  readonly moved: ReadonlyMap<string, Placement>;
  /** Machine under the part being dragged or placed. */
  readonly over: string | null;
  readonly guides: readonly Guide[];
  /** Component a connection is being drawn from, and why it cannot go to each of the others. */
  readonly connecting: { readonly from: string; readonly refusals: ReadonlyMap<string, string> } | null;
  /** Target shown by the list of targets. */
  readonly preview: string | null;
  readonly connectList: { readonly from: string } | null;
  readonly menu: { readonly subject: MenuSubject; readonly clientX: number; readonly clientY: number } | null;
  /** A reason, shown near the pointer for a moment. */
  readonly refusal: { readonly reason: string; readonly clientX: number; readonly clientY: number } | null;
  /** Dragging the empty canvas draws a marquee instead of panning. */
  readonly selecting: boolean;
  readonly hoveredLink: string | null;
  readonly capacity: ReadonlyMap<string, CapacityNow>;
}

export const NOTHING_MOVED: ReadonlyMap<string, Placement> = new Map();

export const canvasStore = createStore<CanvasState>(() => ({
  moved: NOTHING_MOVED,
  over: null,
  guides: [],
  connecting: null,
  preview: null,
  connectList: null,
  menu: null,
  refusal: null,
  selecting: false,
  hoveredLink: null,
  capacity: new Map(),
}));

export function updateCanvas(change: Partial<CanvasState>): void {
  canvasStore.setState(change);
}

/** The gesture is over: everything stands where the document says. */
export function endMoving(): void {
  canvasStore.setState({ moved: NOTHING_MOVED, over: null, guides: [] });
}
