/** What a request goes through, as a state chart: derived from the engine's own definition of its life. */
import { getInitialSnapshot, getNextSnapshot, type SnapshotFrom, setup } from 'xstate';
import { OUTCOMES, type Outcome } from '../engine/outcome.ts';
import {
  INITIAL_REQUEST_STATE,
  REQUEST_EVENTS,
  REQUEST_LIFE,
  REQUEST_STATES,
  type RequestEvent,
  type RequestState,
  type RequestStep,
} from '../engine/request-life.ts';

/** Events that end a request carry how it ended. */
export type RequestSignal =
  | { readonly type: Exclude<RequestEvent, 'deliver' | 'give-up'> }
  | { readonly type: 'deliver' | 'give-up'; readonly outcome: Outcome };

const chart = setup({
  types: { events: {} as RequestSignal },
  guards: {
    endsWith: ({ event }, params: { outcome: Outcome }) =>
      'outcome' in event && event.outcome === params.outcome,
  },
});

interface WayOut {
  readonly target: RequestState;
  readonly guard?: { readonly type: 'endsWith'; readonly params: { readonly outcome: Outcome } };
}

/** The transitions of one state: a step leads on; a list of outcomes becomes one guarded way to each. */
function waysOut(step: RequestStep): Partial<Record<RequestEvent, WayOut[]>> {
  const ways: Partial<Record<RequestEvent, WayOut[]>> = {};
  for (const event of REQUEST_EVENTS) {
    const leadsTo = REQUEST_LIFE[step][event];
    if (leadsTo === undefined) continue;
    ways[event] =
      typeof leadsTo === 'string'
        ? [{ target: leadsTo }]
        : leadsTo.map((outcome) => ({ target: outcome, guard: { type: 'endsWith', params: { outcome } } }));
  }
  return ways;
}

export const requestMachine = chart.createMachine({
  id: 'request',
  initial: INITIAL_REQUEST_STATE,
  states: {
    ...Object.fromEntries(REQUEST_STATES.map((step) => [step, { on: waysOut(step) }])),
    ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, { type: 'final' as const }])),
  },
});

/** The state of a request's actor or snapshot. */
export function requestState(snapshot: SnapshotFrom<typeof requestMachine>): RequestState {
  return snapshot.value as RequestState;
}

export interface RequestReplay {
  /** The first state and the state after each event that was taken. */
  readonly states: readonly RequestState[];
  /** Index of the first event that its state does not allow; null: the events are a path of the machine. */
  readonly strayAt: number | null;
}

/** Takes a request through its events, up to the first one that does not belong there. */
export function replayRequest(events: readonly RequestSignal[]): RequestReplay {
  let snapshot = getInitialSnapshot(requestMachine);
  const states: RequestState[] = [requestState(snapshot)];
  for (const [index, event] of events.entries()) {
    if (!snapshot.can(event)) return { states, strayAt: index };
    snapshot = getNextSnapshot(requestMachine, snapshot, event);
    states.push(requestState(snapshot));
  }
  return { states, strayAt: null };
}

/** Where these events leave a request. Events that are no path of the machine are their emitter's fault. */
export function requestStateAfter(events: readonly RequestSignal[]): RequestState {
  const { states, strayAt } = replayRequest(events);
  const state = states[states.length - 1] ?? INITIAL_REQUEST_STATE;
  if (strayAt !== null) throw new Error(`A request that is ${state} cannot take '${events[strayAt]?.type}'.`);
  return state;
}
