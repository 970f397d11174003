/** Promises of pieces that are fetched later (F14): a second try, then an offer to reload, and nothing else breaks. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchPart, fetchPiece } from './fetch-piece.ts';
import { viewStore } from './view-store.ts';

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const isMissing = () => viewStore.getState().pieceMissing;

beforeEach(() => {
  vi.useFakeTimers();
  viewStore.setState(viewStore.getInitialState());
});
afterEach(() => vi.useRealTimers());

test('a piece that fails once is fetched again, and nobody hears of it', async () => {
  const fetch = vi.fn(async () => 'here').mockImplementationOnce(gone);
  const piece = fetchPiece(fetch);
  await vi.runAllTimersAsync();
  expect([await piece, fetch.mock.calls.length, isMissing()]).toEqual(['here', 2, false]);
});

test('one that fails twice is missing: the page says so, and whoever asked hears the error', async () => {
  const fetch = vi.fn(gone);
  const piece = expect(fetchPiece(fetch)).rejects.toThrow('Failed to fetch');
  await vi.runAllTimersAsync();
  await piece;
  expect([fetch.mock.calls.length, isMissing()]).toEqual([2, true]);
});

test('in place of a missing part of the picture stands nothing, or what was handed in', async () => {
  const Instead = () => null;
  const parts = Promise.all([fetchPart(gone), fetchPart(gone, Instead)]);
  await vi.runAllTimersAsync();
  const [nothing, instead] = await parts;
  expect(nothing?.default).toBeTypeOf('function');
  expect(instead?.default).toBe(Instead);
});
