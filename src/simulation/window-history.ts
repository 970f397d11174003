/** The windows of a run that are remembered: a few minutes, in order, cut off where an edit discards the future. */
import { WINDOW_MS, type WindowResult } from './results.ts';

/** How far back the charts and the log reach, simulated milliseconds. */
export const REMEMBERED_MS = 600_000;

export class WindowHistory {
  private windows: WindowResult[] = [];

  add(windows: readonly WindowResult[]): void {
    this.windows.push(...windows);
    const oldest = (this.windows.at(-1)?.toMs ?? 0) - REMEMBERED_MS;
    if ((this.windows[0]?.toMs ?? 0) < oldest - REMEMBERED_MS / 4)
      this.windows = this.windows.filter((window) => window.toMs > oldest);
  }

  /** Forgets what ends after `ms`. */
  cutAfter(ms: number): void {
    while ((this.windows.at(-1)?.toMs ?? 0) > ms) this.windows.pop();
  }

  clear(): void {
    this.windows = [];
  }

  /** The windows that lie wholly between two times. */
  between(fromMs: number, toMs: number): readonly WindowResult[] {
    const first = this.firstEndingAfter(fromMs);
    const end = this.firstEndingAfter(toMs);
    return this.windows.slice(first, end).filter((window) => window.fromMs >= fromMs - WINDOW_MS / 1000);
  }

  /** The window that this time lies in, if it is there. */
  at(ms: number): WindowResult | undefined {
    const window = this.windows[this.firstEndingAfter(ms)];
    return window && window.fromMs <= ms ? window : undefined;
  }

  /** Index of the first window that ends after `ms`. */
  private firstEndingAfter(ms: number): number {
    let low = 0;
    let high = this.windows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.windows[middle]?.toMs ?? 0) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
