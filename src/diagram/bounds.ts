/** Where things may stand and how large they may be: numbers within limits, sizes of cards, room inside a machine. */
import { type Component, type Diagram, LIMITS } from './diagram.ts';
import type { KindTable } from './kind-rules.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Point, Size {}
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Space that a machine keeps free around what stands in it; the top holds its name. */
export const MACHINE_INSET = { left: 12, top: 40, right: 12, bottom: 12 } as const;
export const SMALLEST_MACHINE: Size = { width: 160, height: 120 };
export const SMALLEST_NOTE: Size = { width: 80, height: 40 };
const UNKNOWN_KIND_SIZE: Size = { width: 160, height: 80 };

/** The nearest number in the range; never -0, and the fallback for what is no finite number. */
export function within(value: number, range: Range, fallback: number): number {
  if (!Number.isFinite(value)) return fallback;
  return Math.min(range.max, Math.max(range.min, value)) + 0;
}

/** A coordinate on the canvas, in whole units. */
export function coordinate(value: number, fallback: number): number {
  return within(Math.round(value), { min: -LIMITS.coordinate, max: LIMITS.coordinate }, fallback);
}

/** A width or height, in whole units. */
export function extent(value: number, smallest: number, fallback: number): number {
  return within(Math.round(value), { min: smallest, max: LIMITS.size }, fallback);
}

export function sizeOf(component: Component, kinds: KindTable): Size {
  const usual = kinds.get(component.kind)?.size ?? UNKNOWN_KIND_SIZE;
  return { width: component.width ?? usual.width, height: component.height ?? usual.height };
}

/** Where a component stands on the canvas itself. */
export function canvasPosition(diagram: Diagram, component: Component): Point {
  const machine = component.machine && diagram.components.find(({ id }) => id === component.machine);
  return machine
    ? { x: machine.x + component.x, y: machine.y + component.y }
    : { x: component.x, y: component.y };
}

/** The smallest size that holds all that stands in a machine. */
export function smallestSizeOf(diagram: Diagram, kinds: KindTable, machineId: string): Size {
  let { width, height } = SMALLEST_MACHINE;
  for (const component of diagram.components) {
    if (component.machine !== machineId) continue;
    const size = sizeOf(component, kinds);
    width = Math.max(width, component.x + size.width + MACHINE_INSET.right);
    height = Math.max(height, component.y + size.height + MACHINE_INSET.bottom);
  }
  return {
    width: extent(width, SMALLEST_MACHINE.width, width),
    height: extent(height, SMALLEST_MACHINE.height, height),
  };
}

/** The nearest place inside a machine for a card of this size. */
export function placeInside(machineSize: Size, size: Size, wanted: Point): Point {
  const last = {
    x: Math.max(MACHINE_INSET.left, machineSize.width - size.width - MACHINE_INSET.right),
    y: Math.max(MACHINE_INSET.top, machineSize.height - size.height - MACHINE_INSET.bottom),
  };
  return {
    x: within(wanted.x, { min: MACHINE_INSET.left, max: last.x }, MACHINE_INSET.left),
    y: within(wanted.y, { min: MACHINE_INSET.top, max: last.y }, MACHINE_INSET.top),
  };
}

/** The smallest rectangle around all of these. */
export function boundsOf(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}
