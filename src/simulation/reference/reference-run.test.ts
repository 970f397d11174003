/** How many a run of a reference case counts as taking part: its length follows from them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReferenceCase } from './read-case.ts';
import { measure } from './reference-run.ts';

function takingPart(name: string, change: (file: ReturnType<typeof JSON.parse>) => void): number {
  const file = JSON.parse(
    readFileSync(join(import.meta.dirname, '../reference-cases', `${name}.json`), 'utf8'),
  );
  change(file);
  const read = readReferenceCase(JSON.stringify(file));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return measure(read.reference, 1, 20_000).concurrent;
}

test('users take part while they think too; those who all think equally long begin in step, and count five times', () => {
  expect(takingPart('c04_n100_z1s', () => {})).toBe(100);
  const inStep = takingPart('c04_n100_z1s', (file) => {
    file.workload.classes[0].think_distribution = 'deterministic';
  });
  expect(inStep).toBe(500);
});

test('of open requests those in flight take part: by Little, rate times response', () => {
  expect(takingPart('s02_mm1_rho80', () => {})).toBeCloseTo(4, 0);
});
