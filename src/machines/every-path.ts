/** Every state of a chart with the shortest way to it, for the tests that walk them all. */
import { type AnyStateMachine, createActor, type EventFromLogic, type InputFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';

export interface WayToState<TEvent> {
  /** "paused after READY, PLAY, PAUSE". */
  readonly title: string;
  readonly events: readonly TEvent[];
}

/** One way to each state that differs in value or in context. A chart without end fails, it does not run for ever. */
export function waysToEveryState<TMachine extends AnyStateMachine>(
  machine: TMachine,
  events: readonly EventFromLogic<TMachine>[],
  input?: InputFrom<TMachine>,
): WayToState<EventFromLogic<TMachine>>[] {
  const fromState = createActor<AnyStateMachine>(machine, { input }).getSnapshot() as ReturnType<
    TMachine['transition']
  >;
  return getShortestPaths(machine, { events, fromState, limit: 20_000 }).map(({ state, steps }) => {
    const taken = steps.map((step) => step.event).filter((event) => event.type !== 'xstate.init');
    const way = taken.map((event) => JSON.stringify(event)).join(' ');
    return { title: `${JSON.stringify(state.value)} by ${way || 'nothing'}`, events: taken };
  });
}
