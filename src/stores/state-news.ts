/** What the log says when parts come into another state: one line for all that come into the same one together. */
import type { ComponentState } from '../simulation/component-life.ts';
import { type StateWords, stateWords } from '../simulation/component-words.ts';
import type { LogLine } from './results-store.ts';

export interface StateChange {
  readonly name: string;
  readonly role: 'machine' | 'process';
  readonly state: ComponentState;
}

/** "web-1", "web-1 and db-1", "web-1, cache-1 and db-1". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Of one moment. */
export function stateNews(changes: readonly StateChange[], atMs: number): LogLine[] {
  const together = new Map<StateWords, string[]>();
  for (const { name, role, state } of changes) {
    const words = stateWords(state, role);
    together.set(words, [...(together.get(words) ?? []), name]);
  }
  return [...together].map(([{ news, newsOfSeveral, tone }, names]) => ({
    atMs,
    text: `${listed(names)} ${names.length === 1 ? news : newsOfSeveral}`,
    tone: tone === 'ok' || tone === 'calm' ? 'good' : 'problem',
  }));
}
