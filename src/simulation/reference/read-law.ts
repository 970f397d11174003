/** The gate for a law of time or work in a reference case. */
import type { Distribution } from '../../engine/model.ts';
import type { Raw, Reading } from './reading.ts';

const LAWS = ['exponential', 'deterministic', 'erlang', 'hyperexponential', 'log-normal', 'uniform'] as const;

export const SHAPE_KEYS = ['stages', 'scv', 'cv', 'half_width_ms'] as const;

const WANTED: Readonly<Record<(typeof LAWS)[number], readonly string[]>> = {
  exponential: [],
  deterministic: [],
  erlang: ['stages'],
  hyperexponential: ['scv', 'cv'],
  'log-normal': ['scv', 'cv'],
  uniform: ['half_width_ms'],
};

/** A law with its mean under one key and its name under another; `prefix` may stand before the keys of its shape. */
export function readLaw(
  reading: Reading,
  raw: Raw,
  path: string,
  meanKey: string,
  lawKey: string,
  prefix = '',
): Distribution {
  const meanMs = reading.number(raw[meanKey], `${path}.${meanKey}`, { least: 0 });
  if (meanMs === 0 && raw[lawKey] === undefined) return { law: 'deterministic', meanMs };
  const law = reading.oneOf(raw[lawKey], `${path}.${lawKey}`, LAWS);
  const named = (key: string): string => (raw[prefix + key] === undefined ? key : prefix + key);
  for (const key of SHAPE_KEYS) {
    if (raw[named(key)] !== undefined && !WANTED[law].includes(key))
      reading.fault(`${path}.${named(key)}`, `The law ${law} has no ${key}.`);
  }
  const shape = (key: string, range: Parameters<Reading['number']>[2]): number =>
    reading.number(raw[named(key)], `${path}.${named(key)}`, range);
  const cv = (least: number): number =>
    raw[named('cv')] === undefined ? Math.sqrt(shape('scv', { least })) : shape('cv', { least });
  switch (law) {
    case 'erlang':
      return { law, meanMs, stages: shape('stages', { least: 1, whole: true }) };
    case 'hyperexponential':
      return { law, meanMs, cv: cv(1) };
    case 'log-normal':
      return { law, meanMs, cv: cv(0) };
    case 'uniform':
      return { law, meanMs, halfWidthMs: shape('half_width_ms', { least: 0, most: meanMs }) };
    default:
      return { law, meanMs };
  }
}
