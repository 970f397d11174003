/** What callers see when a part is stopped, silent, cut off, full or slow: each failure has its own symptom and its own delay. */
import { describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Component, Diagram, Link } from '../diagram/diagram.ts';
import { Engine } from '../engine/engine.ts';
import { countsOf } from '../engine/inside.ts';
import { OUTCOMES, type Outcome } from '../engine/outcome.ts';
import { COLUMN, TRACE, TRACE_STRIDE, TraceBuffer } from '../engine/trace.ts';
import { compile } from './compile.ts';

const base = OPENING_EXAMPLE.diagram;

function withComponent(id: string, change: Partial<Component>, diagram: Diagram = base): Diagram {
  const components = diagram.components.map((each) => (each.id === id ? { ...each, ...change } : each));
  return { ...diagram, components };
}

function withLink(from: string, to: string, change: Partial<Link>): Diagram {
  const links = base.links.map((each) =>
    each.from === from && each.to === to ? { ...each, ...change } : each,
  );
  return { ...base, links };
}

interface Ended {
  readonly client: string;
  readonly outcome: Outcome;
  readonly tookMs: number;
  readonly sentMs: number;
}

/** Runs `before` for 10 s and `after` for `seconds`; returns how the requests ended that were sent after the change. */
function endsAfter(after: Diagram, seconds = 20, before: Diagram = base): Ended[] {
  const engine = new Engine(compile(before).model, 11);
  engine.runUntil(10_000);
  engine.reconfigure(compile(after).model);
  engine.trace = new TraceBuffer();
  engine.runUntil(10_000 + seconds * 1000);
  const rows = engine.trace.drain();
  const ends: Ended[] = [];
  for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
    if (rows[at + COLUMN.type] !== TRACE.done) continue;
    const tookMs = rows[at + COLUMN.c] ?? 0;
    const sentMs = (rows[at] ?? 0) - tookMs;
    const client = engine.plan.sources.ids[rows[at + COLUMN.a] ?? 0] ?? '';
    if (sentMs > 10_000)
      ends.push({ client, outcome: OUTCOMES[rows[at + COLUMN.b] ?? 0] ?? 'ok', tookMs, sentMs });
  }
  return ends;
}

function outcomesOf(ends: readonly Ended[]): Outcome[] {
  return [...new Set(ends.map(({ outcome }) => outcome))].sort();
}

function expectAllTook(ends: readonly Ended[], fromMs: number, toMs: number): void {
  expect(ends.length).toBeGreaterThan(50);
  for (const { tookMs } of ends) {
    expect(tookMs).toBeGreaterThanOrEqual(fromMs);
    expect(tookMs).toBeLessThanOrEqual(toMs);
  }
}

describe('offline', () => {
  test('web server stopped: every user is refused after one round trip', () => {
    const ends = endsAfter(withComponent('web-1', { power: 'stopped' }));
    expect(outcomesOf(ends)).toEqual(['refused']);
    expectAllTook(
      ends.filter(({ client }) => client === 'browsers-1'),
      40,
      50,
    );
    expectAllTook(
      ends.filter(({ client }) => client === 'mobile-1'),
      150,
      165,
    );
  });

  test('machine powered off: silence, so users give up connecting after 3 s', () => {
    const ends = endsAfter(withComponent('box-1', { power: 'off' }));
    expect(outcomesOf(ends)).toEqual(['connect-timeout']);
    expectAllTook(ends, 2999.999, 3000.001);
  });

  test('database stopped: the web server is up and answers 500 at once', () => {
    const ends = endsAfter(withComponent('db-1', { power: 'stopped' }));
    expect(outcomesOf(ends)).toEqual(['500']);
    expectAllTook(ends, 40, 400);
  });

  test('database cut off: its callers wait 10 s, users give up after 5 s, and then nobody gets in', () => {
    const ends = endsAfter(withLink('web-1', 'db-1', { cut: true }), 40);
    const first = ends.filter(({ sentMs }) => sentMs < 10_300);
    expect(outcomesOf(first)).toEqual(['timeout']);
    for (const { tookMs } of first) expect(tookMs).toBeCloseTo(5000, 3);
    expect(outcomesOf(ends)).toEqual(['connect-timeout', 'timeout']);
  });

  test('cache stopped: a miss, nobody notices', () => {
    expect(outcomesOf(endsAfter(withComponent('cache-1', { power: 'stopped' })))).toEqual(['ok']);
  });

  test('the browsers’ link cut: only the browsers fail', () => {
    const ends = endsAfter(withLink('browsers-1', 'web-1', { cut: true }));
    expect(outcomesOf(ends.filter(({ client }) => client === 'browsers-1'))).toEqual(['connect-timeout']);
    expect(outcomesOf(ends.filter(({ client }) => client === 'mobile-1'))).toEqual(['ok']);
  });

  test('started again it refuses while it starts, then serves', () => {
    const stopped = withComponent('web-1', { power: 'stopped' });
    const ends = endsAfter(base, 20, stopped);
    const startMs = compile(base).model.processes.find(({ id }) => id === 'web-1')?.startMs ?? 0;
    expect(startMs).toBeGreaterThan(0);
    const early = ends.filter(({ sentMs }) => sentMs < 10_000 + startMs - 100);
    expect(outcomesOf(early)).toEqual(['refused']);
    expect(outcomesOf(ends.filter(({ sentMs }) => sentMs > 10_000 + startMs))).toEqual(['ok']);
  });

  test('removed: its requests are cut and later ones have nowhere to go', () => {
    const without: Diagram = {
      ...base,
      components: base.components.filter(({ id }) => id !== 'web-1'),
      links: base.links.filter(({ from, to }) => from !== 'web-1' && to !== 'web-1'),
    };
    expect(endsAfter(without)).toEqual([]);
  });
});

describe('load limit', () => {
  const overloaded = { ...base, trafficFactor: 4 };

  test('first the answers get slower, then connections time out: nobody is refused', () => {
    const ends = endsAfter(overloaded, 40);
    const soon = ends.filter(({ sentMs }) => sentMs < 10_500);
    expect(outcomesOf(soon)).toEqual(['ok']);
    expect(Math.max(...soon.map(({ tookMs }) => tookMs))).toBeGreaterThan(400);
    const late = ends.filter(({ sentMs }) => sentMs > 20_000);
    expect(outcomesOf(late)).toEqual(['connect-timeout', 'ok']);
  });

  test.each([
    ['refuse', 'refused'],
    ['503', '503'],
  ] as const)('with the full-backlog policy "%s" users see "%s" at once', (fullPolicy, outcome) => {
    const after = withComponent('web-1', { parameters: { fullPolicy } }, overloaded);
    const late = endsAfter(after, 40).filter(({ sentMs }) => sentMs > 20_000);
    expect(outcomesOf(late)).toEqual([outcome, 'ok'].sort());
    for (const { tookMs } of late.filter((each) => each.outcome === outcome))
      expect(tookMs).toBeLessThan(200);
  });

  test('a slower database takes the web server down: its workers are held', () => {
    const slow = withComponent('db-1', { slowFactor: 8 });
    const engine = new Engine(compile(slow).model, 3);
    engine.runUntil(40_000);
    const web = engine.plan.processes.find('web-1') ?? -1;
    const { busy, awaiting, queued } = countsOf(engine, web);
    expect(busy).toBe(8);
    expect(awaiting).toBeGreaterThanOrEqual(7);
    expect(queued).toBeGreaterThan(50);
  });
});
