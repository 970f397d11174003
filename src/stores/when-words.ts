/** When something was saved, in words: "Today, 14:02". */

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

export function whenWords(ms: number, nowMs: number): string {
  const days = Math.round((startOfDay(nowMs) - startOfDay(ms)) / 86_400_000);
  const day = days === 0 ? 'Today' : days === 1 ? 'Yesterday' : date.format(ms);
  return `${day}, ${time.format(ms)}`;
}

/** The same inside a sentence: "today, 14:02". */
export function whenInSentence(ms: number, nowMs: number): string {
  return whenWords(ms, nowMs).replace(/^[TY]/, (letter) => letter.toLowerCase());
}
