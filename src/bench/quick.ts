/** A quick look at the speed, for work on the core: mm8, tiers or hurried. */
import { Engine } from '../engine/engine.ts';
import { allowWebAssembly } from '../engine/memory.ts';
import { compile } from '../simulation/compile.ts';
import { singleQueue, speedOf } from './engine-rows.ts';
import { threeTiers } from './three-tiers.ts';

const what = process.argv[2] ?? 'all';
allowWebAssembly(process.argv[3] === 'wasm');
const n = Number(process.argv[4] ?? 1);
const check = (name: string, model: ConstructorParameters<typeof Engine>[0], seconds: number) => {
  const engine = new Engine(model, 1);
  engine.runUntil(1000);
  console.log(name, engine.hash, engine.sent, engine.events, speedOf(model, seconds));
};
if (what === 'mm8' || what === 'all') check('mm8', singleQueue(), 1000 * n);
if (what === 'tiers' || what === 'all') check('tiers', compile(threeTiers(100_000, false)).model, n);
if (what === 'hurried' || what === 'all') check('hurried', compile(threeTiers(100_000, true)).model, n);
