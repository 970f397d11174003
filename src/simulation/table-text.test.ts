/** Promises of tables as text: spreadsheets read the numbers, no cell is run as a formula, and nothing is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, MeasurementTable } from './measurement-table.ts';
import { csvText, type DecimalMark, jsonText } from './table-text.ts';

/** Reads CSV as RFC 4180 says. */
function readCsv(text: string, between: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quoted && letter === '"' && text[at + 1] === '"') cell += text[++at];
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === between) {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (!quoted && letter === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      at++;
      rows.push([]);
    } else cell += letter;
  }
  rows.pop();
  return rows;
}

const table = (rows: readonly (readonly Cell[])[]): MeasurementTable => ({
  columns: [
    { name: 'part', meaning: 'A part.' },
    { name: 'p95_ms', meaning: 'A time.' },
  ],
  rows,
});
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=HYPERLINK("http://example.org";"x")',
    '+1+cmd|" /C calc"!A0',
    '-2+3',
    '@SUM(1)',
    '\t=1',
    '\uff1d1',
    ' =1',
    '\r=1',
    'a,b',
    '"quoted"',
  ),
);
const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e9 }), fc.nat());

describe('CSV', () => {
  test.for([
    ['.', ','],
    [',', ';'],
  ] as const)('with %s in numbers: every cell comes back, and none is a formula', ([mark, between]) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, fc.option(number)), { maxLength: 8 }),
        (rows: readonly (readonly [string, number | null])[]) => {
          const [head, ...read] = readCsv(csvText(table(rows), mark), between);
          expect(head).toEqual(['part', 'p95_ms']);
          expect(read).toHaveLength(rows.length);
          rows.forEach(([text, value], at) => {
            const [part = '', figure = ''] = read[at] ?? [];
            expect(part.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
            expect(part).not.toMatch(/^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
            if (value === null) expect(figure).toBe('');
            else expect(Number(figure.replace(mark, '.'))).toBeCloseTo(value, 9);
            expect(figure).not.toMatch(/e/i);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('starts with the mark of UTF-8, and lines end as the standard says', () => {
    expect(csvText(table([['web-1', 0.5]]))).toBe('\ufeffpart,p95_ms\r\nweb-1,0.5\r\n');
    expect(csvText(table([['web-1', 0.5]]), ',')).toBe('\ufeffpart;p95_ms\r\nweb-1;0,5\r\n');
  });

  test.for<[number, DecimalMark, string]>([
    [1e-9, '.', '0.000000001'],
    [Number.NaN, '.', ''],
    [Number.POSITIVE_INFINITY, ',', ''],
  ])('%d is written as "%s%s"', ([value, mark, text]) => {
    expect(csvText(table([['a', value]]), mark)).toContain(`a${mark === '.' ? ',' : ';'}${text}\r\n`);
  });
});

test('JSON has the rows as objects, what the columns mean and what was done', () => {
  const text = jsonText(
    table([
      ['=1', 0.5],
      ['b', null],
    ]),
    { diagram: 'Shop', seed: 7, events: [{ at_s: 1.5, what: 'Stop db-1' }] },
  );
  expect(JSON.parse(text)).toEqual({
    format: 'loadbearing-measurements',
    version: 1,
    diagram: 'Shop',
    seed: 7,
    events: [{ at_s: 1.5, what: 'Stop db-1' }],
    columns: table([]).columns,
    rows: [{ part: '=1', p95_ms: 0.5 }, { part: 'b' }],
  });
  expect(JSON.parse(jsonText(table([]), { diagram: '', seed: 1, events: [] })).rows).toEqual([]);
});
