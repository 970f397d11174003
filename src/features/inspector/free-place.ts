/** A free place for a card inside a machine: the first gap from the top left, else below everything. */
import { MACHINE_INSET, type Point, type Size, sizeOf } from '../../diagram/bounds.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import { findComponent } from '../../diagram/edits.ts';
import type { KindTable } from '../../diagram/kind-rules.ts';

const GRID = 16;
const GAP = 16;

export function freePlaceIn(diagram: Diagram, kinds: KindTable, machineId: string, card: Size): Point {
  const machine = findComponent(diagram, machineId);
  const room = machine ? sizeOf(machine, kinds) : card;
  const taken = diagram.components
    .filter((component) => component.machine === machineId)
    .map((component) => ({ ...component, ...sizeOf(component, kinds) }));
  const isFree = ({ x, y }: Point) =>
    taken.every(
      (other) =>
        x >= other.x + other.width + GAP ||
        other.x >= x + card.width + GAP ||
        y >= other.y + other.height + GAP ||
        other.y >= y + card.height + GAP,
    );
  const first = { x: GRID, y: Math.ceil(MACHINE_INSET.top / GRID) * GRID };
  for (let y = first.y; y + card.height <= room.height - MACHINE_INSET.bottom; y += GRID)
    for (let x = first.x; x + card.width <= room.width - MACHINE_INSET.right; x += GRID)
      if (isFree({ x, y })) return { x, y };
  const bottom = Math.max(first.y, ...taken.map((other) => other.y + other.height + GAP));
  return { x: first.x, y: Math.ceil(bottom / GRID) * GRID };
}
