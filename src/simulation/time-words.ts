/** Times as a learner reads them: the clock of the run, and lengths of time with their unit. */

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

/** Simulated time as on the clock of the run: "00:42.180". */
export function clockText(timeMs: number): string {
  const whole = Number.isFinite(timeMs) && timeMs > 0 ? Math.floor(timeMs + 1e-6) : 0;
  const minutes = Math.floor(whole / 60_000);
  return `${padded(minutes, 2)}:${padded(Math.floor(whole / 1000) % 60, 2)}.${padded(whole % 1000, 3)}`;
}

/** A length of time with its unit: "0.05 ms", "1.5 ms", "38 ms", "1.31 s", "12.5 s". */
export function durationText(ms: number): string {
  if (ms >= 9_995) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 999.5) return `${(ms / 1000).toFixed(2)} s`;
  if (ms >= 9.95) return `${Math.round(ms)} ms`;
  if (ms >= 0.95) return `${Number(ms.toFixed(1))} ms`;
  return ms > 0 ? `${Number(ms.toFixed(2))} ms` : '0 ms';
}

/** Simulated time where tenths are enough: "1:02.4". */
export function shortClockText(timeMs: number): string {
  const tenths = Math.floor(Math.max(0, timeMs) / 100 + 1e-6);
  return `${Math.floor(tenths / 600)}:${padded(Math.floor(tenths / 10) % 60, 2)}.${tenths % 10}`;
}

/** A round time on an axis: "1:30". */
export function minutesText(timeMs: number): string {
  return `${Math.floor(timeMs / 60_000)}:${padded(Math.floor(timeMs / 1000) % 60, 2)}`;
}
