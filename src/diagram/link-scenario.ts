/** The scenario of a document inside a link: its columns, and back into the plain data that the gate takes in. */
import { BrokenLink, type ByteReader, type ByteWriter } from './link-bytes.ts';
import {
  readExceptions,
  readIds,
  readNumbers,
  writeExceptions,
  writeIds,
  writeNumbers,
} from './link-columns.ts';
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
const NUMBERS = ['atMs', 'factor', 'ratePerSecond', 'from', 'overMs'] as const;

export function writeScenario(
  writer: ByteWriter,
  events: readonly ScenarioEvent[],
  parts: readonly string[],
): void {
  const places = new Map(parts.map((id, index) => [id, index]));
  writer.whole(events.length);
  for (const { what } of events) writer.whole(KINDS.indexOf(what));
  writeIds(
    writer,
    events.map(({ id }) => id),
    events.map(() => 'event'),
  );
  for (const key of NUMBERS) {
    writeNumbers(
      writer,
      events.map((event) => event[key]),
    );
  }
  const happening = writeExceptions(
    writer,
    events.map(({ part }) => part !== undefined),
  );
  for (const at of happening) {
    const place = places.get(events[at]?.part ?? '');
    if (place === undefined) throw new Error('An event happens to a part that is not in the diagram.');
    writer.whole(place);
  }
}

/** `parts`: ids of the components and connections of the document, in its order. */
export function readLinkedScenario(
  reader: ByteReader,
  parts: readonly string[],
): readonly Readonly<Record<string, unknown>>[] {
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
  const numbers = NUMBERS.map((key) => [key, readNumbers(reader, count)] as const);
  const happening = new Map(readExceptions(reader, count).map((at) => [at, parts[reader.whole()] ?? '']));
  return kinds.map((what, index) => ({
    id: ids[index],
    what,
    ...(happening.has(index) && { part: happening.get(index) }),
    ...Object.fromEntries(
      numbers.flatMap(([key, values]) => (values[index] === undefined ? [] : [[key, values[index]]])),
    ),
  }));
}
