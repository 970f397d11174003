/** The opening example: one machine holds everything; browsers and phones use it. */
import { component, diagramOf } from './drawing.ts';
import type { Example } from './example.ts';

const inBox = { machine: 'box-1' };

export const singleServer: Example = {
  id: 'single-server',
  title: 'Single server',
  question: 'One machine does everything. How much can it take, and what happens when a part of it stops?',
  diagram: diagramOf(
    'Single server',
    [
      component('browsers-1', 'web-browser', 0, 80),
      component('mobile-1', 'mobile-client', 0, 320),
      component('box-1', 'machine', 304, 0, { width: 528, height: 528 }),
      component('web-1', 'web-server', 16, 208, inBox),
      component('db-1', 'database', 304, 48, inBox),
      component('cache-1', 'cache', 304, 208, inBox),
      component('static-1', 'static-files', 304, 368, inBox),
    ],
    [
      ['browsers-1', 'web-1'],
      ['mobile-1', 'web-1'],
      ['web-1', 'db-1'],
      ['web-1', 'cache-1'],
      ['web-1', 'static-1'],
    ],
  ),
  experiments: [
    {
      question: 'Stop the database. Who notices?',
      tryThis: 'Select db-1, stop it, and look at what the users see.',
    },
    {
      question: 'Three times the traffic. What breaks first?',
      tryThis: 'Move the traffic slider to 3 and watch the queue of web-1, then the failures.',
    },
    {
      question: 'Stop the web server, or power off the machine. Which one do users learn of sooner?',
      tryThis: 'Stop web-1 and start it again, then power off box-1, and compare what the users see.',
    },
  ],
};
