/** The benchmark table: `npm run bench`, or `npm run bench -- --json`. */
import { canvasRows } from './canvas-rows.ts';
import { engineRows } from './engine-rows.ts';
import { printTable } from './row.ts';
import { scalingRows } from './scaling-rows.ts';
import { seekRows } from './seek-rows.ts';
import { workerRows } from './worker-rows.ts';

const rows = [
  ...engineRows(),
  ...seekRows(),
  ...scalingRows(),
  ...(await workerRows()),
  ...(await canvasRows()),
];
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else printTable(rows);
