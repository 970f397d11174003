/** What every part of the drawing needs to know in one frame: the view, the colours and where the cards stand. */
import type { Rect } from '../alignment.ts';
import type { PartNode } from '../flow-nodes.ts';
import type { Theme } from './traffic-colours.ts';

export interface Card extends Rect {
  readonly data: PartNode['data'];
}

export interface Scene {
  /** Where the canvas' origin stands in the overlay, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** By component id, in canvas units. */
  readonly cards: ReadonlyMap<string, Card>;
  readonly colours: ReadonlyMap<string, string>;
  readonly sourceColour: (slot: number) => string;
  /** Number of the request the learner follows, -1 for none. */
  readonly followed: number;
}

export function isInView(rect: Rect, { left, top, zoom, width, height }: Scene): boolean {
  const x = rect.x * zoom + left;
  const y = rect.y * zoom + top;
  return x < width && y < height && x + rect.width * zoom > 0 && y + rect.height * zoom > 0;
}
