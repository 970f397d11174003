/** Lesson 4, first half: measure the crowded box, move the database out, and see what it buys and what it costs. */
import type { Step } from './lesson.ts';

const WEB = { kind: 'web-server' } as const;
const DATABASE = { kind: 'database' } as const;
const BROWSER = { kind: 'web-browser' } as const;

export const splitSteps: readonly Step[] = [
  {
    id: 'measure',
    title: 'The crowded box',
    task: 'Let the box run at 38 requests/s, close to its limit, and watch p95 of the web browsers.',
    watchOnly: true,
    goals: [
      {
        goal: 'measure',
        measure: { measure: 'p95', of: 'web-browser', over: 20 },
        is: 'at-least',
        value: 300,
        remember: 'crowded p95',
        calibration: { low: 450, high: 1313 },
      },
    ],
    hints: [
      'Look at the CPU of the machine and at the line in front of the web server.',
      'Press play and let it run until p95 over 20 seconds is at least 300 ms. It can take a while.',
    ],
    explanation:
      'The machine is about 95 % busy. Web server and database take CPU time from each other, and requests wait in line for most of their time.',
    speed: 2,
    solution: [{ do: 'run', seconds: 60 }],
  },
  {
    id: 'split',
    title: 'A second machine',
    task: 'Add a second machine beside the first and drag the database into it. The line from the web server to the database stays.',
    goals: [
      {
        goal: 'all',
        of: [
          { goal: 'apart', kinds: ['web-server', 'database'] },
          { goal: 'joined', from: 'web-server', to: 'database' },
        ],
      },
    ],
    hints: [
      'Look at the list of parts: "Machine" can be used.',
      'Add a machine: it finds a place beside the first. Drag the database from the first into the second.',
    ],
    explanation:
      'Now the web server has two cores for itself, and so has the database. Each query crosses the network: 0.5 ms there and back instead of 0.05 ms.',
    solution: [
      { do: 'add', kind: 'machine', count: 2, x: 912, y: 0 },
      { do: 'move-into', what: DATABASE, machine: { machineWithout: 'web-server' } },
      { do: 'connect', from: WEB, to: DATABASE },
    ],
  },
  {
    id: 'same-load',
    title: 'The same load',
    watchOnly: true,
    task: 'Let the same 38 requests/s run for ten seconds.',
    prediction: {
      ask: 'The database stands on a machine of its own now; 38 requests/s as before. p95 of the browsers will…',
      choices: [
        {
          text: 'rise: the network is slow',
          feedback:
            'The network adds 0.5 ms to each query. Waiting for a shared CPU took hundreds of milliseconds.',
        },
        {
          text: 'stay as it is',
          feedback: 'The work is the same, but twice as many cores do it, and the line is gone.',
        },
        {
          text: 'fall a lot',
          feedback:
            'Yes. Half a millisecond of network for each query buys back hundreds of milliseconds of waiting for a shared CPU.',
        },
        {
          text: 'be halved exactly',
          feedback:
            'Waiting does not follow the number of cores in a straight line: with room to spare it all but ends.',
        },
      ],
      correct: 2,
      result: {
        measure: { measure: 'p95', of: 'web-browser', over: 10 },
        beside: { remembered: 'crowded p95' },
        words: 'p95 of the web browsers: {} now, {} before',
      },
    },
    goals: [
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'offered', of: 'all', over: 10 },
            is: 'at-least',
            value: 26,
            calibration: { low: 35, high: 43 },
          },
          {
            goal: 'measure',
            measure: { measure: 'p95', of: 'web-browser', over: 10 },
            is: 'under',
            value: 300,
            calibration: { low: 154, high: 222 },
          },
          {
            goal: 'measure',
            measure: { measure: 'fail-rate', of: 'all', over: 10, samples: 300 },
            is: 'at-most',
            value: 0,
          },
        ],
      },
    ],
    hints: [
      'Look at p95 in the charts, before and after the split.',
      'Leave the traffic at 0.95x and let it run for at least ten seconds.',
    ],
    explanation:
      'Nobody fights for the CPU any more. The database machine is about 60 % busy, the web machine 40 %, and hardly anybody waits.',
    speed: 1,
    solution: [
      { do: 'predict', choice: 2 },
      { do: 'run', seconds: 25 },
    ],
  },
  {
    id: 'hop',
    title: 'What the hop costs',
    task: 'Lower the traffic to about 4 requests/s. Then select the web browsers and open "Where the time goes" in the Inspect panel: it splits the response time hop by hop.',
    goals: [
      { goal: 'fact', fact: 'time-split-opened', of: [BROWSER] },
      {
        goal: 'all',
        of: [
          {
            goal: 'measure',
            measure: { measure: 'offered', of: 'all', over: 10 },
            is: 'at-most',
            value: 10,
            calibration: { low: 2.5, high: 5.8 },
          },
          {
            goal: 'measure',
            measure: { measure: 'span', from: 'web-server', to: 'database', over: 10 },
            is: 'at-least',
            value: 0.7,
            calibration: { low: 0.98, high: 1.03 },
          },
          {
            goal: 'measure',
            measure: { measure: 'span', from: 'web-server', to: 'database', over: 10 },
            is: 'at-most',
            value: 1.5,
            calibration: { low: 0.98, high: 1.03 },
          },
        ],
      },
    ],
    hints: [
      'Select the web browsers and look for "Where the time goes" in the Inspect panel.',
      'Set the traffic to 0.1x, press "Where the time goes", and let it run for ten seconds.',
    ],
    explanation:
      'Two queries, two round trips of 0.5 ms: about 1 ms for each page. With little traffic the split makes pages a little slower, not faster: p50 is 106 ms instead of 105 ms.',
    speed: 2,
    solution: [
      { do: 'traffic', factor: 0.1 },
      { do: 'open', fact: 'time-split-opened', of: [BROWSER] },
      { do: 'run', seconds: 20 },
    ],
  },
  {
    id: 'many-queries',
    title: 'Twenty small questions',
    task: 'Set "Queries per page" of the web server to 20 and "CPU per query" of the database to 1.5 ms: the same work in small pieces. Look for ten seconds. Then put both back: 2 queries, 15 ms.',
    goals: [
      {
        goal: 'measure',
        measure: { measure: 'span', from: 'web-server', to: 'database', over: 10 },
        is: 'at-least',
        value: 7,
        calibration: { low: 9.74, high: 11 },
      },
      {
        goal: 'all',
        of: [
          { goal: 'setting', of: WEB, key: 'queriesPerPage', is: 2 },
          { goal: 'setting', of: DATABASE, key: 'cpuPerQueryMs', is: 15 },
        ],
      },
    ],
    hints: [
      'Select the web server, then the database: what you look for is the first of the "Settings" in the Inspect panel.',
      'Set 20 queries and 1.5 ms, run ten seconds, look at "Where the time goes", then set 2 queries and 15 ms.',
    ],
    explanation:
      'The same CPU work, but 20 trips: 10 ms of network for each page, p50 116 ms instead of 106 ms. With the database in another part of the world, 80 ms away, it would be 1.6 seconds.',
    speed: 2,
    solution: [
      { do: 'set', what: WEB, key: 'queriesPerPage', value: 20 },
      { do: 'set', what: DATABASE, key: 'cpuPerQueryMs', value: 1.5 },
      { do: 'run', seconds: 20 },
      { do: 'set', what: WEB, key: 'queriesPerPage', value: 2 },
      { do: 'set', what: DATABASE, key: 'cpuPerQueryMs', value: 15 },
      { do: 'run', seconds: 1 },
    ],
  },
];
