/** A row of the benchmark table, and how rows are printed. */

export interface BenchRow {
  readonly what: string;
  readonly figure: string;
  /** What it should reach, in the same unit; empty when it is for information. */
  readonly bar: string;
  readonly reached: boolean | null;
}

/** CPU seconds and wall seconds that some work takes. */
export function timed<T>(work: () => T): { result: T; cpuSeconds: number; wallSeconds: number } {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const result = work();
  const used = process.cpuUsage(cpu);
  return {
    result,
    cpuSeconds: (used.user + used.system) / 1e6,
    wallSeconds: (performance.now() - wall) / 1000,
  };
}

export function inThousands(perSecond: number): string {
  return `${Math.round(perSecond / 1000).toLocaleString('en')} thousand/s`;
}

export function printTable(rows: readonly BenchRow[]): void {
  const widths = [0, 1].map((column) =>
    Math.max(...rows.map((row) => [row.what, row.figure][column]?.length ?? 0)),
  );
  for (const { what, figure, bar, reached } of rows) {
    const verdict = reached === null ? '' : reached ? 'reached' : 'NOT REACHED';
    console.log(
      `${what.padEnd(widths[0] ?? 0)}  ${figure.padEnd(widths[1] ?? 0)}  ${bar}${verdict && `  ${verdict}`}`,
    );
  }
}
