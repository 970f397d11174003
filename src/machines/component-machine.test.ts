/** Promises of the component machine: on every path it is where the run's own fold is. */
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import {
  COMPONENT_EVENTS,
  type ComponentEvent,
  componentEventCode,
  INITIAL_LIFE,
  isOnline,
  LIFE_STATES,
  nextLife,
  publicState,
} from '../simulation/component-life.ts';
import { componentMachine, componentState } from './component-machine.ts';
import { waysToEveryState } from './every-path.ts';

const SIGNALS = COMPONENT_EVENTS.map((type) => ({ type }));
const ways = waysToEveryState(componentMachine, SIGNALS);

function fold(events: readonly ComponentEvent[]): number {
  return events.reduce((code, event) => nextLife(code, componentEventCode(event)), INITIAL_LIFE);
}

function expectSame(events: readonly ComponentEvent[]): void {
  const actor = createActor(componentMachine).start();
  for (const type of events) actor.send({ type });
  const code = fold(events);
  const snapshot = actor.getSnapshot();
  expect(snapshot.value).toBe(LIFE_STATES[code]?.name);
  expect(componentState(snapshot)).toBe(publicState(code));
  expect(snapshot.hasTag('online')).toBe(isOnline(publicState(code)));
  expect(snapshot.hasTag('offline')).toBe(!isOnline(publicState(code)));
}

test('every state is reached, hidden ones included', () => {
  const reached = ways.map(({ events }) => fold(events.map(({ type }) => type)));
  expect(reached.toSorted((a, b) => a - b)).toEqual(LIFE_STATES.map((_, code) => code));
});

describe('the shortest way to each state', () => {
  test.for(ways)('$title; there, each event leads where the fold goes', ({ events }) => {
    const path = events.map(({ type }) => type);
    path.forEach((_, index) => void expectSame(path.slice(0, index)));
    for (const event of COMPONENT_EVENTS) expectSame([...path, event]);
  });
});
