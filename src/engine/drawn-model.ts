/** Any model from a list of numbers, for property tests: every step, law, policy and switch; calls go anywhere, in circles too. */
import type { Distribution, EngineModel, ProcessModel, SourceModel, Step, Target } from './model.ts';

/** Reads one choice after the other; when the numbers end, always the first. So fewer and smaller numbers are a simpler model. */
class Drawing {
  private at = 0;
  private readonly numbers: readonly number[];

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  below(limit: number): number {
    return (this.numbers[this.at++] ?? 0) % limit;
  }

  oneOf<T>(options: readonly T[]): T {
    return options[this.below(options.length)] as T;
  }

  list<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, (_, index) => make(index));
  }
}

/** Ids are the same from one model to the next, so that one can be the edit of another. */
export function modelFrom(numbers: readonly number[]): EngineModel {
  const drawing = new Drawing(numbers);
  const count = {
    machines: 1 + drawing.below(3),
    processes: 1 + drawing.below(5),
    operations: 1 + drawing.below(6),
    links: 1 + drawing.below(4),
  };
  const someId = (of: keyof typeof count, word: string): string => `${word}-${drawing.below(count[of])}`;
  const numbered = <T>(of: keyof typeof count, make: (index: number) => T): T[] =>
    Array.from({ length: count[of] }, (_, index) => make(index));
  const target = (): Target => ({
    operation: someId('operations', 'operation'),
    link: drawing.below(3) === 0 ? null : someId('links', 'link'),
  });
  const call = (): Step => ({
    do: 'call',
    targets: drawing.list(1, 3, target),
    routing: drawing.oneOf(['random', 'round-robin', 'least-connections']),
    probability: drawing.oneOf([1, 0.5]),
    synchronous: drawing.below(2) === 0,
    pool: drawing.below(2) === 0 ? null : 'pool',
    timeoutMs: drawing.oneOf([null, 50, 400]),
    onFailure: drawing.oneOf(['ignore', '500', '504']),
  });
  const simple = (): Step => {
    switch (drawing.below(4)) {
      case 0:
        return { do: 'cpu', demand: law(drawing) };
      case 1:
        return { do: 'delay', time: law(drawing) };
      default:
        return call();
    }
  };
  const step = (): Step =>
    drawing.below(6) === 5
      ? { do: 'parallel', branches: drawing.list(0, 3, () => drawing.list(0, 2, simple)) }
      : simple();
  return {
    machines: numbered('machines', (index) => ({
      id: `machine-${index}`,
      cores: 1 + drawing.below(4),
      speed: 1,
      on: drawing.below(10) < 9,
      bootMs: 200,
    })),
    processes: numbered('processes', (index) => process(drawing, index, someId('machines', 'machine'))),
    operations: numbered('operations', (index) => ({
      id: `operation-${index}`,
      process: someId('processes', 'process'),
      steps: drawing.list(0, 4, step),
      requestBytes: 500,
      responseBytes: 2000,
      write: index % 2 === 0,
    })),
    links: numbered('links', (index) => ({
      id: `link-${index}`,
      latencyMs: drawing.oneOf([0, 0.5, 20]),
      megabitsPerSecond: drawing.oneOf([null, 5]),
      cut: drawing.below(10) === 9,
      lossShare: drawing.oneOf([0, 0, 0.1]),
    })),
    pools: [{ id: 'pool', size: 2, waitTimeoutMs: 200, onTimeout: '500' }],
    sources: drawing.list(1, 3, (index) => source(drawing, index, drawing.list(1, 2, target))),
  };
}

function law(drawing: Drawing): Distribution {
  const meanMs = drawing.oneOf([10, 0.1, 1, 3.3, 40]);
  switch (drawing.below(6)) {
    case 0:
      return { law: 'deterministic', meanMs };
    case 1:
      return { law: 'exponential', meanMs };
    case 2:
      return { law: 'log-normal', meanMs, cv: 0.5 };
    case 3:
      return { law: 'erlang', meanMs, stages: 1 + drawing.below(4) };
    case 4:
      return { law: 'hyperexponential', meanMs, cv: 2 };
    default:
      return { law: 'uniform', meanMs, halfWidthMs: meanMs / 2 };
  }
}

function process(drawing: Drawing, index: number, machine: string): ProcessModel {
  return {
    id: `process-${index}`,
    machine,
    workers: drawing.oneOf([null, 1, 2, 6]),
    backlogLimit: drawing.oneOf([null, 0, 1, 12]),
    fullPolicy: drawing.oneOf(['drop', 'refuse', '503', '500']),
    running: drawing.below(4) < 3,
    startMs: drawing.oneOf([0, 300]),
    slowFactor: drawing.oneOf([1, 3]),
  };
}

function source(drawing: Drawing, index: number, targets: readonly Target[]): SourceModel {
  return {
    id: `source-${index}`,
    arrivals:
      drawing.below(2) === 0
        ? { mode: 'open', ratePerSecond: drawing.oneOf([60, 5, 0]) }
        : {
            mode: 'closed',
            population: drawing.below(9),
            think: { law: 'exponential', meanMs: 300 },
          },
    mix: targets.map((each, which) => ({ id: `class-${which}`, weight: which + 1, targets: [each] })),
    routing: 'random',
    connectTimeoutMs: drawing.oneOf([null, 100, 1000]),
    timeoutMs: drawing.oneOf([null, 300, 2000]),
  };
}
