// What the host of the run promises beside chunks: where a client's time went, under the number it was asked by.
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { FromWorker } from './protocol.ts';
import { RunHost } from './run-host.ts';

const question = { client: 'browsers-1', fromMs: 2000, toMs: 8000, slowestMs: 1500, shares: new Map() };

test('it answers with the split of the seconds asked for', () => {
  const said: FromWorker[] = [];
  const work: (() => void)[] = [];
  const host = new RunHost(
    (message) => said.push(message),
    (job) => work.push(job),
  );
  const recipe = { base: OPENING_EXAMPLE.diagram, seed: 1, log: [] };
  host.hear({ say: 'start', run: 1, recipe, checkpoints: [] });
  host.hear({ say: 'want', untilMs: 10_000 });
  for (let job = work.shift(); job; job = work.shift()) job();
  host.hear({ say: 'time-split', ask: 42, question });
  const answer = said.findLast(({ say }) => say === 'time-split');
  if (answer?.say !== 'time-split') throw new Error('The host did not answer.');
  expect(answer.ask).toBe(42);
  expect(answer.split?.answered).toBeGreaterThan(20);
  expect(answer.split?.told).toBe(answer.split?.answered);
  expect(answer.split?.groups.map(({ place }) => place)).toEqual(
    expect.arrayContaining(['browsers-1', 'web-1', 'db-1', 'cache-1', 'static-1']),
  );
});

test('without a run there is no split', () => {
  const said: FromWorker[] = [];
  const host = new RunHost(
    (message) => said.push(message),
    () => {},
  );
  host.hear({ say: 'time-split', ask: 1, question });
  expect(said).toEqual([{ say: 'time-split', ask: 1, split: null }]);
});
