// Whom the heartbeat takes for hung, and whom not.
import { expect, test } from 'vitest';
import { Heartbeat, PING_EVERY_MS } from './heartbeat.ts';

/** Looks so often; returns after how many looks it is taken for hung. */
function looksUntilHung(heart: Heartbeat, everyMs: number, from = 0): number {
  for (let look = 1; look < 1000; look++) if (heart.isHung(from + look * everyMs)) return look;
  return Infinity;
}

test('a worker that fell silent is found out within three and a half seconds', () => {
  const heart = new Heartbeat(0);
  heart.heard();
  expect(looksUntilHung(heart, PING_EVERY_MS) * PING_EVERY_MS).toBeLessThanOrEqual(3500);
});

test('one that is starved of its processor for two and a half seconds is not', () => {
  const heart = new Heartbeat(0);
  heart.heard();
  expect(looksUntilHung(heart, PING_EVERY_MS) * PING_EVERY_MS).toBeGreaterThan(2500);
});

test('one that answers, however late in each look, is not', () => {
  const heart = new Heartbeat(0);
  for (let look = 1; look < 1000; look++) {
    heart.heard();
    expect(heart.isHung(look * 900)).toBe(false);
  }
});

test('a page that slept for an hour hears first', () => {
  const heart = new Heartbeat(0);
  heart.heard();
  expect(heart.isHung(3_600_000)).toBe(false);
});

test('a worker that is still being fetched has more time', () => {
  expect(looksUntilHung(new Heartbeat(0), PING_EVERY_MS) * PING_EVERY_MS).toBeGreaterThanOrEqual(20_000);
});
