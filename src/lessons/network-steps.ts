/** Lesson 2, second half: both clients at once, the difference that the network makes, and the difference that bytes make. */
import type { Step } from './lesson.ts';

const BROWSER = { kind: 'web-browser' } as const;
const PHONE = { kind: 'mobile-client' } as const;

export const networkSteps: readonly Step[] = [
  {
    id: 'both',
    title: 'Both at once',
    task: 'Let both clients run together for ten seconds.',
    watchOnly: true,
    goals: [
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'completed', of: 'web-browser', over: 10 },
            is: 'at-least',
            value: 20,
            calibration: { low: 41, high: 73 },
          },
          {
            goal: 'measure',
            measure: { measure: 'completed', of: 'mobile-client', over: 10 },
            is: 'at-least',
            value: 20,
            calibration: { low: 27, high: 55 },
          },
          {
            goal: 'measure',
            measure: { measure: 'fail-rate', of: 'all', over: 10 },
            is: 'at-most',
            value: 0,
          },
        ],
      },
    ],
    hints: ['Look at the play button and the clock.', 'Press play and wait until ten seconds have passed.'],
    explanation:
      'One web server serves both: about 6 pages and 4 data answers a second. To its workers all of it is the same kind of work.',
    speed: 1,
    solution: [{ do: 'run', seconds: 20 }],
  },
  {
    id: 'compare',
    title: 'Same server, same time',
    task: 'Press "Compare clients" above the charts and compare the p50 of the two over 20 seconds.',
    prediction: {
      ask: 'p50 is the response time that half of the requests stay under. Same server, same work: whose p50 is higher?',
      choices: [
        {
          text: 'The browser: pages are bigger',
          feedback:
            'Pages are bigger, but on its fast line 20 KB take only 16 ms. Something else weighs more.',
        },
        {
          text: 'The phone',
          feedback:
            'Yes. The part of the server is equal: open both requests and compare. The network trip of the phone is longer.',
        },
        {
          text: 'Both are equal',
          feedback:
            'On the server they are equal. But users wait for the network too, and the two networks differ.',
        },
      ],
      correct: 1,
      result: {
        measure: { measure: 'p50', of: 'mobile-client', over: 20 },
        beside: { measure: 'p50', of: 'web-browser', over: 20 },
        words: 'p50 of the phone {}, of the browser {}',
      },
    },
    goals: [
      { goal: 'fact', fact: 'clients-compared', of: [BROWSER, PHONE] },
      {
        goal: 'measure',
        measure: { measure: 'p50', of: 'web-browser', over: 20 },
        is: 'over',
        value: 0,
        remember: 'browser p50',
      },
      {
        goal: 'measure',
        measure: { measure: 'p50', of: 'mobile-client', over: 20 },
        is: 'at-least',
        value: { remembered: 'browser p50', plus: 60 },
        remember: 'p50 with JSON',
        calibration: { low: 99, high: 111 },
      },
    ],
    hints: [
      'Look at the row above the charts: "Compare clients".',
      'Press "Compare clients" and let it run for 20 seconds.',
    ],
    explanation:
      'The phone waits longer although the server works the same for both: a message there and back takes 150 ms over its network, 40 ms over that of the browser.',
    speed: 2,
    solution: [
      { do: 'predict', choice: 1 },
      { do: 'open', fact: 'clients-compared', of: [BROWSER, PHONE] },
      { do: 'run', seconds: 30 },
    ],
  },
  {
    id: 'html-on-phone',
    title: 'A page on the phone',
    task: 'Select the mobile client and set "Asks for" to pages (HTML): it is under "Settings" in the Inspect panel. Watch p50 for 20 seconds. Then set it back to data (JSON).',
    goals: [
      {
        goal: 'measure',
        measure: { measure: 'p50', of: 'mobile-client', over: 20 },
        is: 'at-least',
        value: { remembered: 'p50 with JSON', plus: 60 },
        calibration: { low: 86, high: 98, otherwise: { low: -7.25, high: 4.38 } },
      },
      { goal: 'setting', of: PHONE, key: 'accept', is: 'json' },
    ],
    hints: [
      'Scroll down in the Inspect panel, to "Settings": "Asks for" is the first of them, and not locked.',
      'Set "Asks for" to "Pages (HTML)", wait 20 seconds, then set it back to "Data (JSON)".',
    ],
    explanation:
      'A page of 20 KB takes 100 ms on 1.6 Mbit/s; 2 KB of JSON take 10 ms. The server did the same work. The bytes made the difference.',
    speed: 2,
    solution: [
      { do: 'set', what: PHONE, key: 'accept', value: 'html' },
      { do: 'run', seconds: 30 },
      { do: 'set', what: PHONE, key: 'accept', value: 'json' },
      { do: 'run', seconds: 1 },
    ],
  },
];
