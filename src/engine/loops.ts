/** Requests that go in circles: which operations can come back to themselves, and what becomes of messages that go round too often. */
import { circlesIn } from './circles.ts';
import type { Engine } from './engine.ts';
import { reply } from './messages.ts';
import type { OperationModel, Step } from './model.ts';
import { outcomeCode } from './outcome.ts';
import { JOB_AT } from './records.ts';
import { PROCESS } from './statistics.ts';
import { TRACE } from './trace.ts';

/** Drops a message that went round too often. Its caller meets 500. */
export function dropLooped(engine: Engine, job: number, why: number): void {
  const process = engine.state.jobs.cells[job + JOB_AT.process]!;
  const outcome = outcomeCode('500');
  engine.processRows[process * PROCESS.stride + PROCESS.looped]!++;
  engine.traceJob(TRACE.reject, job, process, outcome, why, 0);
  reply(engine, job, outcome);
}

/** Groups of operations that call each other in a circle (one that calls itself is a group), in the order of the model. */
export function loopsOf(operations: readonly OperationModel[]): string[][] {
  const calls = new Map(operations.map(({ id, steps }) => [id, steps.flatMap(calledBy)]));
  return circlesIn(
    operations.map(({ id }) => id),
    (id) => calls.get(id) ?? [],
  );
}

function calledBy(step: Step): string[] {
  if (step.do === 'parallel') return step.branches.flat().flatMap(calledBy);
  return step.do === 'call' ? step.targets.map(({ operation }) => operation) : [];
}
