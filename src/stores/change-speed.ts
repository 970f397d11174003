/** One step slower or faster on the scale of speeds. */
import { SPEEDS, sessionControls, sessionStore } from './session.ts';

export function changeSpeed(by: -1 | 1): void {
  const { speed } = sessionStore.getState();
  const at = SPEEDS.findLastIndex((each) => each <= speed + 1e-9);
  const next = SPEEDS[Math.max(0, at) + by];
  if (next !== undefined) sessionControls.setSpeed(next);
}
