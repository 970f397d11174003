/** What the run has measured up to the playhead, as far as the page remembers. */
import { type MeasurementTable, measurementTable } from '../../simulation/measurement-table.ts';
import { csvText, jsonText } from '../../simulation/table-text.ts';
import { documentStore } from '../../stores/document-store.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { sessionControls } from '../../stores/session.ts';
import type { Choices } from './export-choices.ts';

/** Of the whole run, or of its last `lastMs` only. Null before anything was measured. */
export function measurementsNow(everyMs: number, lastMs = Number.POSITIVE_INFINITY): MeasurementTable | null {
  const { layout, timeMs, windowsBetween } = sessionControls.past();
  const windows = windowsBetween(Math.max(0, timeMs - lastMs), timeMs);
  if (!layout || windows.length === 0) return null;
  return measurementTable(documentStore.getState().diagram, windows, layout, everyMs);
}

/** "2 s to 62 s" of the run, whole seconds; null before anything was measured. */
export function measuredSeconds(): { readonly from: number; readonly to: number } | null {
  const { timeMs, windowsBetween } = sessionControls.past();
  const windows = windowsBetween(0, timeMs);
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) return null;
  return { from: Math.ceil(first.fromMs / 1000), to: Math.floor(last.toMs / 1000) };
}

export function measurementText(
  table: MeasurementTable,
  format: 'csv' | 'json',
  { decimal }: Pick<Choices, 'decimal'>,
): string {
  if (format === 'csv') return csvText(table, decimal);
  const { name, seed } = documentStore.getState().diagram;
  const events = resultsStore.getState().flags.map(({ atMs, label }) => ({ at_s: atMs / 1000, what: label }));
  return jsonText(table, { diagram: name, seed, events });
}
