/** What every part of the drawing needs to know in one frame: the view, the colours and where the cards stand. */

import type { CardScene } from '../../../picture/draw-cards.ts';
import type { Rect } from '../alignment.ts';
import type { PartNode } from '../flow-nodes.ts';

export interface Card extends Rect {
  readonly data: PartNode['data'];
}

export interface Scene extends CardScene {
  /** Where the canvas' origin stands in the overlay, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** By component id, in canvas units. */
  readonly cards: ReadonlyMap<string, Card>;
}

export function isInView(rect: Rect, { left, top, zoom, width, height }: Scene): boolean {
  const x = rect.x * zoom + left;
  const y = rect.y * zoom + top;
  return x < width && y < height && x + rect.width * zoom > 0 && y + rect.height * zoom > 0;
}
