/** The command `reference`: what it prints, how it ends, and that errors name their part. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFERENCE_HELP, referenceCommand } from './reference-command.ts';
import { InThisProcess } from './reference-runners.ts';
import { withTable } from './save-validation.ts';

const given = join(import.meta.dirname, '../simulation/reference-cases/s11_erlang_b_100.json');

async function run(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const output = {
    say: (text: string) => said.push(text),
    complain: (text: string) => complained.push(text),
  };
  const code = await referenceCommand(args, output, () => new InThisProcess());
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

/** A folder with one case: the given one, changed, with few figures so that it runs in a moment. */
function folderWith(change: (file: Record<string, never> & { [key: string]: never }) => void): string {
  const file = JSON.parse(readFileSync(given, 'utf8'));
  file.expected = { throughput_per_s: 924.299547 };
  file.sampling_hint = { requests_for_1pct_ci_on_mean_response: 100_000 };
  change(file);
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  writeFileSync(join(folder, 'case.json'), JSON.stringify(file));
  return folder;
}

describe('arguments that cannot be used end with 2 and the help', () => {
  test.each([
    [[], 'Give a folder of case files.'],
    [['--fast', 'x'], 'There is no option --fast.'],
    [['/no/such/folder'], '"/no/such/folder" cannot be read (ENOENT).'],
    [[mkdtempSync(join(tmpdir(), 'empty-'))], 'There is no case file'],
  ])('%j', async (args, words) => {
    const { code, said, complained } = await run(...args);
    expect(code).toBe(2);
    expect(said).toBe('');
    expect(complained).toContain(words);
    expect(complained).toContain(REFERENCE_HELP);
  });

  test('--help is no error', async () => {
    expect(await run('--help')).toEqual({ code: 0, said: REFERENCE_HELP, complained: '' });
  });
});

test('all passed: 0, a row for each figure, and the last line', async () => {
  const { code, said, complained } = await run(folderWith(() => {}));
  expect(said).toMatch(/s11_erlang_b_100 {2}throughput_per_s {2}924\.3 .*pass/);
  expect(said.split('\n').at(-1)).toBe('1 passed, 0 failed');
  expect([code, complained]).toEqual([0, '']);
});

/** A folder with one case: users of one process on one machine. */
function folderOfUsers(process: object, users: object, expected: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  const file = {
    schema: 'reference-case/1',
    id: 'users',
    system: {
      machines: [{ name: 'host', cores: 1, scheduling: 'processor-sharing' }],
      processes: [{ name: 'server', machine: 'host', ...process }],
      operations: [{ name: 'work', process: 'server', steps: [{ cpu_ms: 5, distribution: 'exponential' }] }],
    },
    workload: { type: 'closed', classes: [{ name: 'users', operation: 'work', ...users }] },
    sampling_hint: { requests_for_1pct_ci_on_mean_response: 1000 },
    expected,
  };
  writeFileSync(join(folder, 'case.json'), JSON.stringify(file));
  return folder;
}

test('users who do not think may ask where there is room for all; where they are rejected for ever the file fails', async () => {
  const restless = (population: number) =>
    folderOfUsers({ workers: 2, queue_limit: 3 }, { population, think_ms: 0 }, { loss_probability: 0 });
  expect((await run(restless(5))).said).toMatch(/1 passed, 0 failed$/);
  const { code, said } = await run(restless(6));
  expect(said).toMatch(/ERROR {2}Time stands still at [\d.]+ ms: users who do not think are rejected/);
  expect([code, said.split('\n').at(-1)]).toEqual([1, '0 passed, 1 failed']);
});

test('users who think for seconds are measured after all of them have come round', async () => {
  // Far beyond the knee of 1,401 users: 200 requests/s, and a response of 2,000 users / 200 s less the think time.
  const folder = folderOfUsers(
    { workers: 1, queue_limit: null },
    { population: 2000, think_ms: 7000, think_distribution: 'exponential' },
    { throughput_per_s: 200, response_ms: 3000 },
  );
  expect((await run(folder)).said).toMatch(/2 passed, 0 failed$/);
}, 120_000);

test('a throughput that is far off ends soon, and fails', async () => {
  const folder = folderWith((file) => {
    Object.assign(file, { expected: { throughput_per_s: 1e-7 } });
  });
  const { code, said } = await run(folder);
  expect(said).toContain('FAIL: too high');
  expect(code).toBe(1);
});

test('folders in a folder are looked into, and a file that cannot be read counts as failed', async () => {
  const folder = folderWith(() => {});
  mkdirSync(join(folder, 'more.json'));
  copyFileSync(join(folder, 'case.json'), join(folder, 'more.json', 'UPPER.JSON'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'gone.json'));
  const { code, said } = await run(folder);
  expect(said).toContain('gone.json  ERROR  The file cannot be read (ENOENT).');
  expect([code, said.split('\n').at(-1)]).toEqual([1, '2 passed, 1 failed']);
});

test('a figure that is not met fails: 1', async () => {
  const { code, said } = await run(
    folderWith((file) => {
      file.expected = { throughput_per_s: 990 } as never;
    }),
  );
  expect(said).toMatch(/throughput_per_s .*FAIL: too low/);
  expect(said.split('\n').at(-1)).toBe('0 passed, 1 failed');
  expect(code).toBe(1);
});

test('a figure that nobody measures is an error of its own; the others are judged', async () => {
  const { code, said } = await run(
    folderWith((file) => {
      file.expected = { throughput_per_s: 924.299547, energy_kwh: 3 } as never;
    }),
  );
  expect(said).toContain('ERROR  expected.energy_kwh: The engine measures no such figure.');
  expect(said.split('\n').at(-1)).toBe('1 passed, 1 failed');
  expect(code).toBe(1);
});

test('a case that the engine cannot run says which part, and is never skipped', async () => {
  const { code, said } = await run(
    folderWith((file) => {
      file.workload = {
        type: 'open',
        classes: [{ name: 'users', operation: 'x', arrivals: 'bursts' }],
      } as never;
    }),
  );
  expect(said).toContain(
    'case.json  ERROR  workload.classes[0].arrivals: The engine knows poisson, not "bursts".',
  );
  expect(said.split('\n').at(-1)).toMatch(/^0 passed, 1 failed$/);
  expect(code).toBe(1);
});

test('--json prints one document, and the last line goes to the error output', async () => {
  const { code, said, complained } = await run(
    folderWith(() => {}),
    '--json',
  );
  const document = JSON.parse(said);
  expect(document).toMatchObject({ passed: 1, failed: 0, figures: 1, seeds: 20 });
  expect(document.cases[0].rows[0]).toMatchObject({ figure: 'throughput_per_s', passed: true });
  expect(complained.split('\n').at(-1)).toBe('1 passed, 0 failed');
  expect(code).toBe(0);
});

test('the table goes between its marks, and nowhere else', () => {
  const text = 'before\n<!-- validation table -->\nold\n<!-- end of validation table -->\nafter $1';
  expect(withTable(text, 'new $&')).toBe(
    'before\n<!-- validation table -->\nnew $&\n<!-- end of validation table -->\nafter $1',
  );
  expect(() => withTable('nothing', 'new')).toThrow('has no marks');
});
