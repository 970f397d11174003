/** What comes in from outside, piece by piece: the lines about repairs, ids given out, numbers brought into range. */
import { type Range, within } from './bounds.ts';
import { cleanName } from './clean-text.ts';
import { ID_PATTERN, type ParameterValue } from './diagram.ts';
import { nextId } from './identity.ts';
import { formatNumber } from './parameters.ts';
import type { PutInRange } from './put-in-range.ts';

export type Raw = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MOST_LINES = 100;
const LONGEST_SHOWN = 40;

/** A foreign value as a message may show it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return Number.isFinite(value) ? formatNumber(value) : 'no finite number';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of values';
  if (typeof value !== 'string') return String(value);
  const text = cleanName(value.slice(0, LONGEST_SHOWN));
  return value.length > LONGEST_SHOWN ? `"${text}…"` : `"${text}"`;
}

export class Intake {
  private readonly said: string[] = [];
  private unsaid = 0;
  readonly inRange: PutInRange[] = [];
  /** Ids that stand in the document, in use or not: a fresh id is none of them. */
  private readonly reserved = new Set<string>();
  private readonly used = new Set<string>();

  say(line: string): void {
    if (this.said.length < MOST_LINES) this.said.push(line);
    else this.unsaid += 1;
  }

  lines(): readonly string[] {
    return this.unsaid === 0 ? this.said : [...this.said, `And ${formatNumber(this.unsaid)} more.`];
  }

  records(items: readonly unknown[], what: string): readonly Raw[] {
    return items.flatMap((item, index) => {
      if (typeof item === 'object' && item !== null && !Array.isArray(item)) return [item as Raw];
      this.say(`${what} ${index + 1} is ${shown(item)} instead of a group of values; left out.`);
      return [];
    });
  }

  /** The usual value may stand in the place of the one that was just said to be brought into range. */
  offerUsual(of: string | null, key: string, usual: ParameterValue | null): void {
    const line = this.said.at(-1);
    if (line !== undefined && this.unsaid === 0) this.inRange.push({ line, of, key, usual });
  }

  unknownKeys(raw: Raw, known: readonly string[], what: string): void {
    for (const key of Object.keys(raw)) {
      if (!known.includes(key))
        this.say(`${what} has an entry that this page does not know (${shown(key)}); left out.`);
    }
  }

  reserveIds(items: readonly Raw[]): void {
    for (const { id } of items) if (typeof id === 'string') this.reserved.add(id);
  }

  /** The id as it is, or a fresh one where it is bad or taken. */
  id(raw: unknown, prefix: string): string {
    if (typeof raw === 'string' && ID_PATTERN.test(raw) && !this.used.has(raw)) {
      this.used.add(raw);
      return raw;
    }
    const why = typeof raw === 'string' && this.used.has(raw) ? 'is there twice' : 'cannot be used';
    const fresh = nextId(this.reserved, prefix);
    this.reserved.add(fresh);
    this.used.add(fresh);
    this.say(`The id ${shown(raw)} ${why}; the part now has the id ${fresh}.`);
    return fresh;
  }

  /** A number in range; one beyond it is brought to the edge, anything else becomes the usual value. */
  number(
    raw: unknown,
    range: Range,
    usual: number,
    what: string,
    offer?: { readonly of: string | null; readonly key: string },
  ): number {
    const value = typeof raw === 'number' ? within(raw, range, usual) : usual;
    if (value !== raw) {
      const now = Number.isNaN(value) ? 'worked out by placement' : formatNumber(value);
      this.say(
        `${what} was ${shown(raw)}; allowed is ${formatNumber(range.min)} to ${formatNumber(range.max)}. Now ${now}.`,
      );
      if (offer && !Object.is(value, usual))
        this.offerUsual(offer.of, offer.key, Number.isNaN(usual) ? null : usual);
    }
    return value;
  }
}
