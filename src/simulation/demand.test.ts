/** What demand promises: how often each operation is asked a second, and what one request costs when nothing else runs. */
import { describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { compile } from './compile.ts';
import { demandOf } from './demand.ts';

describe('the opening example', () => {
  const demand = demandOf(compile(OPENING_EXAMPLE.diagram).model);
  const flow = (id: string) => demand.flow.get(id) ?? 0;

  test('asks each operation as often as clients, mix and calls say', () => {
    expect(flow('web-1/get-page')).toBeCloseTo(12 * 0.8, 9);
    expect(flow('web-1/post-api')).toBeCloseTo(8 * 0.2, 9);
    expect(flow('db-1/query')).toBeCloseTo(20 * 2 - 20 * 0.2, 9);
    expect(flow('db-1/write')).toBeCloseTo(20 * 0.2, 9);
    expect(flow('cache-1/look-up')).toBeCloseTo(20, 9);
    expect(flow('static-1/file')).toBeCloseTo(12, 9);
    expect(demand.reaching).toEqual(new Map([['box-1', 20]]));
  });

  test('holds a worker for its own CPU and for all its calls, there and back', () => {
    expect(demand.cpuMs('web-1/get-api')).toBeCloseTo(20, 9);
    expect(demand.holdMs('db-1/query')).toBeCloseTo(15, 9);
    expect(demand.poolMs('web-1/get-api', 'web-1:queries')).toBeCloseTo(2 * 15.05, 9);
    expect(demand.holdMs('web-1/get-api')).toBeCloseTo(20 + 2 * 15.05 + 0.25, 9);
  });

  test('follows the operations it is given instead of the clients', () => {
    const given = demandOf(compile(OPENING_EXAMPLE.diagram).model, new Map([['web-1/get-page', 3]]));
    expect(given.flow.get('db-1/query')).toBeCloseTo(6, 9);
    expect(given.flow.get('web-1/get-api')).toBeUndefined();
  });
});
