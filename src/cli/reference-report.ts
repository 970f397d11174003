/** How the verdicts on reference cases are told: rows for the eye, data for machines and for the page. */
import type { Verdict } from '../simulation/reference/judgement.ts';
import type { Fault } from '../simulation/reference/reading.ts';
import type { ExpectedFigure, ReferenceCase } from '../simulation/reference/reference-case.ts';
import type { Validation } from '../simulation/reference/validation.ts';

export interface Row {
  readonly expected: ExpectedFigure;
  readonly verdict: Verdict;
}

/** What came of one file. */
export interface CaseReport {
  readonly file: string;
  /** null: the file could not be read as a case. */
  readonly reference: ReferenceCase | null;
  readonly faults: readonly Fault[];
  readonly requestsPerSeed: number;
  readonly rows: readonly Row[];
}

export function counts(reports: readonly CaseReport[]): { passed: number; failed: number } {
  const rows = reports.flatMap((report) => report.rows);
  const passed = rows.filter(({ verdict }) => verdict.passed).length;
  const broken = reports.filter(({ faults }) => faults.length > 0).length;
  const unjudged = reports.reduce((sum, { reference }) => sum + (reference?.unjudged.length ?? 0), 0);
  return { passed, failed: rows.length - passed + broken + unjudged };
}

export function lastLine(reports: readonly CaseReport[]): string {
  const { passed, failed } = counts(reports);
  return `${passed} passed, ${failed} failed`;
}

/** Six digits that count. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  return String(Number(value.toPrecision(6)));
}

const SIGNS = { equal: '', 'at most': 'at most ', 'at least': 'at least ' } as const;

/** One line a figure, and one for each fault of a file. */
export function caseLines({ file, reference, faults, rows, requestsPerSeed }: CaseReport): string[] {
  if (faults.length > 0)
    return faults.map(({ path, message }) => `${file}  ERROR  ${path === '' ? '' : `${path}: `}${message}`);
  const id = reference?.id ?? file;
  const cells = rows.map(({ expected, verdict }) => [
    id,
    expected.figure,
    `${SIGNS[expected.relation]}${figure(expected.value)}${expected.halfWidth > 0 ? ` ±${figure(expected.halfWidth)}` : ''}`,
    figure(verdict.measured),
    `[${figure(verdict.low)}, ${figure(verdict.high)}]`,
    verdict.fault === null ? 'pass' : `FAIL: ${verdict.fault}`,
  ]);
  const notes = (reference?.comparisons ?? []).map(
    (name) =>
      `${id}  ${name}: ${name.endsWith('(null)') ? 'not stated' : 'about another system'}, not judged`,
  );
  return [
    `${id}: ${reference?.title ?? ''} (${requestsPerSeed.toLocaleString('en')} requests a seed)`,
    ...aligned(cells),
    ...(reference?.unjudged ?? []).map(({ path, message }) => `${id}  ERROR  ${path}: ${message}`),
    ...notes,
  ];
}

function aligned(cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export function asJson(reports: readonly CaseReport[], seeds: number, cpuSeconds: number): string {
  const figures = reports.reduce((sum, { rows }) => sum + rows.length, 0);
  const data = {
    ...counts(reports),
    figures,
    seeds,
    confidence: figures > 0 ? 1 - 0.01 / figures : null,
    cpuSeconds: Number(cpuSeconds.toFixed(2)),
    cases: reports.map(({ file, reference, faults, requestsPerSeed, rows }) => ({
      file,
      id: reference?.id ?? null,
      title: reference?.title ?? null,
      requestsPerSeed,
      errors: [...faults, ...(reference?.unjudged ?? [])],
      notJudged: reference?.comparisons ?? [],
      rows: rows.map(({ expected, verdict }) => ({
        figure: expected.figure,
        relation: expected.relation,
        expected: expected.value,
        expectedHalfWidth95: expected.halfWidth,
        basis: expected.basis,
        measured: orNull(verdict.measured),
        interval: [orNull(verdict.low), orNull(verdict.high)],
        halfWidth99: orNull(verdict.halfWidth99),
        halfWidth99Allowed: verdict.allowed,
        passed: verdict.passed,
        why: verdict.fault,
      })),
    })),
  };
  return JSON.stringify(data, null, 2);
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** What is kept of the verdicts for the page and for the description of the model. */
export function asValidation(reports: readonly CaseReport[], seeds: number): Validation {
  const figures = reports.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    seeds,
    figures,
    cases: reports.map(({ file, reference, requestsPerSeed, rows }) => ({
      id: reference?.id ?? file,
      title: reference?.title ?? 'could not be run',
      group: reference?.group ?? '',
      method: reference?.method ?? '',
      requestsPerSeed,
      figures: rows.map(({ expected, verdict }) => ({
        figure: expected.figure,
        relation: expected.relation,
        basis: expected.halfWidth === 0 ? 'exact' : 'simulated',
        expected: shortened(expected.value),
        expectedHalfWidth: shortened(expected.halfWidth),
        measured: shortened(verdict.measured),
        halfWidth99: shortened(verdict.halfWidth99),
        agrees: verdict.passed,
      })),
    })),
  };
}

function shortened(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
}
