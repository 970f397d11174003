/** The scenario of a document inside a link: its columns, and back into the plain data that the gate takes in. */
import { BrokenLink, type ByteReader, type ByteWriter } from './link-bytes.ts';
import { readIds, readNumbers, writeIds, writeNumbers } from './link-columns.ts';
import { SCENARIO_LIMITS, type ScenarioEvent, type ScenarioKind } from './scenario.ts';

/** Their places are what links hold: a new kind goes to the end. */
const KINDS: readonly ScenarioKind[] = [
  'traffic',
  'ramp',
  'spike',
  'crash',
  'power-off',
  'slow',
  'cut',
  'back',
];

export function writeScenario(writer: ByteWriter, events: readonly ScenarioEvent[]): void {
  const column = (read: (event: ScenarioEvent) => number | undefined) => writeNumbers(writer, events.map(read));
  writer.whole(events.length);
  for (const { what } of events) writer.whole(KINDS.indexOf(what));
  writeIds(
    writer,
    events.map(({ id }) => id),
    events.map(() => 'event'),
  );
  column(({ atMs }) => atMs);
  column(({ factor }) => factor);
  column(({ overMs }) => overMs);
  for (const { part } of events) writer.text(part ?? '');
}

export function readScenarioColumns(reader: ByteReader): readonly Readonly<Record<string, unknown>>[] {
  const count = reader.whole();
  if (count > SCENARIO_LIMITS.events) {
    const message = `Too many events in the scenario: ${count}; the limit is ${SCENARIO_LIMITS.events}.`;
    throw new BrokenLink(message, 'scenario');
  }
  const kinds = Array.from({ length: count }, () => {
    const what = KINDS[reader.whole()];
    if (!what) throw new BrokenLink('an event of the scenario has no kind');
    return what;
  });
  const ids = readIds(
    reader,
    kinds.map(() => 'event'),
  );
  const [times, factors, lengths] = [0, 1, 2].map(() => readNumbers(reader, count));
  return kinds.map((what, index) => {
    const part = reader.text();
    return {
      id: ids[index],
      atMs: times?.[index],
      what,
      ...(part !== '' && { part }),
      ...(factors?.[index] !== undefined && { factor: factors[index] }),
      ...(lengths?.[index] !== undefined && { overMs: lengths[index] }),
    };
  });
}
