/** A checkpoint as the page keeps it, in case the worker dies: without what the script tells again. */
import { scenarioOf } from '../diagram/scenario.ts';
import { makePlan, type Plan } from '../engine/plan.ts';
import { compile } from './compile.ts';
import type { LogEntry, RunRecipe } from './edit-log.ts';
import { LifeColumns, type LifeMemory } from './life-columns.ts';
import { layoutOf, type RunCheckpoint } from './run-cursor.ts';
import { running, type Standing, stepsOf } from './scenario-steps.ts';
import { Standings } from './standings.ts';

/** Threads copy what they send; classes are lost on the way. */
type Lives = { readonly [Sort in 'processes' | 'machines']: Partial<LifeMemory> };

export interface HandedCheckpoint {
  readonly atMs: number;
  readonly events: number;
  /** Entries of the log that had taken effect. */
  readonly logLength: number;
  /** The engine's memory. */
  readonly cells: Int32Array;
  readonly lives: Lives;
}

export function handOver({ atMs, events, logLength, engine, lives }: RunCheckpoint): HandedCheckpoint {
  return { atMs, events, logLength, cells: engine.cells, lives };
}

/** Slots only grow, in the order in which components came by the log; steps of the scenario bring none. */
function planOf(base: RunRecipe['base'], log: readonly LogEntry[], standing: Standing): Plan {
  let plan = makePlan(compile(base).model, null);
  for (const { change } of log)
    if (change.what === 'diagram') plan = makePlan(compile(change.diagram).model, plan);
  return makePlan(compile(running(standing)).model, plan);
}

/** The checkpoint that was handed over, of the run with this recipe. All that was due at its time had taken effect. */
export function takeBack(handed: HandedCheckpoint, recipe: RunRecipe): RunCheckpoint {
  const { atMs, events, logLength, cells } = handed;
  const log = recipe.log.slice(0, logLength);
  const standing = new Standings(recipe.base, log).at(atMs);
  const stepCount = stepsOf(scenarioOf(recipe.base)).filter((step) => step.atMs <= atMs).length;
  const plan = planOf(recipe.base, log, standing);
  const version = log.findLastIndex(({ change }) => change.what === 'diagram') + 1;
  const lives = new LifeColumns();
  Object.assign(lives.processes, handed.lives.processes);
  Object.assign(lives.machines, handed.lives.machines);
  return {
    ...{ atMs, events, logLength, stepCount, standing, lives },
    engine: { plan, cells },
    layout: layoutOf({ plan }, version),
  };
}
