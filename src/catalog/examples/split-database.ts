/** The example with the database on a machine of its own. */
import { component, diagramOf } from './drawing.ts';
import type { Example } from './example.ts';

const inWebBox = { machine: 'box-1' };

export const splitDatabase: Example = {
  id: 'split-database',
  title: 'Split database',
  question: 'The database has its own machine now. What gets better, and what does it cost?',
  diagram: diagramOf(
    'Split database',
    [
      component('browsers-1', 'web-browser', 0, 0),
      component('mobile-1', 'mobile-client', 0, 240),
      component('box-1', 'machine', 304, 0, { width: 528, height: 368 }),
      component('box-2', 'machine', 592, 416, { width: 240, height: 208 }),
      component('web-1', 'web-server', 16, 128, inWebBox),
      component('cache-1', 'cache', 304, 48, inWebBox),
      component('static-1', 'static-files', 304, 208, inWebBox),
      component('db-1', 'database', 16, 48, { machine: 'box-2' }),
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
      question: 'Twice the traffic. Which machine is busy first?',
      tryThis: 'Move the traffic slider to 2 and compare the CPU of box-1 and box-2.',
    },
    {
      question: 'A far away database. How slow is a page now?',
      tryThis: 'Select the link from web-1 to db-1 and set its round trip to 80 ms.',
    },
    {
      question: 'Cut the link to the database. Why do all pages fail late?',
      tryThis: 'Cut the link from web-1 to db-1 and watch the workers of web-1.',
    },
  ],
};
