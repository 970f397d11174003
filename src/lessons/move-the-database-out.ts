/** Lesson 4: the database gets a machine of its own. What that buys, what it costs, and what it does not mend. */
import type { Lesson } from './lesson.ts';
import { splitLimitsSteps } from './split-limits-steps.ts';
import { splitSteps } from './split-steps.ts';
import { boxWithBoth } from './start-diagrams.ts';

const WEB_BOX = { machineOf: 'web-server' } as const;

export const moveTheDatabaseOut: Lesson = {
  id: 'move-the-database-out',
  number: 4,
  title: 'Move the database out',
  question: 'Web server and database fight for one CPU. What if the database had a machine of its own?',
  about: 'You give the database a machine of its own and measure what that buys and what it costs.',
  idea: 'Give web server and database machines of their own: they no longer fight for one CPU, and each can be sized alone. The price is a network hop and a second machine to run.',
  misconception:
    'Many people think that splitting makes every request faster, and that it removes the single point of failure. It adds one.',
  start: {
    diagram: boxWithBoth('Move the database out', 0.95, { browsers: 480, mobile: 320 }),
    speed: 1,
  },
  palette: ['machine'],
  unlocked: {
    machine: ['cores'],
    'web-server': ['queriesPerPage'],
    database: ['cpuPerQueryMs'],
    link: ['roundTripMs'],
  },
  steps: [...splitSteps, ...splitLimitsSteps],
  tradeoffs: {
    of: 'A machine of its own for the database',
    pros: [
      'Less contention: web server and database no longer share a CPU.',
      'Web server and database can be scaled separately.',
      'A clearer architecture: each machine has one job.',
    ],
    cons: [
      'A slightly more complex set-up.',
      'Network latency between web server and database.',
      'Two servers need monitoring and logging.',
    ],
    stillTrue: [
      'Users connect to the web server directly: offline still means no access.',
      'The load limit has moved, but it is still a limit.',
      'Both machines must work: 99.9 % and 99.9 % in a row make 99.8 %.',
    ],
  },
  notice: [
    'Capacity went from about 40 to 65, and then to about 95 requests/s.',
    'With little traffic a page is about 1 ms slower than before.',
    'There is one more red light that can take everything down.',
  ],
  leavesOut: [
    'Moving the data takes time in which the site stands still.',
    'A real network loses packets and has limits of its own between machines.',
    'The second machine costs money.',
  ],
  takeaway:
    'Split when two parts fight for the same machine. It buys capacity and independent sizing, for a network hop and a second thing to run. It does not mend the two old drawbacks.',
  mistakes: [
    {
      step: 'split',
      thought: 'A second machine is enough; the database can stay where it is.',
      actions: [
        { do: 'add', kind: 'machine', count: 2, x: 912, y: 0 },
        { do: 'run', seconds: 20 },
      ],
    },
    {
      step: 'double-one',
      thought: 'Users talk to the web server, so it is the web server that needs more.',
      actions: [
        { do: 'predict', choice: 0 },
        { do: 'traffic', factor: 2 },
        { do: 'run', seconds: 30 },
        { do: 'set', what: WEB_BOX, key: 'cores', value: 4 },
        { do: 'run', seconds: 30 },
      ],
    },
    {
      step: 'double-one',
      thought: 'More is better, so both machines get more.',
      actions: [
        { do: 'predict', choice: 2 },
        { do: 'traffic', factor: 2 },
        { do: 'run', seconds: 30 },
        { do: 'set', what: WEB_BOX, key: 'cores', value: 4 },
        { do: 'set', what: { machineOf: 'database' }, key: 'cores', value: 4 },
        { do: 'run', seconds: 30 },
      ],
    },
    {
      step: 'hop',
      thought: 'The split costs the same at every load, so the traffic may stay.',
      actions: [
        { do: 'open', fact: 'time-split-opened', of: [{ kind: 'web-browser' }] },
        { do: 'run', seconds: 20 },
      ],
    },
    {
      step: 'monitor',
      thought: 'Users see the web server, so a monitor on its machine is enough.',
      actions: [
        { do: 'open', fact: 'monitor-placed', of: [WEB_BOX] },
        { do: 'power', what: { kind: 'database' }, is: 'stopped' },
        { do: 'run', seconds: 20 },
      ],
    },
  ],
  next: 'The limit is back, and the simplest fix is a bigger machine. How far does that go?',
};
