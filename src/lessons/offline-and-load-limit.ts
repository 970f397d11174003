/** Lesson 3: what users meet when a process stops, a machine is off, a part behind is down, or the load limit is passed. */
import type { Lesson } from './lesson.ts';
import { offlineSteps } from './offline-steps.ts';
import { overloadSteps } from './overload-steps.ts';
import { boxWithBoth } from './start-diagrams.ts';

const WEB = { kind: 'web-server' } as const;
const BOX = { machineOf: 'web-server' } as const;

export const offlineAndLoadLimit: Lesson = {
  id: 'offline-and-load-limit',
  number: 3,
  title: 'Offline and the load limit',
  question: 'Both clients use one server. It stops, or it gets too much. What exactly do the users see?',
  about: 'You stop parts of the site one by one, then send it more than it can do, and see what users meet.',
  idea: 'Users connect to the web server directly. Offline means no access. At its load limit answers get slower first; then requests fail.',
  misconception:
    'Many people think that an overloaded server is like an offline one, and that capacity is where it starts to fail. It is slow long before.',
  start: { diagram: boxWithBoth('Offline and the load limit', 0.5), speed: 1 },
  palette: [],
  unlocked: {},
  steps: [...offlineSteps, ...overloadSteps],
  tradeoffs: {
    of: 'Users connected to the web server directly',
    pros: ['Nothing in between to buy, to configure or to break.'],
    cons: [
      'The fate of the server is the fate of its users: offline means no access.',
      'At its load limit there is no place to shed load or to spread it.',
    ],
    stillTrue: [],
  },
  notice: [
    'The order of the signs: first a line, then slow answers, then failures.',
    'Refused is instant. Silence lasts until the client gives up.',
    'Goodput stays flat while the offered load goes on rising.',
  ],
  leavesOut: [
    'Impatient users reload, which adds load. Here everybody asks once.',
    'Linux tries a dropped connection again after a second; here it does not.',
    'Failures are counted when the client learns of them: a time-out shows up seconds late.',
  ],
  takeaway:
    'A stopped process refuses at once. A machine without power is silent. A full server is slow first and fails later, while it works as hard as ever.',
  mistakes: [
    {
      step: 'stop-web',
      thought: 'Down is down, so I power the machine off.',
      actions: [
        { do: 'predict', choice: 0 },
        { do: 'power', what: BOX, is: 'off' },
        { do: 'run', seconds: 20 },
      ],
    },
    {
      step: 'power-off',
      thought: 'Stopping the web server is the same as no power.',
      actions: [
        { do: 'power', what: WEB, is: 'stopped' },
        { do: 'run', seconds: 20 },
      ],
    },
    {
      step: 'slower',
      thought: 'The limit is where it fails, so I go past it at once.',
      actions: [
        { do: 'traffic', factor: 4 },
        { do: 'run', seconds: 25 },
      ],
    },
    {
      step: 'failing',
      thought: 'A little below the limit is enough to see failures.',
      actions: [
        { do: 'predict', choice: 0 },
        { do: 'traffic', factor: 1.5 },
        { do: 'run', seconds: 25 },
      ],
    },
  ],
  next: 'Web server and database fight for one CPU. What if the database had a machine of its own?',
};
