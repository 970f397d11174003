/** The life of a component, as plain data: how windows of measurements move it between its states. */

export const COMPONENT_STATES = [
  'idle',
  'normal',
  'strained',
  'saturated',
  'refusing',
  'stopped',
  'crashed',
  'unreachable',
  'starting',
] as const;

export type ComponentState = (typeof COMPONENT_STATES)[number];

/** The states of a component that serves, from least to most load. */
export const LOADS = ['idle', 'normal', 'strained', 'saturated', 'refusing'] as const;

export type Load = (typeof LOADS)[number];

/** What one window of measurements amounts to. */
export const COMPONENT_EVENTS = [
  'quiet',
  'load-normal',
  'load-high',
  'load-full',
  'turning-away',
  'stop',
  'crash',
  'lose-contact',
  'begin-start',
] as const;

export type ComponentEvent = (typeof COMPONENT_EVENTS)[number];

/** The state each event speaks for. Loads get there with patience, everything else at once. */
export const EVENT_SPEAKS_FOR: Readonly<Record<ComponentEvent, ComponentState>> = {
  quiet: 'idle',
  'load-normal': 'normal',
  'load-high': 'strained',
  'load-full': 'saturated',
  'turning-away': 'refusing',
  stop: 'stopped',
  crash: 'crashed',
  'lose-contact': 'unreachable',
  'begin-start': 'starting',
};

/** Windows of less load in a row before a component calms down: for one simulated second, a lull changes nothing. */
export const CALM_WINDOWS = 4;

/** One state of the life. Several of them show the learner the same state: the hidden ones wait. */
export interface LifeState {
  readonly name: string;
  readonly shows: ComponentState;
  /** The last window had this higher load; one more and it counts. */
  readonly rising: Load | null;
  /** So many windows in a row had less load, at most `to`. */
  readonly easing: { readonly windows: number; readonly to: Load } | null;
}

export function isOnline(state: ComponentState): state is Load {
  return levelOf(state) >= 0;
}

/** Place in {@link LOADS}; -1 for a component that does not serve. */
function levelOf(state: ComponentState): number {
  return (LOADS as readonly ComponentState[]).indexOf(state);
}

function lifeStates(): LifeState[] {
  const steady = COMPONENT_STATES.map((shows) => ({ name: shows, shows, rising: null, easing: null }));
  const rising = (['normal', 'strained'] as const).flatMap((shows) =>
    (['strained', 'saturated'] as const)
      .filter((to) => levelOf(to) > levelOf(shows))
      .map((to) => ({ name: risingName(shows, to), shows, rising: to, easing: null })),
  );
  const easing = LOADS.flatMap((shows, level) =>
    LOADS.slice(0, level).flatMap((to) =>
      Array.from({ length: CALM_WINDOWS - 1 }, (_, index) => {
        const windows = index + 1;
        return { name: easingName(shows, windows, to), shows, rising: null, easing: { windows, to } };
      }),
    ),
  );
  return [...steady, ...rising, ...easing];
}

function risingName(shows: Load, to: Load): string {
  return `${shows}-rising-to-${to}`;
}

function easingName(shows: Load, windows: number, to: Load): string {
  return `${shows}-easing-${windows}-to-${to}`;
}

/** All states with their numbers. The first ones are {@link COMPONENT_STATES}, in their order. */
export const LIFE_STATES: readonly LifeState[] = lifeStates();

/** A component nobody has asked for anything yet: the number of 'idle'. */
export const INITIAL_LIFE = 0;

function nameAfter(state: LifeState, event: ComponentEvent): string {
  const seen = EVENT_SPEAKS_FOR[event];
  if (!isOnline(seen)) return seen;
  const distance = levelOf(seen) - levelOf(state.shows);
  if (!isOnline(state.shows)) return nameAfterMore('idle', null, seen);
  if (distance === 0) return seen;
  return distance > 0
    ? nameAfterMore(state.shows, state.rising, seen)
    : nameAfterLess(state.shows, state.easing, seen);
}

/** Turning away and waking up show at once; strain and saturation after the second window in a row. */
function nameAfterMore(shows: Load, rising: Load | null, seen: Load): string {
  if (seen === 'refusing' || levelOf(seen) <= levelOf('normal')) return seen;
  const proven = rising === null ? 'normal' : lower(rising, seen);
  const reached = higher(shows, proven);
  return reached === seen ? seen : risingName(reached, seen);
}

/** After enough windows of less load it falls to the highest load among them. */
function nameAfterLess(shows: Load, easing: LifeState['easing'], seen: Load): string {
  const windows = (easing?.windows ?? 0) + 1;
  const highest = easing ? higher(easing.to, seen) : seen;
  return windows === CALM_WINDOWS ? highest : easingName(shows, windows, highest);
}

function higher(one: Load, other: Load): Load {
  return levelOf(one) > levelOf(other) ? one : other;
}

function lower(one: Load, other: Load): Load {
  return levelOf(one) < levelOf(other) ? one : other;
}

/** Where each event leads from each state, by name: the one statement of this life. */
export const COMPONENT_LIFE: ReadonlyMap<string, Readonly<Record<ComponentEvent, string>>> = new Map(
  LIFE_STATES.map((state) => [
    state.name,
    Object.fromEntries(COMPONENT_EVENTS.map((event) => [event, nameAfter(state, event)])) as Record<
      ComponentEvent,
      string
    >,
  ]),
);

/** `table[state * COMPONENT_EVENTS.length + event]` is the next state's number. */
const LIFE_TABLE: Uint8Array = lifeTable();

function lifeTable(): Uint8Array {
  const numbers = new Map(LIFE_STATES.map((state, number) => [state.name, number]));
  return Uint8Array.from(
    LIFE_STATES.flatMap((state) =>
      COMPONENT_EVENTS.map((event) => {
        const next = numbers.get(nameAfter(state, event));
        if (next === undefined)
          throw new Error(`A component's life leads nowhere from ${state.name} on ${event}.`);
        return next;
      }),
    ),
  );
}

export function componentEventCode(event: ComponentEvent): number {
  return COMPONENT_EVENTS.indexOf(event);
}

/** One window further. Both numbers come from this file's lists. */
export function nextLife(stateCode: number, eventCode: number): number {
  const next = LIFE_TABLE[stateCode * COMPONENT_EVENTS.length + eventCode];
  if (next === undefined || eventCode >= COMPONENT_EVENTS.length) {
    throw new Error(`A component's life has no state ${stateCode} or no event ${eventCode}.`);
  }
  return next;
}

/** What the learner sees for a state's number. */
export function publicState(stateCode: number): ComponentState {
  const state = LIFE_STATES[stateCode];
  if (state === undefined) throw new Error(`A component's life has no state ${stateCode}.`);
  return state.shows;
}
