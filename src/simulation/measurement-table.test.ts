/** Promises of the table of measurements: it has the figures of the page, whole pieces of time, and a unit in every number's name. */
import { describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { isSuccess, OUTCOMES } from '../engine/outcome.ts';
import { machineFigures, processFigures, seriesPoint } from './measure.ts';
import { type Cell, COLUMNS, measurementTable } from './measurement-table.ts';
import { Run } from './run.ts';

const diagram = { ...OPENING_EXAMPLE.diagram, trafficFactor: 3 };
const { windows, layout } = new Run({ base: diagram, seed: 1, log: [] }).skip(20_000);
const table = measurementTable(diagram, windows, layout, 1000);

function rowOf(part: string, fromS: number): Readonly<Record<string, Cell>> {
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const row = table.rows.find((each) => each[at('part')] === part && each[at('from_s')] === fromS);
  if (!row) throw new Error(`There is no row of ${part} at ${fromS} s.`);
  return Object.fromEntries(table.columns.map(({ name }, place) => [name, row[place] ?? null]));
}

const secondOf = (fromS: number) =>
  windows.filter(({ fromMs }) => fromMs >= fromS * 1000 && fromMs < (fromS + 1) * 1000);

describe('rows of a second', () => {
  test('there is one for every part and every second', () => {
    expect(table.rows).toHaveLength(20 * diagram.components.length);
    for (const row of table.rows) expect(row).toHaveLength(COLUMNS.length);
  });

  test.for(['browsers-1', 'mobile-1'])('of %s have what the charts show', (id) => {
    let failures = 0;
    for (let second = 0; second < 20; second++) {
      const point = seriesPoint(secondOf(second), [layout.sources.indexOf(id)], new Map());
      const row = rowOf(id, second);
      expect(row).toMatchObject({ to_s: second + 1, offered_per_s: point.offeredPerSecond });
      expect(row.goodput_per_s).toBe(point.answeredPerSecond);
      for (const percentile of ['p50', 'p95', 'p99'] as const) {
        const value = row[`${percentile}_ms`];
        if (point[`${percentile}Ms`] === null) expect(value).toBeNull();
        else expect(value).toBeCloseTo(point[`${percentile}Ms`] ?? 0, 1);
      }
      for (const outcome of OUTCOMES.filter((each) => !isSuccess(each))) {
        const shown = point.failures.find((each) => each.outcome === outcome)?.perSecond ?? 0;
        expect(row[`failed_${outcome.replaceAll('-', '_')}_per_s`]).toBeCloseTo(shown, 3);
        failures += shown;
      }
    }
    expect(failures).toBeGreaterThan(10);
  });

  test('of a process and of a machine have what the inspector shows', () => {
    const windowsThen = secondOf(19);
    const limits = { workers: 8, queueLimit: 100 };
    const web = processFigures(windowsThen, layout.processes.indexOf('web-1'), limits);
    const row = rowOf('web-1', 19);
    expect(row.offered_per_s).toBe(web.arrivedPerSecond);
    expect(row.turned_away_per_s).toBe(web.rejectedPerSecond);
    expect(row.queue_requests).toBeCloseTo(web.queueLength, 2);
    expect(row.busy_workers).toBeCloseTo(web.busyWorkers, 3);
    expect(row.cpu_cores).toBeCloseTo(web.cpuCores, 4);
    const box = machineFigures(windowsThen, layout.machines.indexOf('box-1'), layout);
    expect(rowOf('box-1', 19).cpu_percent).toBeCloseTo(box.cpuShare * 100, 2);
  });
});

test('rows of a quarter of a second add up to those of a second', () => {
  const fine = measurementTable(diagram, windows, layout, 250);
  expect(fine.rows).toHaveLength(4 * table.rows.length);
  const offered = COLUMNS.findIndex(({ name }) => name === 'offered_per_s');
  const sum = (rows: typeof table.rows, share: number) =>
    rows.reduce((all, row) => all + Number(row[offered] ?? 0) * share, 0);
  expect(sum(fine.rows, 0.25)).toBeCloseTo(sum(table.rows, 1), 6);
});

test('a second that is not over yet has no row', () => {
  const unfinished = measurementTable(diagram, windows.slice(0, 6), layout, 1000);
  expect(unfinished.rows).toHaveLength(diagram.components.length);
  expect(measurementTable(diagram, [], layout, 1000).rows).toEqual([]);
});

test('every number has its unit in its name, and every column its meaning', () => {
  for (const { name, meaning } of COLUMNS) {
    expect(meaning).toMatch(/^\S.*\.$/);
    if (!['part', 'part_id', 'kind', 'state'].includes(name))
      expect(name).toMatch(/_(?:s|per_s|ms|requests|workers|cores|percent)$|^(?:busy|waiting)_workers$/);
  }
});
