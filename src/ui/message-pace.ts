/** Spoken messages come at most one every two seconds; what came between is said together, the newest last. */

export interface Pace {
  /** Not yet spoken, oldest first, without repetitions. */
  readonly waiting: readonly string[];
  readonly spokenAtMs: number;
}

export const SPEECH_GAP_MS = 2000;
const MOST_AT_ONCE = 3;

export const SILENT: Pace = { waiting: [], spokenAtMs: Number.NEGATIVE_INFINITY };

export function hear(pace: Pace, text: string): Pace {
  const waiting = [...pace.waiting.filter((other) => other !== text), text].slice(-MOST_AT_ONCE);
  return { ...pace, waiting };
}

/** What to say now, if anything, and how long to wait before asking again. */
export function speak(
  pace: Pace,
  nowMs: number,
): { readonly pace: Pace; readonly text: string | null; readonly waitMs: number } {
  const waitMs = Math.max(0, pace.spokenAtMs + SPEECH_GAP_MS - nowMs);
  if (pace.waiting.length === 0 || waitMs > 0) return { pace, text: null, waitMs };
  return { pace: { waiting: [], spokenAtMs: nowMs }, text: pace.waiting.join(' '), waitMs: SPEECH_GAP_MS };
}
