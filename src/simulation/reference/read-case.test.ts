/** The gate for case files: what it lets in, and that it names the place of everything it does not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReferenceCase } from './read-case.ts';
import { modelOf } from './reference-model.ts';

const folder = join(import.meta.dirname, '../reference-cases');
const load = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** Paths of the faults of a case after a change. */
function faults(name: string, change: (file: ReturnType<typeof load>) => void): string[] {
  const file = load(name);
  change(file);
  const read = readReferenceCase(JSON.stringify(file));
  return (read.ok ? read.reference.unjudged : read.faults).map(({ path }) => path);
}

describe('the gate', () => {
  test.each([
    [
      'an unknown key',
      (f) => {
        f.system.machines[0].memory = 4;
      },
      'system.machines[0].memory',
    ],
    [
      'another schema',
      (f) => {
        f.schema = 'reference-case/2';
      },
      'schema',
    ],
    [
      'another scheduling',
      (f) => {
        f.system.machines[0].scheduling = 'fifo';
      },
      'system.machines[0].scheduling',
    ],
    [
      'a process nowhere',
      (f) => {
        f.system.processes[1].machine = 'moon';
      },
      'system.processes[1].machine',
    ],
    [
      'no workers',
      (f) => {
        f.system.processes[0].workers = 0;
      },
      'system.processes[0].workers',
    ],
    [
      'a missing limit',
      (f) => {
        delete f.system.processes[0].queue_limit;
      },
      'system.processes[0].queue_limit',
    ],
    [
      'an unknown step',
      (f) => {
        f.system.operations[0].steps[1] = { sleep: 3 };
      },
      'system.operations[0].steps[1]',
    ],
    [
      'an unknown law',
      (f) => {
        f.system.operations[1].steps[0].distribution = 'pareto';
      },
      'system.operations[1].steps[0].distribution',
    ],
    [
      'Erlang without stages',
      (f) => {
        f.system.operations[1].steps[0].distribution = 'erlang';
      },
      'system.operations[1].steps[0].stages',
    ],
    [
      'a shape the law has not',
      (f) => {
        f.system.operations[1].steps[0].scv = 4;
      },
      'system.operations[1].steps[0].scv',
    ],
    [
      'a call to nobody',
      (f) => {
        f.system.operations[0].steps[1].call = 'nobody';
      },
      'system.operations[0].steps[1].call',
    ],
    [
      'calls in a circle',
      (f) => {
        f.system.operations[1].steps.push({ call: 'page' });
      },
      'system.operations',
    ],
    [
      'probabilities that miss 1',
      (f) => {
        f.system.operations[0].steps[1] = { call_one_of: [{ probability: 0.5, call: 'query' }] };
      },
      'system.operations[0].steps[1].call_one_of',
    ],
    [
      'a link to nowhere',
      (f) => {
        f.system.links = [{ from: 'web', to: 'x', one_way_ms: 1 }];
      },
      'system.links[0].to',
    ],
    [
      'other arrivals',
      (f) => {
        f.workload.classes[0].arrivals = 'mmpp';
      },
      'workload.classes[0].arrivals',
    ],
    [
      'a mixed workload',
      (f) => {
        f.workload.type = 'mixed';
      },
      'workload.classes[0].type',
    ],
    [
      'a figure that nobody measures',
      (f) => {
        f.expected.energy = 3;
      },
      'expected.energy',
    ],
    [
      'a figure of an unknown machine',
      (f) => {
        f.expected.machines.x = {};
      },
      'expected.machines.x',
    ],
    [
      'a percentile that is none',
      (f) => {
        f.expected.response_percentiles_ms.median = 3;
      },
      'expected.response_percentiles_ms.median',
    ],
    [
      'a value without a number',
      (f) => {
        f.expected.response_ms = { value: '51' };
      },
      'expected.response_ms.value',
    ],
  ] as [string, (file: ReturnType<typeof load>) => void, string][])('refuses %s', (_, change, path) => {
    expect(faults('l01_web8_db4_one_call', change)).toContain(path);
  });

  test('lets the unchanged case in', () => expect(faults('l01_web8_db4_one_call', () => {})).toEqual([]));

  test('refuses a knee that does not follow from the demands', () => {
    const change = (file: ReturnType<typeof load>) => {
      file.expected.asymptotic_bounds.knee_users = 84;
    };
    expect(faults('c02_n10_z1s', change)).toEqual(['expected.asymptotic_bounds.knee_users']);
  });

  test('refuses a balancer whose step says otherwise', () => {
    const change = (file: ReturnType<typeof load>) => {
      file.system.operations[0].steps[0].policy = 'random';
    };
    expect(faults('l11_rr_balancer_two_servers', change)).toEqual(['system.operations[0].steps']);
  });

  test.each(['51.2', true, [1], {}, { value: 'much' }])(
    'judges no figure that is %j: it is an error',
    (value) => {
      const file = load('l01_web8_db4_one_call');
      file.expected.response_ms = value;
      const read = readReferenceCase(JSON.stringify(file));
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      expect(read.reference.unjudged).toMatchObject([
        { path: expect.stringContaining('expected.response_ms') },
      ]);
      expect(read.reference.expected.filter(({ figure }) => figure === 'response_ms')).toEqual([]);
    },
  );

  test('names a figure that is null, unless workers without a limit have no utilisation', () => {
    const file = load('c02_n10_z1s');
    file.expected.response_ms = null;
    file.expected.asymptotic_bounds.knee_users = null;
    const read = readReferenceCase(JSON.stringify(file));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const nulls = read.reference.comparisons.filter((name) => name.endsWith('(null)'));
    expect(nulls.sort()).toEqual(['asymptotic_bounds.knee_users (null)', 'response_ms (null)']);
  });

  test('takes the shape of a think time under either name', () => {
    for (const key of ['stages', 'think_stages'])
      expect(
        faults('c02_n10_z1s', (file) => {
          file.workload.classes[0].think_distribution = 'erlang';
          file.workload.classes[0][key] = 3;
        }),
      ).toEqual([]);
  });

  test('keeps two links apart whose names run into each other', () => {
    const twins = ['a to b', 'c', 'a', 'b to c'];
    const change = (file: ReturnType<typeof load>) => {
      const machine = file.system.machines[0].name;
      for (const name of twins) file.system.processes.push({ name, machine, workers: 1, queue_limit: null });
      file.system.links = [
        { from: 'a to b', to: 'c', one_way_ms: 1 },
        { from: 'a', to: 'b to c', one_way_ms: 2 },
      ];
    };
    expect(faults('l01_web8_db4_one_call', change)).toEqual([]);
  });

  test('says that calls go too deep, where they go in no circle', () => {
    const file = load('l01_web8_db4_one_call');
    const deep = Array.from({ length: 70 }, (_, hop) => ({
      ...file.system.operations[1],
      name: `deep-${hop}`,
      steps: hop < 69 ? [{ call: `deep-${hop + 1}` }] : [{ cpu_ms: 1, distribution: 'exponential' }],
    }));
    file.system.operations[1].steps = [{ call: 'deep-0' }];
    file.system.operations.push(...deep);
    const read = readReferenceCase(JSON.stringify(file));
    expect(read.ok ? [] : read.faults.map(({ message }) => message)).toEqual([
      expect.stringMatching(/go deeper than 64 hops/),
    ]);
  });

  test('reads a file that begins with a byte-order mark', () => {
    expect(readReferenceCase(`\uFEFF${JSON.stringify(load('s01_mm1_rho50'))}`).ok).toBe(true);
  });

  test('says that a file is not JSON', () => {
    expect(readReferenceCase('{')).toEqual({
      ok: false,
      faults: [{ path: '', message: 'The file is not JSON.' }],
    });
  });
});

