/** The hash of a run's events as people compare it: the same diagram, scenario and seed give the same, in every browser and in Node. */

/** Eight hexadecimal digits: "0c1f2e3d". */
export function hashText(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
