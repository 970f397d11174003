/** What others ask of the canvas, which alone knows its viewport: zoom, fit, tidy, drop, place, rename, connect. */
import { requestHub } from './requests.ts';

export interface ViewRequest {
  readonly what:
    | 'zoom-in'
    | 'zoom-out'
    | 'zoom-100'
    | 'fit'
    | 'auto-layout'
    | 'connect-list'
    | 'rename'
    | 'focus-selection'
    /** What was just put in, and is selected, comes into view. */
    | 'show-placed'
    /** A line came over the top of the canvas. */
    | 'clear-top';
  /** Component, link or note meant; absent: the selection. */
  readonly id?: string;
}

/** Puts a new component of this kind (or `note`) at a free place near the centre, or inside the selected machine. */
export interface PlaceKindRequest {
  readonly what: 'place-kind';
  readonly kind: string;
}

/** A palette item (or `note`) was let go at this point of the window. Outside the canvas nothing happens. */
export interface DropKindRequest {
  readonly what: 'drop-kind';
  readonly kind: string;
  readonly clientX: number;
  readonly clientY: number;
}

export type CanvasRequest = ViewRequest | PlaceKindRequest | DropKindRequest;

/** The palette's name for a text note, beside the ids of kinds. */
export const NOTE_KIND = 'note';

const hub = requestHub<CanvasRequest>();

export const requestCanvas = hub.request;

/** Short form for the palette's drop. */
export function dropKind(drop: Omit<DropKindRequest, 'what'>): void {
  requestCanvas({ what: 'drop-kind', ...drop });
}

/** Returns the function that stops listening. */
export const onCanvasRequest = hub.listen;
