/** Lesson 4, second half: each machine is sized alone, two machines are watched, and both old drawbacks are still there. */
import type { Step } from './lesson.ts';

const WEB = { kind: 'web-server' } as const;
const DATABASE = { kind: 'database' } as const;
const WEB_BOX = { machineOf: 'web-server' } as const;
const DATABASE_BOX = { machineOf: 'database' } as const;

export const splitLimitsSteps: readonly Step[] = [
  {
    id: 'double-one',
    title: 'Double one machine',
    task: 'Raise the traffic to 80 requests/s until requests fail. Then double the CPU cores of one machine, the right one: under "Settings" in the Inspect panel.',
    prediction: {
      ask: 'At 80 requests/s requests fail again. Which machine do you double?',
      choices: [
        {
          text: 'The one with the web server',
          feedback:
            'Look at the CPU: the web machine has room, the database machine has none. More cores for the web server only send more to the same line.',
        },
        {
          text: 'The one with the database',
          feedback: 'Yes. It is the bottleneck: the resource that runs out first.',
        },
        {
          text: 'Both',
          feedback: 'It would work, at twice the price. One of the two is still far from its limit.',
        },
        {
          text: 'Neither',
          feedback: 'The database machine has no CPU left: without more of it, requests go on failing.',
        },
      ],
      correct: 1,
      result: {
        measure: { measure: 'fail-rate', of: 'all', over: 20 },
        words: 'Failure rate with one machine doubled: {}',
      },
    },
    goals: [
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'offered', of: 'all', over: 5 },
            is: 'at-least',
            value: 48,
            calibration: { low: 64, high: 90 },
          },
          {
            goal: 'measure',
            measure: { measure: 'fail-rate', of: 'all', over: 5 },
            is: 'at-least',
            value: 5,
            calibration: { low: 9.19, high: 27 },
          },
        ],
      },
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'setting', of: { kind: 'machine' }, key: 'cores', together: true },
            is: 'at-most',
            value: 6,
          },
          {
            goal: 'measure',
            measure: { measure: 'p95', of: 'web-browser', over: 20 },
            is: 'under',
            value: 600,
            calibration: { low: 179, high: 462, otherwise: { low: 1711, high: 1793 } },
          },
          {
            goal: 'measure',
            measure: { measure: 'fail-rate', of: 'all', over: 20 },
            is: 'under',
            value: 1,
          },
          {
            goal: 'measure',
            measure: { measure: 'goodput', of: 'all', over: 20 },
            is: 'at-least',
            value: 54,
            calibration: { low: 75, high: 84 },
          },
        ],
      },
    ],
    hints: [
      'Compare the CPU of the two machines at 80 requests/s. One is full, the other has room.',
      'Set the traffic to 2x and wait for failures. Then set 4 CPU cores on the machine of the database, and wait.',
    ],
    explanation:
      'The database machine was 97 % busy, the web machine 67 %. Doubling the right one ends the failures; doubling the web machine changes nothing.',
    speed: 2,
    solution: [
      { do: 'predict', choice: 1 },
      { do: 'traffic', factor: 2 },
      { do: 'run', seconds: 30 },
      { do: 'set', what: DATABASE_BOX, key: 'cores', value: 4 },
      { do: 'run', seconds: 40 },
    ],
  },
  {
    id: 'monitor',
    title: 'Two machines to watch',
    task: 'Select each machine and press "Pin a monitor": it keeps the figures of the machine in sight. Then stop the database and look at both.',
    goals: [
      { goal: 'fact', fact: 'monitor-placed', of: [WEB_BOX, DATABASE_BOX] },
      {
        goal: 'all',
        of: [
          { goal: 'state', of: DATABASE, is: 'stopped' },
          { goal: 'measure', measure: { measure: 'down-for', of: DATABASE }, is: 'at-least', value: 3 },
          {
            goal: 'measure',
            measure: { measure: 'share', outcomes: ['500'], of: 'all', over: 3 },
            is: 'at-least',
            value: 75,
            calibration: { low: 100, high: 100 },
          },
        ],
      },
    ],
    hints: [
      'Select a machine and look for "Pin a monitor" at the top of the Inspect panel.',
      'Select each machine and press "Pin a monitor", then stop the database and let it run for a few seconds.',
    ],
    explanation:
      'The web machine looks healthy: it is on, its processes run, its CPU is calm. And yet every user gets an error. Two machines need two monitors.',
    speed: 1,
    solution: [
      { do: 'open', fact: 'monitor-placed', of: [WEB_BOX, DATABASE_BOX] },
      { do: 'power', what: DATABASE, is: 'stopped' },
      { do: 'run', seconds: 10 },
    ],
  },
  {
    id: 'still-true',
    title: 'The two old drawbacks',
    task: 'Start the database. Stop the web server for a few seconds and look. Then start it again and send 120 requests/s.',
    goals: [
      {
        goal: 'all',
        of: [
          { goal: 'state', of: WEB, is: 'stopped' },
          { goal: 'measure', measure: { measure: 'down-for', of: WEB }, is: 'at-least', value: 3 },
          {
            goal: 'measure',
            measure: { measure: 'share', outcomes: ['refused'], of: 'all', over: 3 },
            is: 'at-least',
            value: 75,
            calibration: { low: 100, high: 100 },
          },
        ],
      },
      {
        goal: 'all',
        of: [
          { goal: 'state', of: WEB, is: 'on' },
          { goal: 'state', of: DATABASE, is: 'on' },
          {
            goal: 'measure',
            measure: { measure: 'offered', of: 'all', over: 5 },
            is: 'at-least',
            value: 80,
            calibration: { low: 111, high: 129 },
          },
          {
            goal: 'measure',
            measure: { measure: 'goodput', of: 'all', over: 5 },
            is: 'over',
            value: 60,
            calibration: { low: 91, high: 96 },
          },
          {
            goal: 'measure',
            measure: { measure: 'fail-rate', of: 'all', over: 5 },
            is: 'at-least',
            value: 10,
            calibration: { low: 18, high: 27 },
          },
        ],
      },
    ],
    hints: [
      'Remember lesson 3: who says no when the web server is stopped?',
      'Start the database, stop the web server, wait a few seconds. Start it, set the traffic to 3x, and wait.',
    ],
    explanation:
      'Offline still means no access, and there still is a load limit: about 95 requests/s now, set by the web machine. The split has moved it, not removed it.',
    speed: 2,
    solution: [
      { do: 'power', what: DATABASE, is: 'on' },
      { do: 'run', seconds: 3 },
      { do: 'power', what: WEB, is: 'stopped' },
      { do: 'run', seconds: 8 },
      { do: 'power', what: WEB, is: 'on' },
      { do: 'traffic', factor: 3 },
      { do: 'run', seconds: 25 },
    ],
  },
];
