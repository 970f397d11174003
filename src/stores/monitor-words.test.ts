// What a monitor promises: the machine, its processes and no others, failures of both sorts, and nothing of what is gone.
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Figures } from '../simulation/figures.ts';
import { monitorsOf } from './monitor-words.ts';

const { diagram } = OPENING_EXAMPLE;
const measured = {
  role: 'process',
  servedPerSecond: 15.2,
  failedPerSecond: 2,
  rejectedPerSecond: 1.5,
} as Partial<Figures> as Figures;

test('a monitor shows the machine and each of its processes', () => {
  const [monitor, ...others] = monitorsOf(['box-1'], diagram, {
    figures: new Map<string, Figures>([
      ['box-1', { role: 'machine', cpuShare: 0.352, byProcess: [] }],
      ['web-1', measured],
    ]),
    states: new Map([
      ['box-1', 'normal'],
      ['web-1', 'strained'],
    ]),
  });
  expect(others).toEqual([]);
  expect(monitor).toMatchObject({ name: 'box-1', cpu: 'CPU 35 %', state: { word: 'Normal' } });
  expect(monitor?.processes.map(({ name }) => name).sort()).toEqual(['cache-1', 'db-1', 'static-1', 'web-1']);
  expect(monitor?.processes.find(({ id }) => id === 'web-1')).toMatchObject({
    state: { word: 'Strained' },
    good: '15 answered/s',
    bad: '3.5 failed/s',
    isBad: true,
  });
});

test('before anything is measured there are zeros and no state', () => {
  const [monitor] = monitorsOf(['box-1'], diagram, { figures: new Map(), states: new Map() });
  expect(monitor).toMatchObject({ state: null, cpu: 'CPU 0 %' });
  expect(monitor?.processes[0]).toMatchObject({ good: '0 answered/s', bad: '0 failed/s', isBad: false });
});

test('a machine that is gone has no monitor', () => {
  expect(monitorsOf(['box-9'], diagram, { figures: new Map(), states: new Map() })).toEqual([]);
});
