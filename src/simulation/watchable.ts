/** What eyes can follow: the speed to watch a rate of requests at, and how many requests one dot stands for. */

/** New requests on the canvas per second of the clock that a learner can follow with the eyes. */
const FOLLOWED_PER_SECOND = 2;

/** Above this many new requests per second of the clock the canvas draws a sample. */
const DRAWN_PER_SECOND = 150;

const ROUND_NUMBERS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000];

/** The highest speed on offer at which no more than a few requests set out in a second; the slowest if none is. */
export function watchableSpeed(requestsPerSecond: number, speeds: readonly number[]): number {
  const slowestFirst = speeds.toSorted((one, other) => one - other);
  const real = slowestFirst.filter((speed) => speed <= 1);
  return (
    real.findLast((speed) => speed * requestsPerSecond <= FOLLOWED_PER_SECOND * 1.01) ?? slowestFirst[0] ?? 1
  );
}

/** How many requests one dot stands for, as a round number. */
export function requestsPerDot(requestsPerSecond: number, speed: number): number {
  const shown = requestsPerSecond * speed;
  return ROUND_NUMBERS.find((many) => shown / many <= DRAWN_PER_SECOND) ?? 1_000_000;
}
