/** Lesson 1: one machine holds the web server, the database, the cache and the static files. */
import type { Lesson } from './lesson.ts';
import { emptyCanvas } from './start-diagrams.ts';

const PARTS = ['web-server', 'database', 'cache', 'static-files'] as const;
const MACHINE = { kind: 'machine' } as const;
const BROWSER = { kind: 'web-browser' } as const;

export const oneBox: Lesson = {
  id: 'one-box',
  number: 1,
  title: 'One box does everything',
  question: 'A whole web site on one machine. How can that work, and who does what?',
  about: 'You build a whole web site on one machine and follow a request through it.',
  idea: 'A server is a machine. The web server, the database, the cache and the static files are processes. On one machine they share its CPU and its fate.',
  misconception:
    'Many people think that web server, database and cache are separate machines from the start, or that one box is only for beginners.',
  start: { diagram: emptyCanvas('One box'), speed: 1 },
  palette: ['machine', ...PARTS, 'web-browser'],
  unlocked: {},
  steps: [
    {
      id: 'machine',
      title: 'A machine',
      task: 'Put a machine onto the canvas.',
      goals: [{ goal: 'has', kind: 'machine', count: 1 }],
      hints: [
        'Look at the list of parts on the left, under "Compute". On a narrow screen, "Build" opens it.',
        'Drag "Machine" onto the canvas, or click it and then click where it should stand.',
      ],
      explanation:
        'This is a computer with a power switch. Its CPU does the computing: two cores, so two pieces of work at a time. By itself it does nothing: processes, which are running programs, do the work.',
      solution: [{ do: 'add', kind: 'machine', x: 304, y: 0 }],
    },
    {
      id: 'processes',
      title: 'Four processes',
      task: 'Put a web server, a database, a cache and static files into the machine.',
      goals: [{ goal: 'together', kinds: PARTS }],
      hints: [
        'Look at the frame of the machine: what stands inside it runs on it.',
        'Drag each of the four from the list of parts and drop it inside the machine. The web server connects itself to the others.',
      ],
      explanation:
        'Four running programs on one computer. The lines were drawn for you: the web server builds pages. It asks the cache who you are, the database for the data, and the static files for pictures and styles.',
      solution: [
        { do: 'add', kind: 'web-server', into: MACHINE, x: 16, y: 48 },
        { do: 'add', kind: 'database', into: MACHINE, x: 240, y: 48 },
        { do: 'add', kind: 'cache', into: MACHINE, x: 16, y: 208 },
        { do: 'add', kind: 'static-files', into: MACHINE, x: 240, y: 208 },
      ],
    },
    {
      id: 'browser',
      title: 'Somebody who asks',
      task: 'Add a web browser outside the machine and connect it to the web server: drag from the small circle on its edge.',
      goals: [{ goal: 'joined', from: 'web-browser', to: 'web-server' }],
      hints: [
        'Look at the small circle on the right edge of the web browser: it is a handle.',
        'Drag from the small circle of the web browser to the web server. Or select the web browser and press "Connect".',
      ],
      explanation:
        'Users connect to the web server directly: nothing stands between. Only the web server speaks to the database, so the browser never sees it.',
      solution: [
        { do: 'add', kind: 'web-browser', x: 0, y: 80 },
        { do: 'connect', from: BROWSER, to: { kind: 'web-server' } },
      ],
    },
    {
      id: 'one-request',
      title: 'One request',
      task: 'Press "Send one", below the canvas, and watch the request: it asks the web server for a page.',
      prediction: {
        ask: 'The browser fetches one page. How many machines work on the answer, not counting the machines of the users?',
        choices: [
          {
            text: '4',
            feedback:
              'There are four processes, but look at the frame around them: it is one machine. A process is a running program, not a computer.',
          },
          {
            text: '1',
            feedback:
              'Yes. Everything stays inside the one machine. A step from process to process takes about 0.05 ms, not a trip over the network.',
          },
          {
            text: '2',
            feedback:
              'That comes in lesson 4, when the database gets a machine of its own. Here both stand in the same one.',
          },
          {
            text: 'It depends on the load',
            feedback:
              'The load, how much traffic there is, changes how long a request waits. Who takes part is fixed by how the system is drawn.',
          },
        ],
        correct: 1,
        result: { measure: { measure: 'machines-visited' }, words: 'Machines that took part: {}' },
      },
      goals: [{ goal: 'request', that: { client: 'web-browser', byHand: true, outcome: 'ok' } }],
      hints: [
        'Look at the controls below the canvas: "Send one" is the last of them. On a narrow screen, "Run" opens them.',
        'Press "Send one" and let the clock run until the page is shown.',
      ],
      explanation:
        'The request went over the network to the box, was served inside it, and the page came back. All the hops on the server side happened on one machine.',
      speed: 1 / 20,
      solution: [
        { do: 'predict', choice: 1 },
        { do: 'send', from: BROWSER, mixIndex: 0 },
        { do: 'run', seconds: 2 },
      ],
    },
    {
      id: 'trace',
      title: 'Hop by hop',
      task: 'Send another request. When it is answered, press "Next hop" in the Request panel until the last one. A hop is one part of its way.',
      goals: [
        {
          goal: 'request',
          that: {
            client: 'web-browser',
            outcome: 'ok',
            visits: ['web-server'],
            visitsOneOf: ['cache', 'database'],
            onOneMachine: true,
          },
          and: 'trace-stepped',
        },
      ],
      hints: [
        'Look at the Request panel: "Next hop" stands above the bars.',
        'Press "Send one", let it end, then press "Next hop" again and again until it says that this is the last one.',
      ],
      explanation:
        'A worker of the web server holds the request the whole time: while it computes, while it asks the cache, and while it waits for the database.',
      speed: 1 / 20,
      solution: [
        { do: 'send', from: BROWSER, mixIndex: 0 },
        { do: 'run', seconds: 2 },
        { do: 'open', fact: 'trace-stepped' },
      ],
    },
    {
      id: 'traffic',
      title: 'Real traffic',
      task: 'Move the traffic slider, below the canvas, to about 5 requests/s and let it run for ten seconds.',
      goals: [
        {
          goal: 'all',
          of: [
            {
              goal: 'measure',
              measure: { measure: 'completed', of: 'all', over: 10 },
              is: 'at-least',
              value: 20,
              calibration: { low: 40, high: 72 },
            },
            {
              goal: 'measure',
              measure: { measure: 'offered', of: 'all', over: 10 },
              is: 'at-most',
              value: 10,
              calibration: { low: 3.9, high: 7.2, otherwise: { low: 56, high: 65 } },
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
        'Look at the traffic slider: the line above it says how many requests/s that is.',
        'Move the traffic slider to 0.4x: that is about 5 requests/s. Then press play and wait ten seconds.',
      ],
      explanation:
        'Requests arrive at random moments, as people do, yet the box keeps up: at 5 requests/s its CPU is about 12 % busy. Every answer is correct and quick.',
      speed: 1,
      solution: [
        { do: 'traffic', factor: 0.4 },
        { do: 'run', seconds: 20 },
      ],
    },
    {
      id: 'cpu-split',
      title: 'Who uses the CPU',
      task: 'Select the machine by a click on its name. In the Inspect panel, scroll down and open "CPU by process". Then answer the question here.',
      question: {
        ask: 'Which process uses most of the CPU?',
        choices: [
          {
            text: 'The web server',
            feedback: 'It uses 20 ms for each page, about 40 % of the work. Another process uses more.',
          },
          {
            text: 'The database',
            feedback:
              'Yes. Two queries of 15 ms for each page: about 60 % of the work. It will be the first to run out.',
          },
          { text: 'The cache', feedback: 'One look-up takes 0.2 ms: next to nothing.' },
          { text: 'The static files', feedback: 'Handing out one file takes 0.2 ms: next to nothing.' },
        ],
        correct: 1,
      },
      goals: [
        { goal: 'fact', fact: 'cpu-split-opened', of: [{ machineOf: 'database' }] },
        { goal: 'answered', correct: 1 },
      ],
      hints: [
        'Select the machine and look at its CPU bar in the Inspect panel: scroll down to "CPU by process".',
        'Press "CPU by process": it opens. The process with the longest piece of the bar is the answer.',
      ],
      explanation:
        'All four share the two cores, but not equally: the database takes about 60 %, the web server about 40 %. There is one power switch for all of them.',
      solution: [
        { do: 'open', fact: 'cpu-split-opened', of: [{ machineOf: 'database' }] },
        { do: 'answer', choice: 1 },
      ],
    },
  ],
  tradeoffs: {
    of: 'A single server',
    pros: [
      'Quick to set up and get running.',
      'No infrastructure to manage.',
      'No need to split anything yet.',
    ],
    cons: [
      'Hard to scale when traffic grows.',
      'One failure can bring down the whole system.',
      'Not ideal if you need to scale components independently.',
    ],
    stillTrue: [],
  },
  notice: [
    'The request never leaves the box between its arrival and its answer.',
    'At 5 requests/s the machine is about 12 % busy.',
    'There is one power switch for everything.',
  ],
  leavesOut: [
    'Memory and disk: only CPU time, workers and waiting are counted.',
    'Looking up the name of the site, and setting up encryption.',
    'What a real cache holds: here it only says who is asking.',
  ],
  takeaway:
    'A server is a machine; web server, database, cache and files are processes on it. One box is a sound start. They share its CPU, and its fate.',
  mistakes: [
    {
      step: 'processes',
      thought: 'A database is a machine of its own, so it does not belong into this one.',
      actions: [
        { do: 'add', kind: 'web-server', into: MACHINE, x: 16, y: 48 },
        { do: 'add', kind: 'cache', into: MACHINE, x: 16, y: 208 },
        { do: 'add', kind: 'static-files', into: MACHINE, x: 240, y: 208 },
        { do: 'add', kind: 'database', x: 900, y: 0 },
        { do: 'connect', from: { kind: 'web-server' }, to: { kind: 'database' } },
        { do: 'run', seconds: 5 },
      ],
    },
    {
      step: 'traffic',
      thought: 'More traffic shows more, so all the way up with the slider.',
      actions: [
        { do: 'traffic', factor: 5 },
        { do: 'run', seconds: 20 },
      ],
    },
  ],
  next: 'A phone wants to use the same site. Does it need a server of its own?',
};
