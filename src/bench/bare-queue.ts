/** The same queue as the least program that can be written for it: 8 workers, and nothing told but the mean wait. What is left to gain beside it. */
import { EXPONENTIAL } from '../engine/ziggurat.ts';
import { timed } from './row.ts';

const WORKERS = 8;
const ARRIVALS = 6.4;
const REQUESTS = 2_000_000;
/** Waiting requests stand in a ring of so many. */
const ROOM = 1 << 16;
/** Erlang's mean wait of this queue, in mean service times. */
const MEAN_WAIT = 0.28602808;

const { limit, width, density, tail } = EXPONENTIAL;

/** Draws of mean 1 by the ziggurat method, from the generator that the engine has too. */
function exponentials(seed: number): () => number {
  let a = seed;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88;
  let counter = 1;
  const bits = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum;
  };
  return function draw(): number {
    const drawn = bits();
    const layer = drawn & 255;
    const place = drawn >>> 8;
    const x = place * (width[layer] as number);
    if (place < (limit[layer] as number)) return x;
    if (layer === 0) return tail + draw();
    const height = (bits() >>> 0) / 4_294_967_296;
    const low = density[layer] as number;
    return low + height * ((density[layer - 1] as number) - low) < Math.exp(-x) ? x : draw();
  };
}

/** Runs once; returns requests per CPU second. Throws when the mean wait is not Erlang's. */
export function bareQueue(seed: number): number {
  const draw = exponentials(seed);
  /** When work will be done, the next one last. */
  const done = new Float64Array(WORKERS);
  const line = new Float64Array(ROOM);
  const { result: waited, cpuSeconds } = timed(() => {
    let busy = 0;
    let first = 0;
    let last = 0;
    let arrivesAt = 0;
    let sum = 0;
    for (let served = 0; served < REQUESTS; ) {
      const isArrival = busy === 0 || arrivesAt <= (done[busy - 1] as number);
      const now = isArrival ? arrivesAt : (done[--busy] as number);
      if (isArrival) {
        arrivesAt = now + draw() / ARRIVALS;
        line[last++ & (ROOM - 1)] = now;
        if (busy === WORKERS) continue;
      } else served++;
      if (first === last) continue;
      sum += now - (line[first++ & (ROOM - 1)] as number);
      const ends = now + draw();
      let place = busy++;
      while (place > 0 && (done[place - 1] as number) < ends) {
        done[place] = done[place - 1] as number;
        place--;
      }
      done[place] = ends;
    }
    return sum / REQUESTS;
  });
  if (Math.abs(waited / MEAN_WAIT - 1) > 0.1)
    throw new Error(`A mean wait of ${waited} is not that of this queue.`);
  return REQUESTS / cpuSeconds;
}
