/** Promises: the words beside the cells say what the cells show, no more and no less. */
import { describe, expect, test } from 'vitest';
import type { Occupant } from '../simulation/occupancy.ts';
import { capacityWords, heldIn } from './capacity-words.ts';

const occupant = (waitingFor: number): Occupant => ({
  request: 1,
  job: 1,
  source: 0,
  write: false,
  waiting: waitingFor >= 0,
  waitingFor,
});
const words = (cells: (Occupant | null)[], line: Occupant[], workers: number, limit: number | null = 100) =>
  capacityWords(heldIn({ cells, line }), workers, limit, 'db-1', false);

describe('the words beside the cells', () => {
  test('empty', () => {
    expect(words([null, null], [], 2)).toEqual({ cells: 'all free', line: '0 of 100' });
  });

  test('all held by a slow dependency: the sentence that explains an overload', () => {
    expect(words([occupant(4), occupant(4)], [occupant(-1)], 2)).toEqual({
      cells: 'all waiting on db-1',
      line: '1 of 100',
    });
  });

  test('some work, some wait', () => {
    expect(words([occupant(-1), occupant(4), null], [], 3).cells).toBe('2 busy, 1 waiting');
  });

  test('a full line says so, no line says so', () => {
    expect(words([null], [occupant(-1), occupant(-1)], 1, 2).line).toBe('2 of 2, full');
    expect(words([null], [], 1, 0).line).toBe('no line');
  });

  test('a stopped process holds nothing', () => {
    expect(capacityWords(heldIn(undefined), 8, 100, null, true)).toEqual({ cells: 'gone', line: '' });
  });

  test('waits for most of what its workers wait for', () => {
    expect(heldIn({ cells: [occupant(2), occupant(5), occupant(5)], line: [] }).waitingFor).toBe(5);
  });
});
