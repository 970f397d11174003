/** Promises of the session's machine: in each mode each event does exactly what is written here, on every path. */
import { describe, expect, test } from 'vitest';
import { type Actor, createActor } from 'xstate';
import { waysToEveryState } from './every-path.ts';
import {
  isPausedWhileHidden,
  isWaitingForWorker,
  type RunEvent,
  type RunMode,
  runMachine,
  runMode,
} from './run-machine.ts';

const EVENTS: RunEvent[] = [
  { type: 'READY' },
  { type: 'PLAY' },
  { type: 'PAUSE' },
  { type: 'STEP' },
  { type: 'STEP_BACK' },
  { type: 'STEPPED' },
  { type: 'RESTART' },
  { type: 'SEEK', toMs: 10_000 },
  { type: 'GRAB' },
  { type: 'RELEASE' },
  { type: 'ARRIVED' },
  { type: 'EDIT' },
  { type: 'STARVED' },
  { type: 'FED' },
  { type: 'WORKER_FAILED', reason: 'it threw' },
  { type: 'RECOVERED' },
  { type: 'GAVE_UP', reason: 'it took too long' },
  { type: 'HEALTHY' },
  { type: 'HIDDEN' },
  { type: 'RETRY' },
];

/** A session on the machine, with everything it was told to do. */
function session(...events: readonly RunEvent[]) {
  const commands: string[] = [];
  const note = (command: string) => () => void commands.push(command);
  const because =
    (command: string) =>
    (_: unknown, { reason }: { reason: string }) =>
      void commands.push(`${command}: ${reason}`);
  const actor = createActor(
    runMachine.provide({
      actions: {
        startWorker: note('startWorker'),
        restartRun: note('restartRun'),
        advance: note('advance'),
        freeze: note('freeze'),
        compute: note('compute'),
        takeStep: note('takeStep'),
        takeStepBack: note('takeStepBack'),
        seek: (_, { toMs }) => void commands.push(`seek ${toMs}`),
        restartWorker: because('restartWorker'),
        stopWorker: because('stopWorker'),
      },
    }),
  ).start();
  for (const event of events) actor.send(event);
  return { actor, commands };
}

type Place = Exclude<RunMode, 'playing'> | 'steppingBack' | 'flowing' | 'starved';
type Wish = 'paused' | 'held' | 'playing' | 'pausedWhileHidden';
type Failures = 'none' | 'one' | 'two';
interface Situation {
  readonly place: Place;
  readonly wish: Wish;
  readonly failures: Failures;
}

function situationOf(actor: Actor<typeof runMachine>): Situation {
  const { mode, wish, failures } = actor.getSnapshot().value;
  return { place: (typeof mode === 'string' ? mode : mode.playing) as Place, wish, failures } as Situation;
}

/** [where it leads, what it commands]. 'as wished': plays on, or stays paused. What is not listed changes nothing. */
type Step = readonly [Place | 'as wished', ...string[]];
const seek = 'seek 10000';
const restart: Step = ['loading', 'restartRun'];
const afresh: Step = ['loading', 'startWorker'];
const giveUp: Step = ['failed', 'stopWorker: it took too long'];
const MODES: Readonly<Record<Place, Partial<Record<RunEvent['type'], Step>>>> = {
  loading: { READY: ['as wished'], RESTART: restart, EDIT: ['loading', 'compute'], GAVE_UP: giveUp },
  paused: {
    PLAY: ['flowing', 'advance'],
    STEP: ['stepping', 'takeStep'],
    STEP_BACK: ['steppingBack', 'takeStepBack'],
    SEEK: ['seeking', seek],
    RESTART: restart,
    EDIT: ['paused', 'compute'],
  },
  flowing: {
    PAUSE: ['paused', 'freeze'],
    HIDDEN: ['paused', 'freeze'],
    GRAB: ['paused', 'freeze'],
    STEP: ['stepping', 'freeze', 'takeStep'],
    STEP_BACK: ['steppingBack', 'freeze', 'takeStepBack'],
    SEEK: ['seeking', 'freeze', seek],
    RESTART: ['loading', 'freeze', 'restartRun'],
    EDIT: ['starved', 'freeze', 'compute'],
    STARVED: ['starved', 'freeze'],
  },
  starved: {
    PAUSE: ['paused'],
    HIDDEN: ['paused'],
    GRAB: ['paused'],
    STEP: ['stepping', 'takeStep'],
    STEP_BACK: ['steppingBack', 'takeStepBack'],
    SEEK: ['seeking', seek],
    RESTART: restart,
    EDIT: ['starved', 'compute'],
    FED: ['flowing', 'advance'],
  },
  stepping: {
    STEPPED: ['paused'],
    PAUSE: ['paused'],
    PLAY: ['flowing', 'advance'],
    SEEK: ['seeking', seek],
    RESTART: restart,
    EDIT: ['stepping', 'compute', 'takeStep'],
  },
  steppingBack: {
    STEPPED: ['paused'],
    PAUSE: ['paused'],
    PLAY: ['flowing', 'advance'],
    SEEK: ['seeking', seek],
    RESTART: restart,
    EDIT: ['paused', 'compute'],
  },
  seeking: {
    ARRIVED: ['as wished'],
    SEEK: ['seeking', seek],
    RESTART: restart,
    EDIT: ['seeking', 'compute'],
  },
  recovering: { RECOVERED: ['as wished'], RESTART: afresh, EDIT: ['recovering', 'compute'], GAVE_UP: giveUp },
  failed: { RETRY: afresh, RESTART: afresh },
};

