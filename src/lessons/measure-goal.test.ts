/** Promises of measured goals: while they cannot be judged yet, they say what is measured so far and what is wrong with it. */
import { expect, test } from 'vitest';
import type { Goal } from './goal.ts';
import { judge } from './goals.ts';
import { HeadlessSession } from './headless-session.ts';
import { boxWithBoth } from './start-diagrams.ts';

const P95: Goal = {
  goal: 'measure',
  measure: { measure: 'p95', of: 'web-browser', over: 10 },
  is: 'under',
  value: 250,
};
const BUSY: Goal = {
  goal: 'measure',
  measure: { measure: 'utilisation', of: { kind: 'machine' }, over: 10 },
  is: 'at-least',
  value: 50,
};

test('regression: a goal that waits says the value so far, and why it would not do', () => {
  const box = new HeadlessSession(boxWithBoth('Box', 3), 10_000);
  box.beginStep();
  const now = (goal: Goal) => judge(goal, box.view(), {}).now;
  expect(now(P95)).toBe('0 of 10 s; 0 of 100 requests.');
  box.perform({ do: 'run', seconds: 6 });
  expect(now(P95)).toMatch(
    /^p95 is [\d.]+ m?s so far, needs under 250 ms; box-1 is \d+ % busy\. 6 of 10 s; \d+ of 100 requests\.$/,
  );
  expect(now(BUSY)).toMatch(/^CPU in use is \d+ % so far\. 6 of 10 s\.$/);
});
