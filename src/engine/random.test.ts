/** Chance: the generator and every law against known answers, moments and tails; streams that leave each other alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { I } from './core/cells.ts';
import { draw } from './core/draw.ts';
import { bits, exponential, normal, uniform } from './core/random.ts';
import { DistributionTable } from './distribution.ts';
import { layDistribution } from './lay-plan.ts';
import { EngineMemory } from './memory.ts';
import type { Distribution } from './model.ts';
import { hashText, openStream } from './streams.ts';

const SEED = 42;
const NAME = 'web demand';

/** Streams in a memory of their own. */
class Streams {
  private readonly memory = new EngineMemory();

  open(seed: number, name: string): number {
    this.memory.enter();
    return openStream(seed, name);
  }

  bits = (stream: number): number => bits(stream) >>> 0;
  uniform = uniform;
  exponential = exponential;
  normal = normal;

  /** The row of a law, to be drawn from. */
  lay(of: Distribution): number {
    this.memory.enter();
    const table = new DistributionTable();
    table.add(of);
    this.memory.enter();
    return layDistribution(table, 0);
  }
}

function opened(name = NAME, seed = SEED) {
  const random = new Streams();
  return { random, stream: random.open(seed, name) };
}

function draws(
  count: number,
  draw: (random: Streams, stream: number) => number,
  name?: string,
): Float64Array {
  const { random, stream } = opened(name);
  return Float64Array.from({ length: count }, () => draw(random, stream));
}

/** Draws from a law of the model. */
function drawsOf(of: Distribution, count: number, name?: string): Float64Array {
  const { random, stream } = opened(name);
  const row = random.lay(of);
  return Float64Array.from({ length: count }, () => draw(row, stream));
}

/** sfc32 as its author wrote it (Doty-Humphrey, PractRand), in plain integers. */
function* sfc32(a: number, b: number, c: number, counter: number): Generator<number> {
  for (;;) {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + c * 8) % 0x1_0000_0000;
    c = (((c << 21) | (c >>> 11)) >>> 0) + sum;
    c %= 0x1_0000_0000;
    yield sum;
  }
}

describe('known answers', () => {
  test('the bits are those of sfc32 after fifteen rounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.string(), (seed, name) => {
        const own = sfc32(hashText(name, seed), hashText(name, (seed ^ 0x9e3779b9) >>> 0), seed, 1);
        for (let i = 0; i < 15; i++) own.next();
        const { random, stream } = opened(name, seed);
        for (let i = 0; i < 8; i++) expect(random.bits(stream)).toBe(own.next().value);
      }),
    );
  });

  test('the first bits of a named stream', () => {
    const { random, stream } = opened();
    expect(Array.from({ length: 4 }, () => random.bits(stream))).toEqual([
      3431972371, 1870188910, 2099670552, 3909955272,
    ]);
  });

  test.each<{ of: Distribution; first: number[] }>([
    { of: { law: 'deterministic', meanMs: 10 }, first: [10, 10, 10, 10] },
    {
      of: { law: 'exponential', meanMs: 10 },
      first: [3.4323495971572555, 6.331352797724959, 2.426680525828078, 26.139673502972425],
    },
    {
      of: { law: 'uniform', meanMs: 10, halfWidthMs: 4 },
      first: [12.392546690069139, 9.483498302288353, 9.910941169597208, 13.28285922203213],
    },
    {
      of: { law: 'erlang', meanMs: 10, stages: 3 },
      first: [4.0634609735700975, 14.628779391991811, 9.578179458473025, 6.114139470636563],
    },
    {
      of: { law: 'hyperexponential', meanMs: 10, cv: 2 },
      first: [3.567770022036146, 14.729923681275316, 4.279827195640687, 8.945660303134359],
    },
    {
      of: { law: 'log-normal', meanMs: 10, cv: 0.5 },
      first: [12.456106756516718, 14.466479901390594, 11.179254969153336, 4.411326588272703],
    },
  ])('the first draws of the law $of.law', ({ of, first }) => {
    expect([...drawsOf(of, 4)]).toEqual(first);
  });
});

const COUNT = 400_000;
/** Deviations of Monte Carlo noise that a right sampler exceeds once in ten million times. */
const NOISE = 5.3;

interface Law {
  readonly of: Distribution;
  readonly deviation: number;
  /** Fourth central moment over the squared variance. */
  readonly kurtosis: number;
  /** Chance to lie below. */
  readonly below: (ms: number) => number;
  readonly at: readonly number[];
}

/** Standard normal distribution function by its series (Marsaglia 2004), good to 1e-14 within 6 deviations. */
function normalBelow(x: number): number {
  let term = x;
  let sum = x;
  for (let i = 1; i < 300; i++) {
    term *= (x * x) / (2 * i + 1);
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.9189385332046727);
}

const erlangBelow = (ms: number): number => {
  const x = (3 * ms) / 10;
  return 1 - Math.exp(-x) * (1 + x + (x * x) / 2);
};
const PHASE = (1 + Math.sqrt(3 / 5)) / 2;
const hyperBelow = (ms: number): number =>
  1 - PHASE * Math.exp((-ms * 2 * PHASE) / 10) - (1 - PHASE) * Math.exp((-ms * 2 * (1 - PHASE)) / 10);
const SIGMA = Math.sqrt(Math.log(1.25));
const logNormalBelow = (ms: number): number => normalBelow((Math.log(ms / 10) + (SIGMA * SIGMA) / 2) / SIGMA);
/** Raw moments n! (p m1^n + (1-p) m2^n) of the hyperexponential, as central kurtosis. */
const hyperKurtosis = ((): number => {
  const raw = (n: number, factorial: number): number =>
    factorial * (PHASE * (5 / PHASE) ** n + (1 - PHASE) * (5 / (1 - PHASE)) ** n);
  const fourth = raw(4, 24) - 40 * raw(3, 6) + 600 * raw(2, 2) - 30_000;
  return fourth / 400 ** 2;
})();

