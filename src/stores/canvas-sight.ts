/** Which part of the canvas is in sight: the canvas tells it when asked, and shows what was planned for a document. */
import type { Diagram } from '../diagram/diagram.ts';
import type { Sight } from '../diagram/link-extras.ts';

let look: () => Sight | null = () => null;
const planned = new WeakMap<Diagram, Sight>();

/** For the canvas, which alone knows its viewport. */
export function offerSight(read: () => Sight | null): void {
  look = read;
}

/** Null while there is no canvas on the page. */
export const presentSight = (): Sight | null => look();

/** To be called before the document is opened: this part of it is shown first instead of all of it. */
export function planSight(diagram: Diagram, sight: Sight): void {
  planned.set(diagram, sight);
}

export const sightFor = (diagram: Diagram): Sight | undefined => planned.get(diagram);
