/** The outline of a diagram for its thumbnail: boxes and lines in a small frame, without words. */
import { canvasPosition, sizeOf } from '../../diagram/bounds.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import type { KindRole, KindTable } from '../../diagram/kind-rules.ts';

export interface OutlineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly role: KindRole;
}

/** In units of the frame: the longer side is 100. Lines lead from box to box by index. */
export interface Outline {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly OutlineBox[];
  readonly lines: readonly (readonly [from: number, to: number])[];
}

const SIDE = 100;
const MOST_BOXES = 60;
const MOST_LINES = 120;

export const EMPTY_OUTLINE: Outline = { width: SIDE, height: SIDE, boxes: [], lines: [] };

export function outlineOf(diagram: Diagram, kinds: KindTable): Outline {
  const shown = diagram.components.slice(0, MOST_BOXES);
  if (shown.length === 0) return EMPTY_OUTLINE;
  const cards = shown.map((component) => ({
    ...canvasPosition(diagram, component),
    ...sizeOf(component, kinds),
    role: kinds.get(component.kind)?.role ?? ('process' as const),
  }));
  const left = Math.min(...cards.map(({ x }) => x));
  const top = Math.min(...cards.map(({ y }) => y));
  const width = Math.max(...cards.map((card) => card.x + card.width)) - left;
  const height = Math.max(...cards.map((card) => card.y + card.height)) - top;
  const scale = SIDE / Math.max(width, height, 1);
  const small = (length: number) => Math.round(length * scale * 10) / 10;
  const places = new Map(shown.map(({ id }, index) => [id, index]));
  return {
    width: small(width),
    height: small(height),
    boxes: cards.map((card) => ({
      x: small(card.x - left),
      y: small(card.y - top),
      width: small(card.width),
      height: small(card.height),
      role: card.role,
    })),
    lines: diagram.links
      .flatMap(({ from, to }) => {
        const [start, end] = [places.get(from), places.get(to)];
        return start === undefined || end === undefined ? [] : [[start, end] as const];
      })
      .slice(0, MOST_LINES),
  };
}