describe.each<Law>([
  {
    of: { law: 'exponential', meanMs: 10 },
    deviation: 10,
    kurtosis: 9,
    below: (ms) => 1 - Math.exp(-ms / 10),
    at: [0.01, 0.5, 3, 10, 30, 76, 78, 90, 110],
  },
  {
    of: { law: 'uniform', meanMs: 10, halfWidthMs: 4 },
    deviation: 4 / Math.sqrt(3),
    kurtosis: 1.8,
    below: (ms) => (ms - 6) / 8,
    at: [6, 6.01, 8, 10, 13.99, 14],
  },
  {
    of: { law: 'erlang', meanMs: 10, stages: 3 },
    deviation: 10 / Math.sqrt(3),
    kurtosis: 5,
    below: erlangBelow,
    at: [0.5, 2, 5, 10, 20, 40],
  },
  {
    of: { law: 'hyperexponential', meanMs: 10, cv: 2 },
    deviation: 20,
    kurtosis: hyperKurtosis,
    below: hyperBelow,
    at: [0.1, 1, 5, 20, 80, 250],
  },
  {
    of: { law: 'log-normal', meanMs: 10, cv: 0.5 },
    deviation: 5,
    kurtosis: 8.035_400_390_625,
    below: logNormalBelow,
    at: [2, 5, 8.9, 12, 20, 40],
  },
])('the law $of.law', ({ of, deviation, kurtosis, below, at }) => {
  const drawn = drawsOf(of, COUNT, `moments of ${of.law}`);
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / COUNT;

  test('has its mean', () => {
    expect(Math.abs(mean - of.meanMs)).toBeLessThan((NOISE * deviation) / Math.sqrt(COUNT));
  });

  test('has its variance', () => {
    const variance = drawn.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / COUNT;
    const noise = Math.sqrt((kurtosis - 1) / COUNT);
    expect(Math.abs(variance / deviation ** 2 - 1)).toBeLessThan(NOISE * noise);
  });

  test('lies below each mark as often as it should, tails included', () => {
    for (const mark of at) {
      const share = drawn.reduce((sum, ms) => sum + (ms <= mark ? 1 : 0), 0) / COUNT;
      const chance = below(mark);
      const noise = Math.sqrt((chance * (1 - chance)) / COUNT) + 1 / COUNT;
      expect(Math.abs(share - chance), `below ${mark} ms: ${share} for ${chance}`).toBeLessThan(
        NOISE * noise,
      );
    }
  });
});

describe('the standard normal', () => {
  const drawn = draws(COUNT, (random, stream) => random.normal(stream, 1), 'normal');

  test('has mean 0, variance 1, no skew and kurtosis 3', () => {
    const moment = (n: number): number => drawn.reduce((sum, x) => sum + x ** n, 0) / COUNT;
    for (const [n, expected, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const)
      expect(Math.abs(moment(n) - expected), `moment ${n}`).toBeLessThan(NOISE * Math.sqrt(variance / COUNT));
  });

  test('has its tails, also beyond the last layer at 3.44', () => {
    for (const mark of [-4, -3.6, -3.4, -2, -0.5, 0, 1, 2.5, 3.4, 3.6, 4]) {
      const share = drawn.reduce((sum, x) => sum + (x <= mark ? 1 : 0), 0) / COUNT;
      const chance = normalBelow(mark);
      const noise = Math.sqrt((chance * (1 - chance)) / COUNT) + 1 / COUNT;
      expect(Math.abs(share - chance), `below ${mark}`).toBeLessThan(NOISE * noise);
    }
  });
});

describe('streams', () => {
  test('depend on their seed and name only, not on who else is there or draws', () => {
    const alone = draws(50, (random, stream) => random.uniform(stream));
    const random = new Streams();
    const others = ['db demand', 'users arrivals', 'web choice'].map((name) => random.open(SEED, name));
    const stream = random.open(SEED, NAME);
    const beside = Array.from({ length: 50 }, (_, index) => {
      random.exponential(others[index % 3] ?? 0);
      return random.uniform(stream);
    });
    expect(beside).toEqual([...alone]);
  });

  test('of different names or seeds have nothing to do with each other', () => {
    const count = 100_000;
    const uniform = (name: string, seed: number): Float64Array => {
      const { random, stream } = opened(name, seed);
      return Float64Array.from({ length: count }, () => random.uniform(stream) - 0.5);
    };
    const names = ['web-1 demand', 'web-2 demand', 'web-1 choice'];
    const all = [
      ...names.map((name) => uniform(name, 1)),
      ...[2, 3, 4].map((seed) => uniform('web-1 demand', seed)),
    ];
    for (let one = 0; one < all.length; one++) {
      for (let other = one + 1; other < all.length; other++) {
        for (const lag of [0, 1]) {
          let sum = 0;
          for (let i = lag; i < count; i++) sum += (all[one]?.[i - lag] ?? 0) * (all[other]?.[i] ?? 0);
          const correlation = (12 * sum) / count;
          expect(Math.abs(correlation), `streams ${one} and ${other}`).toBeLessThan(NOISE / Math.sqrt(count));
        }
      }
    }
  });

  test('give numbers within 0 and 1, never either', () => {
    const { random, stream } = opened();
    for (const sum of [0, 0xffffffff]) {
      I.set([sum, 0, 0, 0], stream);
      expect(random.uniform(stream)).toBeGreaterThan(0);
      expect(random.uniform(stream)).toBeLessThan(1);
    }
  });
});
