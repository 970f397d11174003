/** One writer a document: which tab may save it, what the others may do, and how a tab takes over. */

/** `elsewhere`: another tab writes and the learner has not chosen yet; `lost`: another tab took over from this one. */
export type WriterState = 'asking' | 'writing' | 'elsewhere' | 'viewing' | 'lost';
export type WriterEvent = 'granted' | 'busy' | 'view' | 'take-over' | 'stolen';

/** What follows from what; an event that a state does not name changes nothing. */
export const WRITER_LIFE: Readonly<Record<WriterState, Readonly<Partial<Record<WriterEvent, WriterState>>>>> =
  {
    asking: { granted: 'writing', busy: 'elsewhere' },
    writing: { stolen: 'lost' },
    elsewhere: { view: 'viewing', 'take-over': 'asking' },
    viewing: { 'take-over': 'asking' },
    lost: { view: 'viewing', 'take-over': 'asking' },
  };

export function nextWriterState(state: WriterState, event: WriterEvent): WriterState {
  return WRITER_LIFE[state][event] ?? state;
}

/** The part of the browser's lock manager that is used. A lock frees itself when its tab dies. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly steal?: boolean },
    held: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
}

export interface WriterClaim {
  state(): WriterState;
  /** Only look at it. */
  view(): void;
  /** Takes the document from the tab that has it. Open the saved copy again afterwards: the other tab may have saved. */
  takeOver(): Promise<WriterState>;
  release(): void;
}

const lockName = (id: string) => `loadbearing/document/${id}`;

/** Asks for a document. Without locks every tab may write; the turn of each save then tells who was first. */
export async function claimWriter(
  locks: Locks | null,
  id: string,
  whenChanged: (state: WriterState) => void = () => {},
): Promise<WriterClaim> {
  let state: WriterState = 'asking';
  let letGo: () => void = () => {};
  let released = false;

  const happen = (event: WriterEvent) => {
    const next = released ? state : nextWriterState(state, event);
    if (next === state) return;
    state = next;
    whenChanged(state);
  };

  const ask = (options: { ifAvailable: true } | { steal: true }) =>
    new Promise<void>((answered) => {
      if (!locks) {
        happen('granted');
        return answered();
      }
      let held = false;
      const hold = (lock: unknown) => {
        held = lock !== null;
        happen(held ? 'granted' : 'busy');
        answered();
        return held ? new Promise<void>((resolve) => (letGo = resolve)) : Promise.resolve();
      };
      locks.request(lockName(id), options, hold).catch(() => {
        // A held lock that fails was stolen. One that never came means that the browser allows no locks here.
        happen(held ? 'stolen' : 'granted');
        answered();
      });
    });

  await ask({ ifAvailable: true });
  return {
    state: () => state,
    view: () => happen('view'),
    async takeOver() {
      if (nextWriterState(state, 'take-over') === 'asking') {
        happen('take-over');
        await ask({ steal: true });
      }
      return state;
    },
    release() {
      released = true;
      letGo();
    },
  };
}
