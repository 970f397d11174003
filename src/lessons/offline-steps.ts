/** Lesson 3, first half: the healthy baseline, then the web server, the machine and the database go down one by one. */
import type { Step } from './lesson.ts';

const WEB = { kind: 'web-server' } as const;
const DATABASE = { kind: 'database' } as const;
const BOX = { machineOf: 'web-server' } as const;

export const offlineSteps: readonly Step[] = [
  {
    id: 'baseline',
    title: 'A good day',
    task: 'Let it run for 20 seconds and see how it looks when all is well. p95 is the response time that 95 of 100 requests stay under.',
    watchOnly: true,
    goals: [
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'offered', of: 'all', over: 20 },
            is: 'at-least',
            value: 6,
            calibration: { low: 8.5, high: 12 },
          },
          {
            goal: 'measure',
            measure: { measure: 'p95', of: 'web-browser', over: 20 },
            is: 'under',
            value: 200,
            calibration: { low: 130, high: 157 },
          },
          {
            goal: 'measure',
            measure: { measure: 'fail-rate', of: 'all', over: 20 },
            is: 'at-most',
            value: 0,
          },
        ],
      },
    ],
    hints: [
      'Look at the three charts below the canvas.',
      'Press play and let 20 seconds pass. Nothing else has to be done.',
    ],
    explanation:
      'About 10 requests/s, all answered, 95 of 100 browser requests in less than about 160 ms. Whatever changes now, compare it with this.',
    speed: 2,
    solution: [{ do: 'run', seconds: 30 }],
  },
  {
    id: 'stop-web',
    title: 'The web server stops',
    task: 'Select the web server and press "Stop" in the bar beside it. Leave the machine on.',
    prediction: {
      ask: 'The web server process stops; the machine stays on. What do users see?',
      choices: [
        {
          text: 'A page that loads for a long time',
          feedback:
            'That is the next step: a machine without power has nobody to say no. Here the machine is on and answers for the missing process.',
        },
        {
          text: '"Connection refused", at once',
          feedback:
            'Yes. The operating system answers for the missing process: nobody listens here. Bad news, but quick.',
        },
        {
          text: 'A slow page',
          feedback: 'A slow page needs somebody who builds it. Nobody does: the process is not there.',
        },
        {
          text: 'An error page with the number 503',
          feedback: 'A 503 is an answer of a running program that says it is too busy. Here no program runs.',
        },
      ],
      correct: 1,
      result: {
        measure: { measure: 'share', outcomes: ['refused'], of: 'all', over: 4 },
        words: 'Requests that were refused: {}',
      },
    },
    goals: [
      {
        goal: 'all',
        of: [
          { goal: 'state', of: WEB, is: 'stopped' },
          { goal: 'measure', measure: { measure: 'down-for', of: WEB }, is: 'at-least', value: 3 },
          {
            goal: 'measure',
            measure: { measure: 'share', outcomes: ['refused'], of: 'all', over: 4 },
            is: 'at-least',
            value: 70,
            calibration: { low: 92, high: 100, otherwise: { low: 0, high: 0 } },
          },
        ],
      },
    ],
    hints: [
      'Select the web server and look at the section "Break" in the Inspect panel.',
      'Switch the process of the web server to "Stopped", and leave the power of the machine on. Then let it run for a few seconds.',
    ],
    explanation:
      'All users are refused, and they know it after one round trip. The machine still answers; it just has nobody to hand the request to.',
    speed: 1,
    solution: [
      { do: 'predict', choice: 1 },
      { do: 'power', what: WEB, is: 'stopped' },
      { do: 'run', seconds: 8 },
    ],
  },
  {
    id: 'power-off',
    title: 'The machine is off',
    task: 'Start the web server again. Then select the machine, by a click on its name, power it off, and wait.',
    goals: [
      {
        goal: 'all',
        of: [
          { goal: 'state', of: BOX, is: 'off' },
          { goal: 'measure', measure: { measure: 'down-for', of: BOX }, is: 'at-least', value: 8 },
          {
            goal: 'measure',
            measure: { measure: 'share', outcomes: ['connect-timeout', 'timeout'], of: 'all', over: 4 },
            is: 'at-least',
            value: 75,
            calibration: { low: 100, high: 100, otherwise: { low: 0, high: 0 } },
          },
        ],
      },
    ],
    hints: [
      'Select the machine, not a process in it, and look at "Power" in the section "Break".',
      'Switch the web server to "Running" and the machine to "Powered off". Then let about ten seconds pass.',
    ],
    explanation:
      'Silence. Nobody is there to say no, so each client waits until its own patience ends: 3 seconds to connect. The failures arrive late.',
    speed: 1,
    solution: [
      { do: 'power', what: WEB, is: 'on' },
      { do: 'run', seconds: 3 },
      { do: 'power', what: BOX, is: 'off' },
      { do: 'run', seconds: 14 },
    ],
  },
  {
    id: 'power-on',
    title: 'Back to health',
    task: 'Power the machine on and wait until all is well again.',
    goals: [
      {
        goal: 'all',
        of: [
          { goal: 'measure', measure: { measure: 'fail-rate', of: 'all', over: 8 }, is: 'at-most', value: 0 },
          {
            goal: 'measure',
            measure: { measure: 'p50', of: 'web-browser', over: 8 },
            is: 'under',
            value: 200,
            calibration: { low: 102, high: 112 },
          },
        ],
      },
    ],
    hints: [
      'Look at the badges: first the machine boots, then its processes start.',
      'Power on the machine and let it run for about 15 seconds.',
    ],
    explanation:
      'It takes a few seconds: the machine boots, then the processes start. Until the last old request is given up, failures still come in.',
    speed: 1,
    solution: [
      { do: 'power', what: BOX, is: 'on' },
      { do: 'power', what: WEB, is: 'on' },
      { do: 'run', seconds: 20 },
    ],
  },
  {
    id: 'stop-database',
    title: 'Only the database stops',
    task: 'Now stop only the database, and look at what the users see.',
    goals: [
      {
        goal: 'all',
        of: [
          { goal: 'state', of: DATABASE, is: 'stopped' },
          { goal: 'state', of: WEB, is: 'on' },
          { goal: 'measure', measure: { measure: 'down-for', of: DATABASE }, is: 'at-least', value: 3 },
          {
            goal: 'measure',
            measure: { measure: 'share', outcomes: ['500'], of: 'all', over: 4 },
            is: 'at-least',
            value: 75,
            calibration: { low: 100, high: 100 },
          },
        ],
      },
    ],
    hints: [
      'Select the database and look at the section "Break".',
      'Switch the process of the database to "Stopped" and let it run for a few seconds. The web server stays on.',
    ],
    explanation:
      'The web server runs, and every page fails: error 500, which means that something went wrong inside the server. One failure brings down the whole system, although most of it is healthy.',
    speed: 1,
    solution: [
      { do: 'power', what: DATABASE, is: 'stopped' },
      { do: 'run', seconds: 8 },
    ],
  },
  {
    id: 'start-database',
    title: 'And on again',
    task: 'Start the database again and wait until no request fails.',
    goals: [
      {
        goal: 'all',
        of: [
          { goal: 'state', of: DATABASE, is: 'on' },
          { goal: 'measure', measure: { measure: 'fail-rate', of: 'all', over: 5 }, is: 'at-most', value: 0 },
        ],
      },
    ],
    hints: ['Select the database.', 'Switch its process to "Running" and let ten seconds pass.'],
    explanation:
      'All is well again. Three ways to be offline, three different failures: refused at once, silence, and an error from a healthy server.',
    speed: 1,
    solution: [
      { do: 'power', what: DATABASE, is: 'on' },
      { do: 'run', seconds: 12 },
    ],
  },
];
