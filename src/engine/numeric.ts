/** Logarithm and exponential for whoever prepares a model, and the tables behind them. The core's own, on a desk of their own. */
import { F, type Room, workOn } from './core/cells.ts';
import { exp as coreExp, log as coreLog } from './core/logarithm.ts';
import { FIXED } from './core/map.ts';

/** 1/23, 1/21, … 1/3: coefficients of artanh. */
export const ODD_INVERSES = Float64Array.from({ length: 11 }, (_, index) => 1 / (23 - 2 * index));

/** 2^(j/32), by repeated square roots of 2. */
export const POWERS = Float64Array.from({ length: 32 }, (_, j) => {
  let power = 1;
  let root = 2;
  for (let bit = 16; bit >= 1; bit /= 2) {
    root = Math.sqrt(root);
    if (j & bit) power *= root;
  }
  return power;
});

const DESK = new ArrayBuffer(FIXED.exponential * 8);
const NO_ROOM: Room = {
  grow(): never {
    throw new Error('Logarithms need no more room than they have.');
  },
};

let isFurnished = false;

/** Before the core can work on an engine again, that engine has to enter its memory. */
function sitDown(): void {
  workOn(DESK, NO_ROOM);
  if (isFurnished) return;
  F.set(POWERS, FIXED.powers);
  F.set(ODD_INVERSES, FIXED.odd);
  isFurnished = true;
}

/** Natural logarithm of a positive, normal number, within 1e-15. */
export function log(x: number): number {
  sitDown();
  return coreLog(x);
}

/** e to the x, within 1e-14 relative for |x| < 700; 0 below, the largest number above. */
export function exp(x: number): number {
  sitDown();
  return coreExp(x);
}
