/** The cells and lines that the canvas shows hold exactly the requests that the engine holds there, and users see the newest one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { TRACE_STRIDE } from '../engine/trace.ts';
import { Occupancy } from './occupancy.ts';
import type { ViewPiece } from './results.ts';
import { Run } from './run.ts';

const watching = { sampleEvery: 1, followed: -1 };

function whoSitsWhere(occupancy: Occupancy) {
  return [...occupancy.processes]
    .sort(([one], [other]) => one - other)
    .map(([process, room]) => ({
      process,
      cells: room.cells
        .filter((each) => each !== null)
        .map((each) => `${each.job} ${each.waiting}`)
        .sort(),
      line: room.line.map((each) => each.job),
    }));
}

function whatUsersSee(occupancy: Occupancy) {
  return [...occupancy.newest]
    .sort(([one], [other]) => one - other)
    .map(([client, { request, sentMs, outcome }]) => ({ client, request, sentMs, outcome }));
}

function follow(occupancy: Occupancy, piece: ViewPiece): void {
  if (piece.keyframe) occupancy.reset(piece.keyframe, false);
  for (let at = 0; at < piece.rows.length; at += TRACE_STRIDE) occupancy.apply(piece.rows, at);
}

test('following the rows leads to the same places and newest requests as a fresh keyframe, at any moment and load', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (seed, tenths, traffic) => {
        const base = { ...OPENING_EXAMPLE.diagram, trafficFactor: traffic };
        const run = new Run({ base, seed, log: [] });
        const endMs = 5 * tenths * 100;
        run.skip(endMs);
        const followed = new Occupancy();
        const view = run.viewFrom(0);
        for (let i = 1; i <= 5; i++) follow(followed, view.piece(i * tenths * 100, watching, 0));
        const afresh = new Occupancy();
        const { keyframe } = run.viewFrom(endMs).piece(endMs, watching, 0);
        afresh.reset(keyframe ?? new Float64Array(0), false);
        expect(whoSitsWhere(followed).filter(({ cells, line }) => cells.length + line.length > 0)).toEqual(
          whoSitsWhere(afresh).filter(({ cells, line }) => cells.length + line.length > 0),
        );
        expect(whatUsersSee(followed)).toEqual(whatUsersSee(afresh));
      },
    ),
    { numRuns: 40 },
  );
});
