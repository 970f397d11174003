/** Promises of the life of a component: complete, reachable, quick to warn, slow to calm down, never flickering. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CALM_WINDOWS,
  COMPONENT_EVENTS,
  COMPONENT_LIFE,
  COMPONENT_STATES,
  type ComponentEvent,
  type ComponentState,
  componentEventCode,
  EVENT_SPEAKS_FOR,
  INITIAL_LIFE,
  isOnline,
  LIFE_STATES,
  LOADS,
  nextLife,
  publicState,
} from './component-life.ts';
import { stateWords } from './component-words.ts';

const LOAD_EVENTS = COMPONENT_EVENTS.filter((event) => isOnline(EVENT_SPEAKS_FOR[event]));

/** The states shown after each window. */
function shown(...events: readonly ComponentEvent[]): ComponentState[] {
  let code = INITIAL_LIFE;
  return events.map((event) => {
    code = nextLife(code, componentEventCode(event));
    return publicState(code);
  });
}

function repeat(times: number, ...events: readonly ComponentEvent[]): ComponentEvent[] {
  return Array.from({ length: times }, () => events).flat();
}

const levelOf = (state: ComponentState) => (LOADS as readonly string[]).indexOf(state);

describe('the table', () => {
  test('knows a next state for each state and each event, and it is the one the definition names', () => {
    for (const [code, state] of LIFE_STATES.entries()) {
      for (const [eventCode, event] of COMPONENT_EVENTS.entries()) {
        const next = LIFE_STATES[nextLife(code, eventCode)];
        expect(next?.name).toBe(COMPONENT_LIFE.get(state.name)?.[event]);
      }
    }
  });

  test('reaches every one of its states, hidden ones included', () => {
    const reached = new Set([INITIAL_LIFE]);
    for (const code of reached)
      COMPONENT_EVENTS.forEach((_, event) => void reached.add(nextLife(code, event)));
    expect([...reached].sort((a, b) => a - b)).toEqual(LIFE_STATES.map((_, code) => code));
  });

  test('fits a byte, has no name twice, and starts with the states that are shown', () => {
    expect(LIFE_STATES.length).toBeLessThan(256);
    expect(new Set(LIFE_STATES.map(({ name }) => name)).size).toBe(LIFE_STATES.length);
    expect(LIFE_STATES.slice(0, COMPONENT_STATES.length).map(({ name }) => name)).toEqual([
      ...COMPONENT_STATES,
    ]);
    expect(COMPONENT_STATES.map((_, code) => publicState(code))).toEqual([...COMPONENT_STATES]);
  });

  test('throws a sentence for numbers that are none of its own', () => {
    expect(() => nextLife(LIFE_STATES.length, 0)).toThrow('no state');
    expect(() => nextLife(0, COMPONENT_EVENTS.length)).toThrow('no event');
    expect(() => nextLife(0, componentEventCode('turn-purple' as ComponentEvent))).toThrow('no event');
    expect(() => publicState(LIFE_STATES.length)).toThrow('no state');
  });
});

describe('going up', () => {
  test('turning away shows in its first window, from wherever it serves', () => {
    expect(shown('turning-away')).toEqual(['refusing']);
    expect(shown('load-high', 'load-high', 'turning-away').at(-1)).toBe('refusing');
  });

  test('strain and saturation show in their second window', () => {
    expect(shown('load-normal', 'load-high', 'load-high')).toEqual(['normal', 'normal', 'strained']);
    expect(shown('load-normal', 'load-full', 'load-full')).toEqual(['normal', 'normal', 'saturated']);
  });

  test('a mixed pair of windows shows what both of them reached', () => {
    expect(shown('load-full', 'load-high')).toEqual(['normal', 'strained']);
    expect(shown('load-high', 'load-full', 'load-full')).toEqual(['normal', 'strained', 'saturated']);
  });

  test('an idle component that gets work is at least normal at once', () => {
    expect(shown('load-normal')).toEqual(['normal']);
    expect(shown('load-full')).toEqual(['normal']);
  });
});

