/** What the page says about the cases: every group, figure and list has words, and the lists are those of MODEL.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VALIDATION } from '../../simulation/reference/validation.ts';
import { figureWords, GROUPS } from './case-words.ts';
import { pointsUnder } from './model-sections.ts';

test('every group of cases has a title, every figure has words', () => {
  const groups = GROUPS.map(({ group }) => group);
  expect(VALIDATION.cases.filter(({ group }) => !groups.includes(group))).toEqual([]);
  for (const { figures } of VALIDATION.cases)
    for (const { figure } of figures) expect(figureWords(figure)).not.toMatch(/_|undefined/);
});

test.each([
  ['response_ms', 'mean response time, ms'],
  ['machines.web-vm.utilisation', 'web-vm: CPU busy, share of all cores'],
  ['classes.mobile.response_percentiles_ms.p99', 'mobile: 99th percentile of the response time, ms'],
  ['response_percentiles_ms.p99.9', '99.9th percentile of the response time, ms'],
  ['mean_requests_at_machine.db-vm', 'db-vm: requests at the machine'],
])('%s is "%s"', (figure, words) => expect(figureWords(figure)).toBe(words));

test('the lists of MODEL.md are read whole, each point with a title and a sentence', () => {
  const model = readFileSync(join(import.meta.dirname, '../../engine/MODEL.md'), 'utf8');
  for (const heading of ['What is left out', 'What we assume, and why']) {
    const points = pointsUnder(model, heading);
    const section = model.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
    expect(points.length).toBeGreaterThan(4);
    expect(points.length).toBe(section.match(/^- /gm)?.length);
    for (const { title, text } of points) expect(`${title} ${text}`).toMatch(/^[A-Z].*[^.\s].*\.$/);
  }
  expect(pointsUnder(model, 'No such heading')).toEqual([]);
});
