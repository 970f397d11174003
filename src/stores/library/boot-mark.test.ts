/** Promises of the start (I22): a document that stops the page twice is not opened a third time without asking. */
import { expect, test } from 'vitest';
import { BOOT_KEY, beginBoot } from './boot-mark.ts';
import { FakeText } from './fake-surroundings.ts';

test('two crashes lead to safe mode, which stays until the page has run well', () => {
  const storage = new FakeText();
  const start = (id = 'shop') => beginBoot(() => storage, id);
  expect(start().mode).toBe('normal');
  expect(start().mode).toBe('normal');
  const third = start();
  expect(third.mode).toBe('safe');
  expect(start().mode).toBe('safe');
  third.finished();
  expect(start().mode).toBe('normal');
});

test('a start that goes well leaves no strike, and another document starts with none', () => {
  const storage = new FakeText();
  for (let count = 0; count < 5; count += 1) {
    const boot = beginBoot(() => storage, 'shop');
    expect(boot.mode).toBe('normal');
    boot.finished();
  }
  expect(storage.kept.size).toBe(0);
  for (const id of ['shop', 'shop', 'other', 'shop', 'shop'])
    expect(beginBoot(() => storage, id).mode).toBe('normal');
  expect(beginBoot(() => storage, 'shop').mode).toBe('safe');
});

test('a mark that is no mark counts as none', () => {
  for (const mark of ['', 'shop', '99 shop', '-1 shop', 'NaN shop', '2']) {
    const storage = new FakeText();
    storage.setItem(BOOT_KEY, mark);
    expect(beginBoot(() => storage, 'shop').mode).toBe('normal');
  }
});

test('without storage every start is a normal one', () => {
  const blocked = () => {
    throw new DOMException('not here', 'SecurityError');
  };
  const boot = beginBoot(blocked, 'shop');
  expect(boot.mode).toBe('normal');
  expect(boot.finished).not.toThrow();
});