test('a case becomes the model that it states: laws, links, limits, refusals', () => {
  const file = load('l08_web256_db4_link_latency');
  file.system.operations[1].steps = [
    { cpu_ms: 12, distribution: 'erlang', stages: 4 },
    { cpu_ms: 3, distribution: 'hyperexponential', scv: 4 },
    { cpu_ms: 3, distribution: 'uniform', half_width_ms: 1 },
  ];
  file.system.processes[1].queue_limit = 0;
  const read = readReferenceCase(JSON.stringify(file));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const model = modelOf(read.reference.system);
  expect(model.operations[1]?.steps).toEqual([
    { do: 'cpu', demand: { law: 'erlang', meanMs: 12, stages: 4 } },
    { do: 'cpu', demand: { law: 'hyperexponential', meanMs: 3, cv: 2 } },
    { do: 'cpu', demand: { law: 'uniform', meanMs: 3, halfWidthMs: 1 } },
  ]);
  expect(model.operations[0]?.steps[1]).toMatchObject({
    do: 'call',
    targets: [{ operation: 'query', link: model.links[0]?.id }],
    onFailure: 'refused',
  });
  expect(model.links[0]).toMatchObject({ latencyMs: 2 });
  expect(
    model.processes.map(({ workers, backlogLimit, fullPolicy }) => [workers, backlogLimit, fullPolicy]),
  ).toEqual([
    [256, null, 'refuse'],
    [4, 0, 'refuse'],
  ]);
});
