/** Promises: a card never rounds a failure away and never claims more than was measured. */
import { describe, expect, test } from 'vitest';
import type { ClientFigures } from '../simulation/figures.ts';
import { shareText } from './figure-words.ts';

const figures = (outcomes: ClientFigures['outcomes'], failedShare: number | null): ClientFigures => ({
  role: 'client',
  samples: 10,
  p50Ms: 1,
  p95Ms: 1,
  p99Ms: 1,
  offeredPerSecond: 10,
  answeredPerSecond: 10,
  failedPerSecond: 0,
  failedShare,
  outcomes,
  inFlight: 0,
});

describe('the share on a client card', () => {
  test('names the one cause', () => {
    expect(shareText(figures([{ outcome: 'refused', count: 30, share: 1 }], 1))).toEqual({
      text: '100 % refused',
      bad: true,
    });
  });

  test('sums several causes', () => {
    const mixed = figures(
      [
        { outcome: 'ok', count: 50, share: 0.5 },
        { outcome: 'timeout', count: 30, share: 0.3 },
        { outcome: '500', count: 20, share: 0.2 },
      ],
      0.5,
    );
    expect(shareText(mixed)).toEqual({ text: '50 % fail', bad: true });
  });

  test('one failure of a thousand is not rounded to none, one success not to all', () => {
    const rare = [
      { outcome: 'ok' as const, count: 999, share: 0.999 },
      { outcome: '500' as const, count: 1, share: 0.001 },
    ];
    expect(shareText(figures(rare, 0.001)).text).toBe('under 1 % 500');
    const often = [
      { outcome: 'ok' as const, count: 1, share: 0.001 },
      { outcome: '500' as const, count: 999, share: 0.999 },
    ];
    expect(shareText(figures(often, 0.999)).text).toBe('99 % 500');
  });

  test('says so when nothing ended yet', () => {
    expect(shareText(figures([], null)).text).toBe('no answers');
  });
});
