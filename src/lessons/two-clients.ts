/** Lesson 2: web browsers get HTML, mobile clients get JSON; both ask the same server over HTTP. */
import type { Lesson } from './lesson.ts';
import { messageSteps } from './message-steps.ts';
import { networkSteps } from './network-steps.ts';
import { boxWithBrowsers } from './start-diagrams.ts';

const BROWSER = { kind: 'web-browser' } as const;
const PHONE = { kind: 'mobile-client' } as const;

export const twoClients: Lesson = {
  id: 'two-clients',
  number: 2,
  title: 'Two kinds of clients',
  question: 'A phone wants to use the same site. Does it need a server of its own?',
  about: 'You connect a phone to the site and compare what it gets with what a browser gets.',
  idea: 'Web browsers send HTTP requests (GET, POST) and get HTML. Mobile clients call an API and get JSON. Both are HTTP to the same web server.',
  misconception:
    'Many people think that mobile apps talk to the database, or that an API is another kind of network.',
  start: { diagram: boxWithBrowsers('Two kinds of clients', 0.5), speed: 1 },
  palette: ['mobile-client'],
  unlocked: { 'mobile-client': ['accept'] },
  steps: [...messageSteps, ...networkSteps],
  tradeoffs: {
    of: 'A JSON API beside HTML pages',
    pros: [
      'Light answers: data without layout.',
      'Many kinds of clients can use it.',
      'The client draws the screen, so it can look as it likes.',
    ],
    cons: [
      'Two contracts to keep stable: the pages and the API.',
      'Released apps cannot be changed at will.',
      'More round trips when one screen needs several calls.',
    ],
    stillTrue: [],
  },
  notice: [
    'On the server the two requests look the same. Only format, bytes and network differ.',
    'Both clients share one fate: the next lesson shows what that means.',
  ],
  leavesOut: [
    'Opening a connection takes round trips of its own; here connections stay open.',
    'A page brings pictures and scripts that are fetched separately.',
    'Every user of a kind has the same network here. Real networks differ from moment to moment.',
  ],
  takeaway:
    'Browsers get HTML, apps get JSON, from the same web server over the same HTTP. What differs is the format, the bytes and the network.',
  mistakes: [
    {
      step: 'add-phone',
      thought: 'The app needs data, so it talks to the database.',
      actions: [
        { do: 'add', kind: 'mobile-client', x: 0, y: 320 },
        { do: 'connect', from: PHONE, to: { kind: 'database' } },
        { do: 'run', seconds: 10 },
      ],
    },
    {
      step: 'api',
      thought: 'A request is a request, so I look at one of the browser again.',
      actions: [
        { do: 'predict', choice: 0 },
        { do: 'send', from: BROWSER, mixIndex: 0 },
        { do: 'run', seconds: 3 },
        { do: 'open', fact: 'response-opened' },
      ],
    },
    {
      step: 'html-on-phone',
      thought: 'The phone is slow because the server is busy: with half the traffic it would be fast.',
      actions: [
        { do: 'traffic', factor: 0.2 },
        { do: 'run', seconds: 30 },
      ],
    },
  ],
  next: 'Both clients use one server. It stops, or it gets too much. What exactly do the users see?',
};
