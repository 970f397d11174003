/** Refuses a model with a number that no run could mean. The sentence names the part. */
import { NATURE, REQUEST_NATURE } from './core/records.ts';
import type { EngineModel } from './model.ts';

const WORDS = {
  machines: 'machine',
  processes: 'process',
  operations: 'operation',
  links: 'link',
  pools: 'pool',
  sources: 'client population',
} as const;

/** Counts stand in arrays of 32 bits, where the largest number means "no limit". */
const MOST = 0x7ffffffe;

/** What must not be smaller; 0 for all else. A narrower line than a bit a second would never deliver. */
const LEAST: Readonly<Record<string, number>> = { cores: 1, stages: 1, megabitsPerSecond: 1e-6 };

/** A request's record has so much room for whose it is and of which class. */
const MOST_SOURCES = -NATURE.slot;
const MOST_CLASSES = REQUEST_NATURE.mixMost + 1;

/** @throws a sentence: `The link "wire" has latencyMs NaN.` */
export function checkModel(model: EngineModel): void {
  if (model.sources.length > MOST_SOURCES)
    throw new Error(`There are more than ${MOST_SOURCES} client populations.`);
  for (const { id, mix } of model.sources)
    if (mix.length > MOST_CLASSES)
      throw new Error(`The client population "${id}" has more than ${MOST_CLASSES} classes of requests.`);
  for (const list of Object.keys(WORDS) as (keyof typeof WORDS)[])
    for (const part of model[list]) check(part, '', () => `The ${WORDS[list]} "${part.id}"`);
}

function check(value: unknown, key: string, whose: () => string): void {
  if (typeof value === 'number' && !(value >= (LEAST[key] ?? 0) && value <= MOST))
    throw new Error(`${whose()} has ${key} ${value}.`);
  if (typeof value !== 'object' || value === null) return;
  if ('law' in value && value.law === 'hyperexponential' && 'cv' in value && Number(value.cv) < 1)
    throw new Error(`${whose()} has cv ${value.cv}.`);
  for (const [name, inner] of Object.entries(value)) check(inner, Array.isArray(value) ? key : name, whose);
}
