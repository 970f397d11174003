/** The validation table: what the reference command measured last, kept for the page and for the description of the model. */
import kept from './validation.json';

export interface ValidatedFigure {
  /** "machines.web-vm.utilisation". */
  readonly figure: string;
  /** A bound is kept, not met. */
  readonly relation: 'equal' | 'at most' | 'at least';
  /** Whether the expected figure is exact, or itself measured by another simulator. */
  readonly basis: 'exact' | 'simulated';
  readonly expected: number | null;
  /** Half of its 95 % interval; 0 when it is exact. */
  readonly expectedHalfWidth: number | null;
  readonly measured: number | null;
  /** Half of the 99 % interval over the seeds. */
  readonly halfWidth99: number | null;
  readonly agrees: boolean;
}

export interface ValidatedCase {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** Where the expected figures come from. */
  readonly method: string;
  readonly requestsPerSeed: number;
  readonly figures: readonly ValidatedFigure[];
}

export interface Validation {
  readonly seeds: number;
  readonly figures: number;
  readonly cases: readonly ValidatedCase[];
}

export const VALIDATION = kept as Validation;

/** The figure that stands for a case: the mean response of all requests, else of the first class. */
export function mainFigure({ figures }: ValidatedCase): ValidatedFigure | undefined {
  return figures.find(({ figure }) => /^(?:classes\..*\.)?response_ms$/.test(figure));
}

export function agreeing({ figures }: ValidatedCase): number {
  return figures.filter(({ agrees }) => agrees).length;
}

/** The measured figure with as many digits as its interval allows, and the half of that: "51.20 ± 0.15". */
export function measuredText({ measured, halfWidth99 }: ValidatedFigure): string {
  if (measured === null) return 'nothing';
  if (halfWidth99 === null) return String(measured);
  const digits = halfWidth99 === 0 ? 0 : Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(halfWidth99))));
  const shown = measured.toFixed(digits);
  return halfWidth99 === 0 ? shown : `${shown} ± ${halfWidth99.toFixed(digits)}`;
}

/** A row a case, for the description of the model. */
export function validationMarkdown({ cases }: Validation): string {
  const rows = cases.map((each) => {
    const main = mainFigure(each);
    const cells = [
      each.id,
      each.title,
      main?.expected ?? '',
      main ? measuredText(main) : '',
      `${agreeing(each)} of ${each.figures.length}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| case | system | mean response expected, ms | measured, ms (99 %) | figures that agree |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
