/** The benchmark table: `npm run bench`, or `npm run bench -- --json`. `--opening`: only how the page opens. */
import { canvasRows } from './canvas-rows.ts';
import { engineRows } from './engine-rows.ts';
import { openingRows } from './opening-rows.ts';
import { printTable } from './row.ts';
import { scalingRows } from './scaling-rows.ts';
import { seekRows } from './seek-rows.ts';
import { workerRows } from './worker-rows.ts';

const rows = process.argv.includes('--opening')
  ? await openingRows()
  : [
      ...engineRows(),
      ...seekRows(),
      ...scalingRows(),
      ...(await workerRows()),
      ...(await openingRows()),
      ...(await canvasRows()),
    ];
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else printTable(rows);
