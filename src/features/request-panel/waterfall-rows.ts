/** The waterfall's rows: one for each visit to a component, with its stretches of time as parts of the whole. */
import type { RequestStory, Span } from '../../simulation/request-story.ts';

export interface WaterfallRow {
  readonly job: number;
  /** The component visited. */
  readonly place: string;
  readonly depth: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly spans: readonly Span[];
}

export interface Waterfall {
  readonly rows: readonly WaterfallRow[];
  readonly fromMs: number;
  readonly toMs: number;
  /** When the client knew how it ended, as long as work went on after that; else null. */
  readonly endMs: number | null;
}

/** The component that a visit is to: where its work is done, or where its message goes. */
function placeOf(spans: readonly Span[], client: string): string {
  const inside = spans.find(({ phase }) => phase !== 'network');
  const towards = spans.find(({ from }) => from === client) ?? spans[0];
  return inside?.place ?? towards?.place ?? '';
}

export function waterfallOf(story: RequestStory): Waterfall {
  const jobs = new Map<number, Span[]>();
  for (const span of story.spans) {
    const known = jobs.get(span.job);
    if (known) known.push(span);
    else jobs.set(span.job, [span]);
  }
  const rows = [...jobs].map(([job, spans]): WaterfallRow => {
    return {
      job,
      place: placeOf(spans, story.client),
      depth: spans[0]?.depth ?? 0,
      fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
      toMs: Math.max(...spans.map(({ toMs }) => toMs)),
      spans,
    };
  });
  const lastMs = Math.max(story.startedMs, ...rows.map(({ toMs }) => toMs));
  const toMs = Math.max(lastMs, story.endedMs ?? story.nowMs);
  const endMs = story.endedMs !== null && story.endedMs < toMs ? story.endedMs : null;
  return { rows, fromMs: story.startedMs, toMs, endMs };
}

/** The states visited, with what came back again said once: "resolving, connecting, processing ⇄ awaiting 4 times, ok". */
export function stateChain(states: readonly string[]): readonly string[] {
  const chain: string[] = [];
  for (let at = 0; at < states.length; at++) {
    let turns = 0;
    while (states[at + 2 * turns] === 'processing' && states[at + 2 * turns + 1] === 'awaiting') turns++;
    const state = states[at] ?? '';
    if (turns < 2) {
      chain.push(state);
      continue;
    }
    chain.push(`processing ⇄ awaiting, ${turns} times`);
    at += 2 * turns - 1;
  }
  return chain;
}
