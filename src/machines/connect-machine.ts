/** Joining two components, by dragging, by clicking two handles, or from a list by keyboard, as a state chart. */
import { assign, setup } from 'xstate';

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Whether two components may be joined; handed in, so that the chart knows no kinds. */
export type Judge = (from: string, to: string) => Verdict;

export interface ConnectRules {
  readonly judge: Judge;
  /** The valid targets of a component, in the order of the list. */
  readonly targetsOf: (from: string) => readonly string[];
  /** In words, for a component without a valid target. */
  readonly whyNoTargets: (from: string) => string;
}

export type ConnectEvent =
  | { readonly type: 'DRAG_START'; readonly from: string }
  /** `to`: null where there is no component. */
  | { readonly type: 'DRAG_END'; readonly to: string | null }
  | { readonly type: 'CLICK_HANDLE'; readonly id: string }
  | { readonly type: 'OPEN_LIST'; readonly from: string }
  | { readonly type: 'HIGHLIGHT'; readonly move: 'next' | 'previous' | 'first' | 'last' }
  /** Without `to`: the highlighted one. */
  | { readonly type: 'CHOOSE'; readonly to?: string }
  | { readonly type: 'CANCEL' }
  /** A component was removed. */
  | { readonly type: 'REMOVED'; readonly id: string };

/** What came of it: the document joins the two, or the learner hears why not. */
export type ConnectNews =
  | { readonly type: 'JOINED'; readonly from: string; readonly to: string }
  | { readonly type: 'REFUSED'; readonly from: string; readonly to: string | null; readonly reason: string };

export interface ConnectContext {
  readonly rules: ConnectRules;
  /** The component that the connection starts at; null while nothing is being joined. */
  readonly from: string | null;
  /** What the open list offers. */
  readonly targets: readonly string[];
  /** Index in `targets`. */
  readonly highlight: number;
  /** How the last attempt ended; null once another one begins. */
  readonly lastResult: Verdict | null;
}

const NOTHING_UNDER_WAY = { from: null, targets: [], highlight: 0 } as const;

const chart = setup({
  types: {
    context: {} as ConnectContext,
    events: {} as ConnectEvent,
    emitted: {} as ConnectNews,
    input: {} as ConnectRules,
  },
  guards: {
    isStart: ({ context }, { id }: { id: string | null }) => context.from === id,
    offersNothing: ({ context }, { from }: { from: string }) => context.rules.targetsOf(from).length === 0,
  },
});

const begin = chart.createAction(
  assign(({ event }) => {
    const from = 'from' in event ? event.from : 'id' in event ? event.id : null;
    return { ...NOTHING_UNDER_WAY, from, lastResult: null };
  }),
);

const list = chart.createAction(
  assign(({ context }) => ({ targets: context.from === null ? [] : context.rules.targetsOf(context.from) })),
);

const forget = chart.createAction(assign(NOTHING_UNDER_WAY));

const moveHighlight = chart.createAction(
  assign(({ context: { highlight, targets }, event }) => {
    if (event.type !== 'HIGHLIGHT') return {};
    const last = targets.length - 1;
    const moved = {
      next: highlight === last ? 0 : highlight + 1,
      previous: highlight === 0 ? last : highlight - 1,
      first: 0,
      last,
    };
    return { highlight: moved[event.move] };
  }),
);

/** The component that an event ends the connection at; null for none. */
function endOf(context: ConnectContext, event: ConnectEvent): string | null {
  if (event.type === 'DRAG_END') return event.to;
  if (event.type === 'CLICK_HANDLE') return event.id;
  if (event.type === 'CHOOSE') return event.to ?? context.targets[context.highlight] ?? null;
  return null;
}

const conclude = chart.enqueueActions(({ context, event, enqueue }) => {
  const { from, rules } = context;
  const to = endOf(context, event);
  if (from === null || to === null) throw new Error('A connection can only end between two components.');
  const verdict = rules.judge(from, to);
  enqueue.assign({ ...NOTHING_UNDER_WAY, lastResult: verdict });
  enqueue.emit(
    verdict.ok ? { type: 'JOINED', from, to } : { type: 'REFUSED', from, to, reason: verdict.reason },
  );
});

const refuseEmptyList = chart.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'OPEN_LIST') return;
  const reason = context.rules.whyNoTargets(event.from);
  enqueue.assign({ ...NOTHING_UNDER_WAY, lastResult: { ok: false, reason } });
  enqueue.emit({ type: 'REFUSED', from: event.from, to: null, reason });
});

export const connectMachine = chart.createMachine({
  id: 'connect',
  context: ({ input }) => ({ rules: input, ...NOTHING_UNDER_WAY, lastResult: null }),
  initial: 'idle',
  on: {
    DRAG_START: { target: '.dragging', actions: begin },
    CLICK_HANDLE: { target: '.armed', actions: begin },
    OPEN_LIST: [
      {
        guard: { type: 'offersNothing', params: ({ event }) => ({ from: event.from }) },
        target: '.idle',
        actions: refuseEmptyList,
      },
      { target: '.listing', actions: [begin, list] },
    ],
    CANCEL: { target: '.idle', actions: forget },
    REMOVED: {
      guard: { type: 'isStart', params: ({ event }) => ({ id: event.id }) },
      target: '.idle',
      actions: forget,
    },
  },
  states: {
    idle: {},
    dragging: {
      on: {
        /** Let go over nothing, or over its own start: no attempt at all. */
        DRAG_END: [
          {
            guard: ({ context, event }) => event.to === null || event.to === context.from,
            target: 'idle',
            actions: forget,
          },
          { target: 'idle', actions: conclude },
        ],
        CLICK_HANDLE: {},
        OPEN_LIST: {},
      },
    },
    /** The first handle is clicked; the second click joins, the same one again lets go. */
    armed: {
      on: {
        CLICK_HANDLE: [
          {
            guard: { type: 'isStart', params: ({ event }) => ({ id: event.id }) },
            target: 'idle',
            actions: forget,
          },
          { target: 'idle', actions: conclude },
        ],
      },
    },
    /** The list "Connect to…" is open. */
    listing: {
      on: {
        HIGHLIGHT: { actions: moveHighlight },
        CHOOSE: { target: 'idle', actions: conclude },
      },
    },
  },
});