describe('calming down', () => {
  test(`takes ${CALM_WINDOWS} windows in a row`, () => {
    expect(shown('turning-away', ...repeat(4, 'load-normal'))).toEqual([
      ...repeatState(4, 'refusing'),
      'normal',
    ]);
    expect(shown('load-normal', ...repeat(4, 'quiet'))).toEqual([...repeatState(4, 'normal'), 'idle']);
  });

  test('falls to the highest load of the calm windows, not to the last', () => {
    expect(shown('turning-away', 'quiet', 'load-high', 'quiet', 'quiet').at(-1)).toBe('strained');
  });

  test('one window of the old load starts the patience anew', () => {
    const lull = repeat(3, 'load-normal');
    expect(new Set(shown('turning-away', ...lull, 'turning-away', ...lull))).toEqual(new Set(['refusing']));
  });

  function repeatState(times: number, state: ComponentState): ComponentState[] {
    return Array.from({ length: times }, () => state);
  }
});

describe('no flicker', () => {
  const pairs = LOAD_EVENTS.flatMap((one) =>
    LOAD_EVENTS.filter((other) => other !== one).map((other) => [one, other]),
  );

  test.for(pairs)('%s and %s in turn settle on one state', ([one, other]) => {
    const states = shown(...repeat(20, one as ComponentEvent, other as ComponentEvent));
    expect(new Set(states.slice(4)).size).toBe(1);
  });

  test('whatever the load does, a state that went up stays up for a simulated second', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LOAD_EVENTS), { maxLength: 60 }), (events) => {
        const levels = [0, ...shown(...events).map(levelOf)];
        levels.forEach((level, at) => {
          const before = levels[at - 1] ?? level;
          if (level <= before) return;
          for (const later of levels.slice(at, at + CALM_WINDOWS))
            expect(later).toBeGreaterThanOrEqual(level);
        });
      }),
    );
  });

  test('the state falls only after windows that all had less, and never below the highest of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LOAD_EVENTS), { maxLength: 60 }), (events) => {
        const levels = shown(...events).map(levelOf);
        const seen = events.map((event) => levelOf(EVENT_SPEAKS_FOR[event]));
        levels.forEach((level, at) => {
          const before = levels[at - 1] ?? 0;
          if (level >= before) return;
          const calm = seen.slice(at - CALM_WINDOWS + 1, at + 1);
          expect(calm).toHaveLength(CALM_WINDOWS);
          expect(Math.max(...calm)).toBe(level);
        });
      }),
    );
  });

  test('steady windows show their own state after seven at the latest, whatever was before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...COMPONENT_EVENTS), { maxLength: 20 }),
        fc.constantFrom(...COMPONENT_EVENTS),
        (past, event) => {
          expect(shown(...past, ...repeat(2 * CALM_WINDOWS - 1, event)).at(-1)).toBe(EVENT_SPEAKS_FOR[event]);
        },
      ),
    );
  });
});

describe('switches and faults', () => {
  test.for(LIFE_STATES.map(({ name }, code) => ({ name, code })))('show at once from $name', ({ code }) => {
    const shownOn = (event: ComponentEvent) => publicState(nextLife(code, componentEventCode(event)));
    expect([shownOn('stop'), shownOn('crash'), shownOn('lose-contact'), shownOn('begin-start')]).toEqual([
      'stopped',
      'crashed',
      'unreachable',
      'starting',
    ]);
  });

  test('a component that comes back forgets the load it had before', () => {
    expect(shown('turning-away', 'stop', 'begin-start', 'quiet')).toEqual([
      'refusing',
      'stopped',
      'starting',
      'idle',
    ]);
    expect(shown('turning-away', 'lose-contact', 'load-normal').at(-1)).toBe('normal');
  });
});

test('no two states share an icon or a word, so that neither colour nor guessing is needed', () => {
  const words = COMPONENT_STATES.map((state) => stateWords(state, 'process'));
  expect(new Set(words.map(({ icon }) => icon)).size).toBe(COMPONENT_STATES.length);
  expect(new Set(words.map(({ word }) => word)).size).toBe(COMPONENT_STATES.length);
});
