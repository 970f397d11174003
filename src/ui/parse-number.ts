/** Text typed into a number field becomes a number in its range, or a sentence that says what would be right. */

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

export type Parsed =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/** "1000", "1,000", "0.5", "2e3"; everything else, and what is too large to be a number, is null. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!PLAIN.test(trimmed) && !GROUPED.test(trimmed)) return null;
  const value = Number(trimmed.replaceAll(',', ''));
  return Number.isFinite(value) ? value + 0 || 0 : null;
}

export function rangeWords({ min, max, integer }: NumberRange): string {
  return `${integer ? 'a whole number' : 'a number'} from ${formatNumber(min)} to ${formatNumber(max)}`;
}

export function parseNumber(text: string, range: NumberRange, unit = ''): Parsed {
  const value = readNumber(text);
  const wrong =
    value === null || value < range.min || value > range.max || (range.integer && !Number.isInteger(value));
  if (!wrong) return { ok: true, value };
  return { ok: false, message: `Enter ${rangeWords(range)}${unit ? ` ${unit}` : ''}.` };
}

/** One arrow key's worth further, inside the range, without the dust of binary fractions. */
export function stepNumber(value: number, by: number, range: NumberRange): number {
  const stepped = Number((value + by).toPrecision(12));
  const whole = range.integer ? Math.round(stepped) : stepped;
  return Math.min(range.max, Math.max(range.min, whole));
}

/** For reading: "10,000", "0.05". */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
