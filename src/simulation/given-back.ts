/** What undo gives back to the scenario: not as it was before hands took it, but as the scenario would have it by now. */
import type { Diagram } from '../diagram/diagram.ts';
import { type Overrides, TRAFFIC, TRAFFIC_BEFORE } from '../diagram/effects.ts';
import type { LogEntry, RunRecipe } from './edit-log.ts';
import { Standings } from './standings.ts';

/** `undone`: the document that the undone change led to. */
export function givenBack(
  { base, log }: Pick<RunRecipe, 'base' | 'log'>,
  overrides: Overrides,
  undone: Diagram,
  atMs: number,
): Overrides {
  const keys = Object.keys(overrides).filter((key) => key !== TRAFFIC_BEFORE);
  const without = keys.reduce((left, key) => untouched(left, key, undone), log);
  const { effects } = new Standings(base, without).at(atMs);
  const given = keys.flatMap((key) => (key === TRAFFIC ? [TRAFFIC, TRAFFIC_BEFORE] : [key]));
  return Object.fromEntries(given.map((key) => [key, effects.get(key) ?? null]));
}

/** The log as if hands had left this effect alone since the change that led to the document. */
function untouched(log: readonly LogEntry[], key: string, undone: Diagram): readonly LogEntry[] {
  const at = log.findIndex(({ change }) => change.what === 'diagram' && change.diagram === undone);
  // The first part of a gesture takes the effect, and the last one leads to its document.
  const since = log.findLastIndex((entry, index) => index <= at && touches(entry, key));
  return log.map((entry, index) => (index >= since && touches(entry, key) ? leaving(entry, key) : entry));
}

function touches({ change }: LogEntry, key: string): boolean {
  return change.what === 'diagram' && key in (change.overrides ?? {});
}

function leaving(entry: LogEntry, key: string): LogEntry {
  if (entry.change.what !== 'diagram') return entry;
  const left = { ...entry.change.overrides };
  delete left[key];
  if (key === TRAFFIC) delete left[TRAFFIC_BEFORE];
  return { ...entry, change: { ...entry.change, overrides: left } };
}
