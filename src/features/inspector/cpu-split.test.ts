// What the CPU split promises: parts of the machine in cores, and parts of the use that make a whole.
import { expect, test } from 'vitest';
import { cpuParts } from './cpu-split.ts';

const figures = (...shares: number[]) => ({
  role: 'machine' as const,
  cpuShare: shares.reduce((sum, share) => sum + share, 0),
  byProcess: shares.map((share, at) => ({ process: `process-${at}`, share })),
});

test('each process has its share of the machine, its cores and its part of the use', () => {
  expect(cpuParts(figures(0.2, 0.3), 2)).toEqual([
    { process: 'process-0', share: 0.2, cores: 0.4, ofUse: 0.4 },
    { process: 'process-1', share: 0.3, cores: 0.6, ofUse: 0.6 },
  ]);
});

test('an idle machine has no use to share', () => {
  expect(cpuParts(figures(0, 0), 2).map(({ ofUse }) => ofUse)).toEqual([0, 0]);
});
