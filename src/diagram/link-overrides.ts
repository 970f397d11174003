/** What was done by hand to the effects of a scenario, inside a link. */
import { ID_PATTERN, type Power } from './diagram.ts';
import { type EffectValue, type Overrides, TRAFFIC, TRAFFIC_BEFORE } from './effects.ts';
import { BrokenLink, type ByteReader, type ByteWriter } from './link-bytes.ts';

const POWERS: readonly Power[] = ['on', 'stopped', 'off'];
/** By the byte that stands for them; any other byte is a number. */
const WORDS: readonly (EffectValue | null)[] = [null, false, true, ...POWERS];
const NUMBER = WORDS.length;
const MOST = 1000;

export function writeOverrides(writer: ByteWriter, overrides: Overrides): void {
  const entries = Object.entries(overrides);
  writer.whole(entries.length);
  for (const [key, value] of entries) {
    writer.text(key);
    const word = WORDS.indexOf(value);
    writer.byte(word < 0 ? NUMBER : word);
    if (word < 0) writer.double(Number(value));
  }
}

export function readOverrides(reader: ByteReader): Overrides {
  const count = reader.whole();
  if (count > MOST)
    throw new BrokenLink(`Too many effects in a change: ${count}; the limit is ${MOST}.`, 'log');
  return Object.fromEntries(
    Array.from({ length: count }, () => {
      const key = reader.text();
      const word = reader.byte();
      const value = word === NUMBER ? reader.double() : WORDS[word];
      if (value === undefined || !fits(key, value))
        throw new BrokenLink('a change of an effect has no form that this page knows');
      return [key, value] as const;
    }),
  );
}

function fits(key: string, value: EffectValue | null): boolean {
  const isNumber = value === null || (typeof value === 'number' && value >= 0 && value < Number.MAX_VALUE);
  if (key === TRAFFIC || key === TRAFFIC_BEFORE) return isNumber;
  const [what = '', id = '', ...more] = key.split(' ');
  if (!ID_PATTERN.test(id) || more.length > 0) return false;
  if (what === 'power') return value === null || POWERS.some((power) => power === value);
  if (what === 'cut') return value === null || typeof value === 'boolean';
  return what === 'slow' && isNumber;
}
