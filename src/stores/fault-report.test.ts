/** What the report of a stopped simulation promises: all that is needed to look for the fault, and nothing of the learner's own. */
import { beforeEach, expect, test } from 'vitest';
import type { Diagram } from '../diagram/diagram.ts';
import { faultReport } from './fault-report.ts';
import { base, forgetSession, playground, state } from './sample-session.ts';

beforeEach(forgetSession);

const secret: Diagram = {
  ...base,
  name: 'My secret shop',
  components: base.components.map((each, index) => ({ ...each, name: `secret ${index}` })),
  notes: [{ id: 'note-1', text: 'a secret note', x: 0, y: 0, width: 200, height: 96 }],
};

test('it tells faults, moment, seed, kinds with their counts, and the browser; no name and no note', () => {
  const text = faultReport({
    deaths: [
      { atMs: 12_400, reason: 'It threw.' },
      { atMs: 13_000, reason: 'It did not answer.' },
    ],
    trouble: 'The simulation stopped: It did not answer.',
    diagram: secret,
    playheadMs: 13_250,
    speed: 1 / 40,
    browser: 'Some browser 1.0',
  });
  expect(text).toContain('Fault at 00:12.400 of simulated time: It threw.');
  expect(text).toContain('Fault at 00:13.000 of simulated time: It did not answer.');
  expect(text).toContain('Moment: 00:13.250 of simulated time, speed 0.025');
  expect(text).toContain(`Seed: ${base.seed};`);
  expect(text).toContain(`Components: ${base.components.length} (`);
  for (const kind of new Set(base.components.map((each) => each.kind))) {
    const count = base.components.filter((each) => each.kind === kind).length;
    expect(text).toContain(`${count} ${kind}`);
  }
  expect(text).toContain(`Connections: ${base.links.length}; notes: 1;`);
  expect(text).toContain('Browser: Some browser 1.0');
  expect(text).not.toContain('secret');
});

test('the last three deaths of the run are known until it is restarted', () => {
  const { session, settle, kill } = playground();
  session.pause();
  kill();
  settle();
  kill();
  settle();
  expect(state().mode).toBe('paused');
  kill();
  expect(state().mode).toBe('failed');
  expect(state().deaths.map(({ reason }) => reason)).toEqual([
    'It was killed.',
    'It was killed.',
    'It was killed.',
  ]);
  session.restart();
  settle();
  expect([state().mode, state().deaths]).toEqual(['paused', []]);
});

test('the words about a restart go once all has been well for a minute, not before', () => {
  const { session, settle, watch, kill } = playground();
  session.setSpeed(1 / 10);
  session.play();
  settle();
  kill();
  settle();
  watch(1100);
  expect(state().trouble).toContain('restarted');
  watch(200);
  expect([state().mode, state().trouble]).toEqual(['playing', null]);
});
