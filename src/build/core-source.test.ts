// The source of the core as AssemblyScript takes it: the same reads and writes, in the compiler's own words.
import { expect, test } from 'vitest';
import { coreSource } from './core-source.ts';

test('a field of a row is read and written at a constant offset', () => {
  expect(coreSource('const head = I[line + LINE.head];')).toBe(
    'const head = load<i32>((<usize>(line)) << 2, LINE.head << 2);',
  );
  expect(coreSource('I[line + LINE.many] = I[line + LINE.many] + 1;')).toBe(
    'store<i32>((<usize>(line)) << 2, load<i32>((<usize>(line)) << 2, LINE.many << 2) + 1, LINE.many << 2);',
  );
  expect(coreSource('F[(job >> 1) + JOB_AT.number] = 2;')).toBe(
    'store<f64>((<usize>job) << 2, 2, JOB_AT.number << 3);',
  );
});

test('a row that is itself read from a row comes first', () => {
  expect(coreSource('return I[I[job + JOB_AT.process] + PROCESSES.line];')).toBe(
    'return load<i32>((<usize>(load<i32>((<usize>(job)) << 2, JOB_AT.process << 2))) << 2, PROCESSES.line << 2);',
  );
});

test('the first fraction of a row needs no offset', () => {
  expect(coreSource('return F[entry >> 1];')).toBe('return load<f64>((<usize>entry) << 2, 0);');
});

test('a field that the caller names is added in bytes, to be a constant where the function is put in place', () => {
  expect(coreSource('F[(link >> 1) + (LINKS.measured + column)] = 1;')).toBe(
    'store<f64>(((<usize>link) << 2) + ((<usize>(LINKS.measured + column)) << 3), 1, 0);',
  );
});

test('a function is put where it is called when the line above says so', () => {
  expect(coreSource('/** Adds. */\n// @inline\nexport function book(): void {}')).toBe(
    '/** Adds. */\n@inline\nexport function book(): void {}',
  );
});

test('what is no row and field stays as it is', () => {
  for (const line of [
    'I[HEAD.top] = 2;',
    'let x = F[at + column];',
    'I[jobs + hole] = job;',
    'x = I[HEAD.life + state * LIFE.events + event];',
    'F[done + hole] = F[done + parent];',
  ])
    expect(coreSource(line)).toBe(line);
});

test('types are taken out, and fields get one', () => {
  expect(coreSource("import type { i32 } from './numbers.ts';\nstatic readonly head = 0;")).toBe(
    '\nstatic readonly head: i32 = 0;',
  );
});

test('a bracket that is never closed is told', () => {
  expect(() => coreSource('I[line')).toThrow('A bracket in the source of the core is never closed.');
});
