/** Lesson 2: web browsers get HTML, mobile clients get JSON; both ask the same server over HTTP. */
import type { Lesson } from './lesson.ts';
import { boxWithBrowsers } from './start-diagrams.ts';

const BROWSER = { kind: 'web-browser' } as const;
const PHONE = { kind: 'mobile-client' } as const;

export const twoClients: Lesson = {
  id: 'two-clients',
  number: 2,
  title: 'Two kinds of clients',
  question: 'A phone wants to use the same site. Does it need a server of its own?',
  idea: 'Web browsers send HTTP requests (GET, POST) and get HTML. Mobile clients call an API and get JSON. Both are HTTP to the same web server.',
  misconception:
    'Many people think that mobile apps talk to the database, or that an API is another kind of network.',
  start: { diagram: boxWithBrowsers('Two kinds of clients', 0.5), speed: 1 },
  palette: ['mobile-client'],
  unlocked: { 'mobile-client': ['accept'] },
  steps: [
    {
      id: 'get',
      title: 'What the browser gets',
      task: 'Send one GET from the web browser and open the content of the response.',
      goals: [
        {
          goal: 'request',
          that: { client: 'web-browser', outcome: 'ok', contentType: 'text/html' },
          and: 'response-opened',
        },
      ],
      hints: [
        'Look at "Send one" below the canvas, then at the Request panel.',
        'Choose "GET page" and press "Send one". When it is answered, open "Response" in the Request panel.',
      ],
      explanation:
        'GET /products asks for a page. The answer is 200, text/html, 20 KB: a finished page that the browser only has to show.',
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
      task: 'Send one POST, a form, and follow it until it is answered.',
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
        'Look at the choice beside "Send one": it names what is sent.',
        'Choose "POST form", press "Send one", and let it run until the answer is there.',
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
      task: 'Add a mobile client and connect it to the same web server.',
      goals: [{ goal: 'joined', from: 'mobile-client', to: 'web-server' }],
      hints: [
        'Look at the palette: one kind is on offer now.',
        'Drag "Mobile client" onto the canvas. Then drag from its handle to the web server.',
      ],
      explanation:
        'The phone speaks HTTP to the same web server as the browser. It never speaks to the database: try it, and read why the connection is refused.',
      solution: [
        { do: 'add', kind: 'mobile-client', x: 0, y: 320 },
        { do: 'connect', from: PHONE, to: { kind: 'web-server' } },
      ],
    },
    {
      id: 'api',
      title: 'What the phone gets',
      task: 'Send "GET data" from the mobile client and open the content of the response.',
      prediction: {
        ask: 'The app on the phone asks GET /api/products/12. What does it get back?',
        choices: [
          {
            text: 'An HTML page',
            feedback:
              'HTML is what a browser shows. The app has its own screens: it only needs what to fill in.',
          },
          {
            text: 'Data as JSON; the app draws the screen',
            feedback: 'Yes. 2 KB of data instead of a 20 KB page. The app on the phone draws the screen itself.',
          },
          {
            text: 'A result of the database',
            feedback:
              'Only the web server speaks to the database. It turns the rows into an answer that every client can read.',
          },
          {
            text: 'Nothing: it needs a server of its own',
            feedback: 'An API is only another set of addresses on the same web server, over the same HTTP.',
          },
        ],
        correct: 1,
        result: {
          measure: { measure: 'completed', of: 'mobile-client', over: 'since-change' },
          words: 'The phone got application/json, 2 KB. Answers so far: {}',
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
        'Look at the list of clients beside "Send one".',
        'Choose the mobile client and "GET data", press "Send one", and open "Response" when it is answered.',
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
              calibration: { low: 0, high: 0 },
            },
            {
              goal: 'measure',
              measure: { measure: 'completed', of: 'mobile-client', over: 10 },
              is: 'at-least',
              value: 20,
              calibration: { low: 0, high: 0 },
            },
            { goal: 'measure', measure: { measure: 'fail-rate', of: 'all', over: 10 }, is: 'at-most', value: 0 },
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
      title: 'Same server, same time?',
      task: 'Compare the p50 of the two clients over the last 20 seconds.',
      prediction: {
        ask: 'Same server, same work. Whose p50 is higher?',
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
            feedback: 'On the server they are equal. But users wait for the network too, and the two networks differ.',
          },
        ],
        correct: 1,
        result: {
          measure: { measure: 'p50', of: 'mobile-client', over: 20 },
          words: 'p50 of the mobile client: {}',
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
          calibration: { low: 0, high: 0 },
        },
      ],
      hints: [
        'Look at the charts: each client has its own line.',
        'Open the comparison of the two clients and let it run for 20 seconds.',
      ],
      explanation:
        'The phone waits longer although the server works the same for both: its round trip takes 150 ms, that of the browser 40 ms.',
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
      task: 'Let the phone fetch pages (HTML) instead of data and watch its p50. Then set it back to data (JSON).',
      goals: [
        {
          goal: 'measure',
          measure: { measure: 'p50', of: 'mobile-client', over: 20 },
          is: 'at-least',
          value: { remembered: 'p50 with JSON', plus: 60 },
          calibration: { low: 0, high: 0 },
        },
        { goal: 'setting', of: PHONE, key: 'accept', is: 'json' },
      ],
      hints: [
        'Select the mobile client and look for "Asks for" in the Inspect panel.',
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
  ],
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
  next: 'Both clients use one server. It stops. What exactly do the users see?',
};
