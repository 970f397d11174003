/** A table as the text of a file: CSV for spreadsheets, or JSON with what its columns mean. */
import type { Cell, MeasurementTable } from './measurement-table.ts';

/** How numbers are written: in much of Europe spreadsheets read "0,5", and the columns stand between semicolons. */
export type DecimalMark = '.' | ',';

/** Signs that make spreadsheets take a cell for a formula, plain and in their wide forms. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A text cell that no spreadsheet runs: behind an apostrophe where it looks like a formula. */
function safeText(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n,;\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function plainNumber(value: number, mark: DecimalMark): string {
  if (!Number.isFinite(value)) return '';
  const text = /e/i.test(String(value)) ? value.toFixed(12).replace(/\.?0+$/, '') : String(value);
  return mark === '.' ? text : text.replace('.', ',');
}

function cellText(cell: Cell, mark: DecimalMark): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? plainNumber(cell, mark) : safeText(cell);
}

/** As RFC 4180 says, with a mark at the start by which spreadsheets know that it is UTF-8. */
export function csvText({ columns, rows }: MeasurementTable, mark: DecimalMark = '.'): string {
  const between = mark === '.' ? ',' : ';';
  const lines = [
    columns.map(({ name }) => safeText(name)).join(between),
    ...rows.map((row) => row.map((cell) => cellText(cell, mark)).join(between)),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** What a file of measurements says of the run it comes from. */
export interface RunFacts {
  readonly diagram: string;
  readonly seed: number;
  /** What was done during the run. */
  readonly events: readonly { readonly at_s: number; readonly what: string }[];
}

/** Rows as objects, so that nobody needs to count columns; cells that do not apply are left out. */
export function jsonText({ columns, rows }: MeasurementTable, facts: RunFacts): string {
  const head = { format: 'loadbearing-measurements', version: 1, ...facts, columns };
  const entries = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const lines = rows.map((row) => {
    const cells = columns.flatMap(({ name }, at) => (row[at] === null ? [] : [[name, row[at]] as const]));
    return `    ${JSON.stringify(Object.fromEntries(cells))}`;
  });
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n${[...entries, `  "rows": ${list}`].join(',\n')}\n}\n`;
}
