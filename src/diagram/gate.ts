/** The one gate for documents from outside (file, browser storage, clipboard): a sound document, or a reason and a way out. */
import { DIAGRAM_VERSION, type Diagram, LIMITS } from './diagram.ts';
import { FILE_FORMAT } from './document-keys.ts';
import { isRecord } from './intake.ts';
import { placeInText, scanJson, seemsTooDeep } from './json-scan.ts';
import type { KindTable } from './kind-rules.ts';
import { MIGRATIONS, type Migrations } from './migrations.ts';
import { formatNumber } from './parameters.ts';
import type { PutInRange } from './put-in-range.ts';
import { readDocument } from './read-document.ts';
import { type Refusal, refuse, refuseOtherFile, refuseSize, TRY_ANOTHER } from './refusals.ts';
import { SCENARIO_LIMITS } from './scenario.ts';

export interface Opened {
  readonly ok: true;
  readonly diagram: Diagram;
  /** What was put right on the way in, one line each. */
  readonly repairs: readonly string[];
  /** Those of them that brought a value into range, where another one is usual. Absent: none. */
  readonly inRange?: readonly PutInRange[];
}

export type OpenResult = Opened | Refusal;

/** A document nests four levels; the rest is room for later versions. */
const DEEPEST = 12;

/** Values become text first, so that whatever comes in, only plain data goes on. */
function textOf(input: unknown): string | Refusal {
  if (typeof input === 'string') return input;
  const wayOut = 'Copy the parts again, or open a file.';
  try {
    return JSON.stringify(input) ?? refuse('not-data', 'There is no diagram in this.', wayOut);
  } catch (error) {
    return error instanceof RangeError
      ? refuse('too-deep', 'This is nested too deeply to be a diagram.', wayOut)
      : refuse('not-data', 'This is not plain data, so it cannot be a diagram.', wayOut);
  }
}

function parse(text: string): { readonly value: unknown } | Refusal {
  if (text.trim() === '') return refuse('empty', 'There is nothing in it.', TRY_ANOTHER);
  if (seemsTooDeep(text, DEEPEST) && scanJson(text, DEEPEST).tooDeep) {
    const message = `This is nested too deeply to be a diagram: more than ${DEEPEST} levels.`;
    return refuse('too-deep', message, TRY_ANOTHER);
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const other = refuseOtherFile(text);
    if (other) return other;
    const place = placeInText(text, scanJson(text, DEEPEST).errorAt ?? text.length);
    const message = `This file is damaged or is not a saved diagram: the text breaks off or is wrong at ${place}.`;
    return refuse('not-json', message, 'Ask for the file again, or open another one.', place);
  }
}

function migrate(
  document: Readonly<Record<string, unknown>>,
  migrations: Migrations,
  current: number,
): { readonly document: Readonly<Record<string, unknown>>; readonly from: number } | Refusal {
  const { version } = document;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse(
      'no-version',
      'This does not say which version of the format it is.',
      TRY_ANOTHER,
      'version',
    );
  }
  if (version > current) {
    const message = `Made with a newer version (format ${version}; this page knows ${current}).`;
    return refuse(
      'too-new',
      message,
      'Reload the page to update it, then open the diagram again.',
      'version',
    );
  }
  let migrated = document;
  for (let step = version; step < current; step += 1) {
    const migration = migrations.get(step);
    if (!migration) {
      const message = `Made with an older version (format ${version}) that this page no longer reads.`;
      return refuse('too-old', message, 'Draw the diagram again, or use the older page.', 'version');
    }
    try {
      migrated = { ...migration(migrated), version: step + 1 };
    } catch {
      const message = `Made with an older version (format ${version}); it could not be converted.`;
      return refuse('migration-failed', message, 'Keep the file and report this problem.', 'version');
    }
  }
  return { document: migrated, from: version };
}

/** Opens a document from text or from a value. Never throws. The migrations and the version are given by tests only. */
export function openDocument(
  input: unknown,
  kinds: KindTable,
  migrations: Migrations = MIGRATIONS,
  current: number = DIAGRAM_VERSION,
): OpenResult {
  const text = textOf(input);
  if (typeof text !== 'string') return text;
  const tooLarge = refuseSize(text.length);
  if (tooLarge) return tooLarge;
  const parsed = parse(text.replace(/^\ufeff/, ''));
  if ('ok' in parsed) return parsed;
  const { value } = parsed;
  if (!isRecord(value) || ('format' in value && value.format !== FILE_FORMAT)) {
    return refuse('wrong-file', 'This is a data file, but not a saved diagram.', TRY_ANOTHER, 'format');
  }
  if (!('format' in value) && !('components' in value)) {
    return refuse('wrong-file', 'This is a data file, but not a saved diagram.', TRY_ANOTHER);
  }
  const migrated = migrate(value, migrations, current);
  if ('ok' in migrated) return migrated;
  for (const part of ['components', 'links', 'notes'] as const) {
    const items = migrated.document[part] ?? [];
    if (!Array.isArray(items)) {
      return refuse('wrong-shape', `The list of ${part} is not a list.`, TRY_ANOTHER, part);
    }
    if (items.length > LIMITS[part]) {
      const count = `${formatNumber(items.length)}; the limit is ${formatNumber(LIMITS[part])}`;
      return refuse('too-many', `Too many ${part}: ${count}.`, 'Split the diagram into smaller ones.', part);
    }
  }
  const { scenario = [] } = migrated.document;
  if (!Array.isArray(scenario)) {
    return refuse('wrong-shape', 'The scenario is not a list.', TRY_ANOTHER, 'scenario');
  }
  if (scenario.length > SCENARIO_LIMITS.events) {
    const count = `${formatNumber(scenario.length)}; the limit is ${formatNumber(SCENARIO_LIMITS.events)}`;
    return refuse('too-many', `Too many events in the scenario: ${count}.`, 'Leave some out.', 'scenario');
  }
  const { diagram, repairs, inRange } = readDocument(migrated.document, kinds);
  const converted = migrated.from < current ? ['Made with an older version; converted.'] : [];
  return {
    ok: true,
    diagram,
    repairs: [...converted, ...repairs],
    ...(inRange.length > 0 && { inRange }),
  };
}