function wishAfter({ place, wish }: Situation, event: RunEvent): Wish {
  if (event.type === 'GRAB') return wish === 'playing' ? 'held' : wish;
  if (event.type === 'RELEASE') return wish === 'held' ? 'playing' : wish;
  if (event.type === 'PLAY') return 'playing';
  if (event.type === 'PAUSE') return 'paused';
  if (event.type === 'STEP' || event.type === 'STEP_BACK')
    return ['paused', 'flowing', 'starved'].includes(place) ? 'paused' : wish;
  return event.type === 'HIDDEN' && (wish === 'playing' || wish === 'held') ? 'pausedWhileHidden' : wish;
}

function failuresAfter({ place, failures }: Situation, event: RunEvent): Failures {
  if (event.type === 'WORKER_FAILED' && place !== 'failed') {
    return ({ none: 'one', one: 'two', two: 'none' } as const)[failures];
  }
  const healthy =
    (event.type === 'HEALTHY' && place === 'flowing') || (event.type === 'ARRIVED' && place === 'seeking');
  const gaveUp = event.type === 'GAVE_UP' && ['loading', 'recovering'].includes(place);
  return healthy || gaveUp ? 'none' : failures;
}

function stepAfter({ place, wish, failures }: Situation, event: RunEvent): Step {
  if (event.type === 'RELEASE' && place === 'paused' && wish === 'held') return ['flowing', 'advance'];
  if (event.type !== 'WORKER_FAILED') return MODES[place][event.type] ?? [place];
  if (place === 'failed') return ['failed'];
  const frozen = place === 'flowing' ? ['freeze'] : [];
  return failures === 'two'
    ? ['failed', ...frozen, 'stopWorker: it threw']
    : ['recovering', ...frozen, 'restartWorker: it threw'];
}

function expected(situation: Situation, event: RunEvent): { after: Situation; commands: string[] } {
  const [to, ...commands] = stepAfter(situation, event);
  const rest = { wish: wishAfter(situation, event), failures: failuresAfter(situation, event) };
  if (to !== 'as wished') return { after: { place: to, ...rest }, commands };
  const plays = situation.wish === 'playing';
  return {
    after: { place: plays ? 'flowing' : 'paused', ...rest },
    commands: plays ? [...commands, 'advance'] : commands,
  };
}

const ways = waysToEveryState(runMachine, EVENTS);

test('the paths reach every mode, with every wish and every number of failures that can stand with it', () => {
  const reached = ways.map(({ events }) => situationOf(session(...events).actor));
  const key = ({ place, wish, failures }: Situation) => `${place} ${wish} ${failures}`;
  const wishes: Readonly<Record<Place, readonly Wish[]>> = {
    loading: ['paused', 'playing', 'held', 'pausedWhileHidden'],
    paused: ['paused', 'held', 'pausedWhileHidden'],
    flowing: ['playing'],
    starved: ['playing'],
    stepping: ['paused'],
    steppingBack: ['paused'],
    seeking: ['paused', 'playing', 'held', 'pausedWhileHidden'],
    recovering: ['paused', 'playing', 'held', 'pausedWhileHidden'],
    failed: ['paused', 'playing', 'held', 'pausedWhileHidden'],
  };
  const possible = (Object.keys(wishes) as Place[]).flatMap((place) =>
    wishes[place].flatMap((wish) =>
      (['none', 'one', 'two'] as const)
        .filter((failures) => !(place === 'recovering' && failures === 'none'))
        .filter((failures) => !(place === 'failed' && failures !== 'none'))
        .map((failures) => key({ place, wish, failures })),
    ),
  );
  expect(reached.map(key).toSorted()).toEqual(possible.toSorted());
});

