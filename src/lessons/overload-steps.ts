/** Lesson 3, second half: close to the load limit answers get slow; past it requests fail. */
import type { Step } from './lesson.ts';

export const overloadSteps: readonly Step[] = [
  {
    id: 'slower',
    title: 'Close to the limit',
    task: 'Raise the traffic to about 36 requests/s with the slider and watch how long answers take.',
    goals: [
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'offered', of: 'all', over: 10 },
            is: 'at-least',
            value: 24,
            calibration: { low: 33, high: 41 },
          },
          {
            goal: 'measure',
            measure: { measure: 'p95', of: 'web-browser', over: 10 },
            is: 'at-least',
            value: 240,
            calibration: { low: 355, high: 1196 },
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
    hints: [
      'Look at the traffic slider and at the chart of p95.',
      'Set the traffic slider to 1.8x and let it run for 15 seconds or more.',
    ],
    explanation:
      'Nothing fails, and yet the slow answers take several times as long as on the good day. Requests wait in line. Slow comes first.',
    speed: 2,
    solution: [
      { do: 'traffic', factor: 1.8 },
      { do: 'run', seconds: 30 },
    ],
  },
  {
    id: 'failing',
    title: 'Past the limit',
    task: 'Raise the traffic to 60 requests/s and wait until requests fail.',
    prediction: {
      ask: 'The box can do about 40 requests/s. You send 60. How many succeed each second?',
      choices: [
        {
          text: '60',
          feedback: 'That would need 60 times 50 ms of CPU each second: 3 cores. The box has two.',
        },
        {
          text: '20',
          feedback:
            'Too much traffic does not make the box do less: it works flat out on what it has accepted.',
        },
        {
          text: 'About 40',
          feedback:
            'Yes. The box works flat out. The others are lost, and those that succeed wait about 2.7 seconds in line.',
        },
        {
          text: 'None',
          feedback:
            'That can happen when the line is much longer: lesson 14 shows how. With this line it does not.',
        },
      ],
      correct: 2,
      result: { measure: { measure: 'goodput', of: 'all', over: 5 }, words: 'Succeeded: {}' },
    },
    goals: [
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'offered', of: 'all', over: 5 },
            is: 'at-least',
            value: 40,
            calibration: { low: 54, high: 67, otherwise: { low: 27, high: 37 } },
          },
          {
            goal: 'measure',
            measure: { measure: 'fail-rate', of: 'all', over: 5 },
            is: 'at-least',
            value: 15,
            calibration: { low: 25, high: 40, otherwise: { low: 0, high: 0 } },
          },
          {
            goal: 'measure',
            measure: { measure: 'goodput', of: 'all', over: 5 },
            is: 'at-most',
            value: 52,
            calibration: { low: 39, high: 41 },
          },
        ],
      },
    ],
    hints: [
      'Look at the line in front of the web server: it holds 100 requests.',
      'Set the traffic slider to 3x and let it run for 20 seconds: the line fills up first.',
    ],
    explanation:
      'First the line filled, then answers took seconds, then newcomers were dropped. Goodput, the answers that are right and in time, stays near 40 requests/s however many are sent.',
    speed: 2,
    solution: [
      { do: 'predict', choice: 2 },
      { do: 'traffic', factor: 3 },
      { do: 'run', seconds: 30 },
    ],
  },
];
