/** Places on the canvas: absolute rectangles of components, and which machine lies under a point. */
import { kindOf } from '../../catalog/index.ts';
import type { Component, Diagram } from '../../diagram/diagram.ts';
import type { Rect } from './alignment.ts';
import type { Placement } from './canvas-state.ts';

export const GRID = 16;

export const snap = (value: number) => Math.round(value / GRID) * GRID;

export function sizeOf(component: Component): { width: number; height: number } {
  const kind = kindOf(component.kind);
  return kind.role === 'machine'
    ? { width: component.width ?? kind.size.width, height: component.height ?? kind.size.height }
    : kind.size;
}

export function componentById(diagram: Diagram, id: string): Component | undefined {
  return diagram.components.find((component) => component.id === id);
}

/** A component's rectangle on the whole canvas, with what is being dragged where it is being dragged. */
export function rectOf(diagram: Diagram, component: Component, moved?: ReadonlyMap<string, Placement>): Rect {
  const size = sizeOf(component);
  const placement = moved?.get(component.id);
  const machine = component.machine === undefined ? undefined : componentById(diagram, component.machine);
  const corner = machine ? rectOf(diagram, machine, moved) : { x: 0, y: 0 };
  return {
    x: corner.x + (placement?.x ?? component.x),
    y: corner.y + (placement?.y ?? component.y),
    width: placement?.width ?? size.width,
    height: placement?.height ?? size.height,
  };
}

/** The topmost machine over which a point of the canvas stands. */
export function machineAt(
  diagram: Diagram,
  x: number,
  y: number,
  except?: ReadonlySet<string>,
): Component | null {
  for (let at = diagram.components.length - 1; at >= 0; at--) {
    const component = diagram.components[at];
    if (!component || except?.has(component.id) || kindOf(component.kind).role !== 'machine') continue;
    const rect = rectOf(diagram, component);
    if (x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height) return component;
  }
  return null;
}
