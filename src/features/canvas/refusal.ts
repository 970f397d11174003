/** A refused connection: says why not, near the pointer and aloud. */
import { readAloud } from '../../stores/view-store.ts';
import { updateCanvas } from './canvas-state.ts';
import { pointer } from './pointer.ts';

let refusalTimer: ReturnType<typeof setTimeout> | undefined;

export function refuse(reason: string): void {
  clearTimeout(refusalTimer);
  updateCanvas({ refusal: { reason, clientX: pointer.clientX, clientY: pointer.clientY } });
  readAloud(reason, 'problem');
  refusalTimer = setTimeout(() => updateCanvas({ refusal: null }), 5000);
}