describe('the shortest way to each state', () => {
  test.for(ways)('$title; there, each event does what is written', ({ events }) => {
    const walked = session();
    for (const event of events) {
      const { after } = expected(situationOf(walked.actor), event);
      walked.actor.send(event);
      expect(situationOf(walked.actor)).toEqual(after);
    }
    for (const event of EVENTS) {
      const { actor, commands } = session(...events);
      const { after, commands: due } = expected(situationOf(actor), event);
      const already = commands.length;
      actor.send(event);
      expect({ event, after: situationOf(actor), commands: commands.slice(already) }).toEqual({
        event,
        after,
        commands: due,
      });
    }
  });
});

describe('stories', () => {
  const ready: RunEvent = { type: 'READY' };
  const play: RunEvent = { type: 'PLAY' };
  const failure: RunEvent = { type: 'WORKER_FAILED', reason: 'it threw' };
  const recovered: RunEvent = { type: 'RECOVERED' };
  const modeAfter = (...events: readonly RunEvent[]) => runMode(session(...events).actor.getSnapshot());

  test('it starts its worker once, and plays at once when asked to while it loads', () => {
    expect(session(play, ready).commands).toEqual(['startWorker', 'advance']);
  });

  test('a skip goes on as it was: playing stays playing, paused stays paused', () => {
    const skip: RunEvent[] = [{ type: 'SEEK', toMs: 10_000 }, { type: 'ARRIVED' }];
    expect(modeAfter(ready, play, ...skip)).toBe('playing');
    expect(modeAfter(ready, ...skip)).toBe('paused');
    expect(
      modeAfter(ready, play, { type: 'SEEK', toMs: 10_000 }, { type: 'PAUSE' }, { type: 'ARRIVED' }),
    ).toBe('paused');
  });

  test('while the playhead is held the run waits, wherever it is taken; let go, it plays on', () => {
    const seek: RunEvent = { type: 'SEEK', toMs: 10_000 };
    const held: RunEvent[] = [ready, play, { type: 'GRAB' }, seek, { type: 'ARRIVED' }];
    expect(modeAfter(...held)).toBe('paused');
    expect(modeAfter(...held, seek, { type: 'ARRIVED' }, { type: 'RELEASE' })).toBe('playing');
    expect(modeAfter(...held, seek, { type: 'RELEASE' }, { type: 'ARRIVED' })).toBe('playing');
    expect(modeAfter(ready, { type: 'GRAB' }, { type: 'RELEASE' })).toBe('paused');
  });

  test('a worker that fails three times in a row is given up; a healthy spell between makes it start counting anew', () => {
    const mended = [failure, recovered];
    expect(modeAfter(ready, play, ...mended, ...mended)).toBe('playing');
    expect(modeAfter(ready, play, ...mended, ...mended, failure)).toBe('failed');
    expect(modeAfter(ready, play, ...mended, ...mended, { type: 'HEALTHY' }, failure)).toBe('recovering');
    expect(modeAfter(ready, play, failure, failure, failure)).toBe('failed');
  });

  test('trying again after a failure gives the worker all three chances back', () => {
    expect(modeAfter(failure, failure, failure, { type: 'RETRY' }, failure, failure)).toBe('recovering');
  });

  test('a page in the background pauses, says so, and never goes on by itself', () => {
    const hidden = session(ready, play, { type: 'HIDDEN' }, { type: 'FED' }).actor.getSnapshot();
    expect([runMode(hidden), isPausedWhileHidden(hidden)]).toEqual(['paused', true]);
    const skipping = session(
      ready,
      play,
      { type: 'SEEK', toMs: 10_000 },
      { type: 'HIDDEN' },
      { type: 'ARRIVED' },
    );
    expect(runMode(skipping.actor.getSnapshot())).toBe('paused');
    expect(isPausedWhileHidden(session(ready, { type: 'HIDDEN' }).actor.getSnapshot())).toBe(false);
  });

  test('an edit while playing stays playing and waits for the new future', () => {
    const waiting = session(ready, play, { type: 'EDIT' }).actor.getSnapshot();
    expect([runMode(waiting), isWaitingForWorker(waiting)]).toEqual(['playing', true]);
  });
});
