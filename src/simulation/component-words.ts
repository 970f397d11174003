/** The words for a component's states: on its badge, in the outline and in the log. */
import type { ComponentState } from './component-life.ts';

export type StateTone = 'ok' | 'calm' | 'warn' | 'bad' | 'off';

/** Names of icons in the Lucide set, as its components are called. */
export type StateIcon =
  | 'Moon'
  | 'CircleCheck'
  | 'Gauge'
  | 'Flame'
  | 'OctagonX'
  | 'PowerOff'
  | 'ZapOff'
  | 'Unplug'
  | 'Hourglass';

export interface StateWords {
  /** On the badge. */
  readonly word: string;
  readonly icon: StateIcon;
  readonly tone: StateTone;
  /** One sentence for the tooltip and for a screen reader. */
  readonly meaning: string;
  /** Rest of a line in the log, after the component's name; and after the names of several. */
  readonly news: string;
  readonly newsOfSeveral: string;
}

const COMPONENT_STATE_WORDS: Readonly<Record<ComponentState, StateWords>> = {
  idle: {
    word: 'Idle',
    icon: 'Moon',
    tone: 'calm',
    meaning: 'It is ready and has nothing to do.',
    news: 'has nothing to do',
    newsOfSeveral: 'have nothing to do',
  },
  normal: {
    word: 'Normal',
    icon: 'CircleCheck',
    tone: 'ok',
    meaning: 'It keeps up with its requests and has room for more.',
    news: 'keeps up with its requests',
    newsOfSeveral: 'keep up with their requests',
  },
  strained: {
    word: 'Strained',
    icon: 'Gauge',
    tone: 'warn',
    meaning: 'It is at least 70 % busy or a line is forming: answers get slower.',
    news: 'is strained: answers get slower',
    newsOfSeveral: 'are strained: answers get slower',
  },
  saturated: {
    word: 'Saturated',
    icon: 'Flame',
    tone: 'bad',
    meaning: 'It is at least 95 % busy or its line is more than half full: it cannot do more.',
    news: 'is saturated: it cannot do more',
    newsOfSeveral: 'are saturated: they cannot do more',
  },
  refusing: {
    word: 'Turning away',
    icon: 'OctagonX',
    tone: 'bad',
    meaning: 'It is full and turns requests away.',
    news: 'is full and turns requests away',
    newsOfSeveral: 'are full and turn requests away',
  },
  stopped: {
    word: 'Stopped',
    icon: 'PowerOff',
    tone: 'off',
    meaning: 'It was switched off.',
    news: 'was switched off',
    newsOfSeveral: 'were switched off',
  },
  crashed: {
    word: 'Crashed',
    icon: 'ZapOff',
    tone: 'bad',
    meaning: 'It ended by a fault of its own.',
    news: 'crashed',
    newsOfSeveral: 'crashed',
  },
  unreachable: {
    word: 'No contact',
    icon: 'Unplug',
    tone: 'off',
    meaning: 'Nobody gets through to it: its machine has no power, or the link is cut.',
    news: 'cannot be reached',
    newsOfSeveral: 'cannot be reached',
  },
  starting: {
    word: 'Starting',
    icon: 'Hourglass',
    tone: 'calm',
    meaning: 'It is starting and does not accept requests yet.',
    news: 'is starting',
    newsOfSeveral: 'are starting',
  },
};

/** A stopped process refuses at once, a machine without power is silent: so it has words of its own. */
const POWERED_OFF: StateWords = {
  word: 'Powered off',
  icon: 'PowerOff',
  tone: 'off',
  meaning: 'It has no power: it is silent, and everything on it is gone.',
  news: 'was powered off',
  newsOfSeveral: 'were powered off',
};

export function stateWords(state: ComponentState, role: 'client' | 'machine' | 'process'): StateWords {
  return role === 'machine' && state === 'stopped' ? POWERED_OFF : COMPONENT_STATE_WORDS[state];
}
