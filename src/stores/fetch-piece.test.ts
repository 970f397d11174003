/** Promises of pieces that are fetched later (F14): a second try, then an offer to reload, and nothing else breaks. */
import { createElement, type ReactNode, Suspense } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterwards, fetchPart, fetchPiece, later } from './fetch-piece.ts';
import { sessionStore } from './session.ts';
import { viewStore } from './view-store.ts';

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const isMissing = () => viewStore.getState().pieceMissing;

beforeEach(() => {
  vi.useFakeTimers();
  viewStore.setState(viewStore.getInitialState());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

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

/** What is drawn at once, with a word in the place of what is still to come. */
const drawn = (part: (props: object) => ReactNode) =>
  renderToStaticMarkup(createElement(Suspense, { fallback: 'to come' }, createElement(part)));

test('a part that was fetched ahead is drawn at once; until then something stands in its place', async () => {
  const part = later(async () => ({ default: () => 'the part' }));
  expect(drawn(part)).toContain('to come');
  await part.fetchAhead();
  expect(drawn(part)).toBe('the part');
});

test('a run that does not begin keeps the rest of the page waiting for 5 s at most', async () => {
  const fetch = vi.fn(async () => ({ default: () => null }));
  const fetched = afterwards(fetch).fetchAhead();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(fetch).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  await fetched;
  expect(fetch).toHaveBeenCalledOnce();
});

test('what nobody needs before the first moment is not fetched before it', async () => {
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', setTimeout);
  const fetch = vi.fn(async () => ({ default: () => null }));
  const part = afterwards(fetch);
  const fetched = part.fetchAhead();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(fetch).not.toHaveBeenCalled();
  sessionStore.setState({ mode: 'failed' });
  await vi.runAllTimersAsync();
  await fetched;
  expect(fetch).toHaveBeenCalledOnce();
});
