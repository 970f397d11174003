/** What a component goes through, as a state chart: the same definition that the run folds its windows through. */
import { type SnapshotFrom, setup } from 'xstate';
import {
  COMPONENT_EVENTS,
  COMPONENT_LIFE,
  COMPONENT_STATES,
  type ComponentEvent,
  type ComponentState,
  INITIAL_LIFE,
  isOnline,
  LIFE_STATES,
  publicState,
} from '../simulation/component-life.ts';

export interface ComponentSignal {
  readonly type: ComponentEvent;
}

/** The state shown is a tag, so that hidden steps of patience share it; `online` or `offline` is another. */
export type ComponentTag = ComponentState | 'online' | 'offline';

function tagsOf(shows: ComponentState): ComponentTag[] {
  return [shows, isOnline(shows) ? 'online' : 'offline'];
}

const chart = setup({ types: { events: {} as ComponentSignal, tags: '' as ComponentTag } });

export const componentMachine = chart.createMachine({
  id: 'component',
  initial: publicState(INITIAL_LIFE),
  states: Object.fromEntries(
    LIFE_STATES.map(({ name, shows }) => {
      const next = COMPONENT_LIFE.get(name);
      const on =
        next && Object.fromEntries(COMPONENT_EVENTS.map((event) => [event, { target: next[event] }]));
      return [name, { tags: tagsOf(shows), on: on ?? {} }];
    }),
  ),
});

/** The state shown for a component's actor or snapshot. */
export function componentState(snapshot: SnapshotFrom<typeof componentMachine>): ComponentState {
  const shown = COMPONENT_STATES.find((state) => snapshot.hasTag(state));
  if (shown === undefined)
    throw new Error(`A component is in a state that shows nothing: ${String(snapshot.value)}.`);
  return shown;
}
