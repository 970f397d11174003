/** Lesson 2, first half: what GET and POST bring to the browser, and what the API brings to the phone. */
import type { Step } from './lesson.ts';

const BROWSER = { kind: 'web-browser' } as const;
const PHONE = { kind: 'mobile-client' } as const;

export const messageSteps: readonly Step[] = [
  {
    id: 'get',
    title: 'What the browser gets',
    task: 'Send one GET: a request that only reads. When it is answered, open "Response" in the Request panel.',
    goals: [
      {
        goal: 'request',
        that: { client: 'web-browser', outcome: 'ok', contentType: 'text/html' },
        and: 'response-opened',
      },
    ],
    hints: [
      'Look at "Send one", then at the Request panel.',
      'Press the arrow beside "Send one" and choose "GET page". When it is answered, open "Response" in the Request panel.',
    ],
    explanation:
      'GET /products asks for a page. The answer is 200, which means that all went well, and text/html, 20 KB: a finished page that the browser only has to show.',
    speed: 1 / 20,
    solution: [
      { do: 'send', from: BROWSER, mixIndex: 0 },
      { do: 'run', seconds: 3 },
      { do: 'open', fact: 'response-opened' },
    ],
  },
  {
    id: 'post',
    title: 'What a form does',
    task: 'Send one POST: a request that changes something, here a form. The arrow beside "Send one" has it. Wait for its answer.',
    goals: [
      {
        goal: 'request',
        that: {
          client: 'web-browser',
          requestClass: 'POST form',
          byHand: true,
          outcome: 'ok',
          writes: true,
          visits: ['database'],
        },
      },
    ],
    hints: [
      'Look at the arrow beside "Send one": it opens the list of what can be sent.',
      'Press the arrow, choose "POST form", and let it run until the answer is there.',
    ],
    explanation:
      'A POST changes something: the last of its queries is a write into the database. On the canvas, writes are squares and reads are circles.',
    speed: 1 / 20,
    solution: [
      { do: 'send', from: BROWSER, mixIndex: 1 },
      { do: 'run', seconds: 3 },
    ],
  },
  {
    id: 'add-phone',
    title: 'A phone',
    task: 'Add a mobile client and connect it to the same web server, as you connected the browser.',
    goals: [{ goal: 'joined', from: 'mobile-client', to: 'web-server' }],
    hints: [
      'Look at the list of parts: "Mobile client" can be used now.',
      'Drag "Mobile client" onto the canvas. Then drag from the small circle on its edge to the web server.',
    ],
    explanation:
      'The phone asks the same web server as the browser, in the same language: HTTP, the language of the web. It never speaks to the database: try it, and read why the connection is refused.',
    solution: [
      { do: 'add', kind: 'mobile-client', x: 0, y: 320 },
      { do: 'connect', from: PHONE, to: { kind: 'web-server' } },
    ],
  },
  {
    id: 'api',
    title: 'What the phone gets',
    task: 'Send "GET data" from the mobile client, with the arrow beside "Send one". When it is answered, open "Response" in the Request panel.',
    prediction: {
      ask: 'The app on the phone asks GET /api/products/12. What does it get back?',
      choices: [
        {
          text: 'A finished page, as the browser got (HTML)',
          feedback:
            'HTML is what a browser shows. The app has its own screens: it only needs what to fill in.',
        },
        {
          text: 'Only the data (JSON); the app draws the screen',
          feedback:
            'Yes. 2 KB of data instead of a 20 KB page. The app on the phone draws the screen itself.',
        },
        {
          text: 'A result of the database',
          feedback:
            'Only the web server speaks to the database. It turns the rows into an answer that every client can read.',
        },
        {
          text: 'Nothing: it needs a server of its own',
          feedback:
            'What apps ask is called an API: only another set of addresses on the same web server, over the same HTTP.',
        },
      ],
      correct: 1,
      result: {
        measure: { measure: 'response-size' },
        words: 'The phone gets {} of data (application/json)',
      },
    },
    goals: [
      {
        goal: 'request',
        that: { client: 'mobile-client', outcome: 'ok', contentType: 'application/json' },
        and: 'response-opened',
      },
    ],
    hints: [
      'Look at the arrow beside "Send one": the mobile client has entries of its own.',
      'Press the arrow and choose "GET data" of the mobile client. Open "Response" when it is answered.',
    ],
    explanation:
      'The same server, the same queries behind it, another format: application/json instead of text/html, a tenth of the bytes.',
    speed: 1 / 20,
    solution: [
      { do: 'predict', choice: 1 },
      { do: 'send', from: PHONE, mixIndex: 0 },
      { do: 'run', seconds: 3 },
      { do: 'open', fact: 'response-opened' },
    ],
  },
];
