/** The command `simulate`: arguments, exit codes, words for bad files, and the shape of what it prints. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { addEvent, type ScenarioEvent } from '../diagram/scenario.ts';
import { toFileText } from '../diagram/serialise.ts';
import { hashText } from '../simulation/event-hash.ts';
import { Run } from '../simulation/run.ts';
import { simulateCommand } from './simulate-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'loadbearing-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const diagram = fileWith('box.loadbearing.json', toFileText(OPENING_EXAMPLE.diagram));

function run(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = simulateCommand(args, {
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
  });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

describe('arguments', () => {
  test.each([
    [[], 'Give the file of a diagram.'],
    [['a', 'b'], 'Give one file, not 2.'],
    [['a', '--fast'], 'There is no option --fast.'],
    [['a', '--seconds'], '--seconds needs a value.'],
    [['a', '--seconds', '0'], '--seconds takes a number from 1 to 3600, not "0".'],
    [['a', '--seconds', '1e9'], '--seconds takes a number from 1 to 3600, not "1e9".'],
    [['a', '--seed', '1.5'], '--seed takes a whole number from 0 to 4294967295, not "1.5".'],
    [['a', '--seed=-1'], '--seed takes a whole number from 0 to 4294967295, not "-1".'],
    [['a', '--seed', '1', '--seed', '2'], '--seed is given twice.'],
    [['a', '--json=yes'], '--json takes no value.'],
  ])('%j: exit code 2', (args, message) => {
    const { code, said, complained } = run(...args);
    expect(code).toBe(2);
    expect(said).toBe('');
    expect(complained.split('\n')[0]).toBe(message);
    expect(complained).toContain('Usage:');
  });

  test('--help tells the exit codes and ends well', () => {
    const { code, said } = run('--help');
    expect(code).toBe(0);
    expect(said).toContain('Exit code: 0 done, 1 the file cannot be opened, 2 the arguments are wrong.');
  });
});

describe('a bad file', () => {
  test.each([
    ['no file', () => join(folder, 'none.json'), 'There is no such file.'],
    ['a folder', () => folder, 'The file cannot be read (EISDIR).'],
    ['half a file', () => fileWith('half.json', '{"format":"loadbearing","version":1,"comp'), 'damaged'],
    [
      'another data file',
      () => fileWith('other.json', '{"a":1}'),
      'This is a data file, but not a saved diagram.',
    ],
    ['a newer version', () => fileWith('new.json', '{"format":"loadbearing","version":99}'), 'newer version'],
  ])('%s: exit code 1, with what is wrong and a way out', (_, path, words) => {
    const { code, said, complained } = run(path(), '--json');
    expect(code).toBe(1);
    expect(complained).toContain(words);
    expect(complained.split('\n').length).toBe(2);
    const { error } = JSON.parse(said) as { error: Record<string, unknown> };
    expect(Object.keys(error)).toEqual(['reason', 'message', 'place', 'wayOut']);
    expect(run(path()).said).toBe('');
  });
});

describe('a scenario', () => {
  const events: Omit<ScenarioEvent, 'id'>[] = [
    { what: 'crash', part: 'db-1', atMs: 10_000 },
    { what: 'back', part: 'db-1', atMs: 20_000 },
    { what: 'spike', factor: 2, overMs: 4_000, atMs: 25_000 },
    { what: 'traffic', factor: 1, atMs: 3_000_000 },
  ];
  const planned = events.reduce((before, event) => {
    const added = addEvent(before, event);
    return added.ok ? added.diagram : before;
  }, OPENING_EXAMPLE.diagram);
  const args = [
    fileWith('planned.loadbearing.json', toFileText(planned)),
    ...['--seconds', '30', '--warm-up', '5'],
  ];

  test('is run, and told event by event with what the clients got between them', () => {
    const { said } = run(...args);
    expect(said).toContain('   10.00 s  db-1 crashes');
    expect(said).not.toContain('Traffic to 1x');
    const rows = said.split('\n').filter((line) => / to /.test(line) && /browsers-1/.test(line));
    expect(rows.map((row) => row.slice(0, 14).trim())).toEqual([
      '5.00 to 10.00',
      '10.00 to 20.00',
      '20.00 to 25.00',
      '25.00 to 29.00',
      '29.00 to 35.00',
    ]);
    expect(rows[0]).toContain('0.0 %');
    expect(rows[1]).toMatch(/(9\d\.\d|100\.0) %/);
  });

  test('--json: the same run as that of the page, cut without a gap', () => {
    const document = JSON.parse(run(...args, '--json').said);
    const bare = new Run({ base: planned, seed: planned.seed, log: [] });
    bare.skip(35_000);
    expect(document.eventHash).toBe(hashText(bare.eventHash));
    expect(document.scenario).toHaveLength(3);
    const { phases, clients } = document;
    expect(phases.map(({ began }: { began: string[] }) => began.join())).toEqual([
      '',
      'db-1 crashes',
      'db-1 is back',
      'Spike to 2x for 4 s',
      'Spike to 2x for 4 s: over',
    ]);
    let sent = 0;
    for (const [at, phase] of phases.entries()) {
      expect(phase.fromMs).toBe(phases[at - 1]?.toMs ?? 5000);
      sent += (phase.clients[0].offeredPerSecond * (phase.toMs - phase.fromMs)) / 1000;
    }
    expect(sent / 30).toBeCloseTo(clients[0].offeredPerSecond, 6);
  });
});

describe('a run', () => {
  const args = [diagram, '--seconds', '30', '--warm-up', '5'];

  test('prints the same for the same seed, and something else for another', () => {
    const first = run(...args, '--seed', '3');
    expect(first.code).toBe(0);
    expect(run(...args, '--seed', '3').said).toBe(first.said);
    expect(run(...args, '--seed', '4').said).not.toBe(first.said);
    expect(run(...args).said).toBe(run(...args, '--seed', String(OPENING_EXAMPLE.diagram.seed)).said);
  });

  test('prints aligned tables that name every component', () => {
    const { said } = run(...args);
    expect(said).toContain('30 s measured after a warm-up of 5 s');
    for (const { name } of OPENING_EXAMPLE.diagram.components) expect(said).toContain(name);
    const blocks = said.split('\n\n').slice(1);
    expect(blocks.map((block) => block.split(' ')[0])).toEqual(['clients', 'processes', 'machines']);
    for (const line of blocks[2]?.split('\n') ?? []) expect(line.length).toBe(blocks[2]?.indexOf('\n'));
  });

  test('--json has exactly the documented keys, and figures that agree with each other', () => {
    const document = JSON.parse(run(...args, '--json').said);
    const help = run('--help').said;
    const documented = (from: string, to: string): string[] => {
      const text = help.slice(help.indexOf(from) + from.length, help.indexOf(to));
      return [...text.replace(/\{[^}]*\}/g, '').matchAll(/[a-zA-Z]\w+/g)].map(([key]) => key);
    };
    expect(Object.keys(document)).toEqual([
      ...[
        'format',
        'version',
        'diagram',
        'seed',
        'warmUpSeconds',
        'seconds',
        'eventHash',
        'repairs',
        'notes',
        'scenario',
        'phases',
      ],
      ...['clients', 'processes', 'machines'],
    ]);
    for (const client of document.clients)
      expect(Object.keys(client)).toEqual(documented('clients[]', 'processes[]'));
    for (const process of document.processes)
      expect(Object.keys(process)).toEqual(documented('processes[]', 'machines[]'));
    for (const machine of document.machines)
      expect(Object.keys(machine)).toEqual(documented('machines[]', 'For a bad file'));
    const offered = document.clients.reduce(
      (sum: number, client: { offeredPerSecond: number }) => sum + client.offeredPerSecond,
      0,
    );
    const web = document.processes.find(({ id }: { id: string }) => id === 'web-1');
    expect(web.arrivedPerSecond / offered).toBeCloseTo(1, 1);
    const cores = document.processes.reduce(
      (sum: number, { cpuCores }: { cpuCores: number }) => sum + cpuCores,
      0,
    );
    expect(cores / (document.machines[0].cpuShare * document.machines[0].cores)).toBeCloseTo(1, 6);
  });
});
