/** Operations that call each other in circles. */
import { circlesIn } from './circles.ts';
import type { OperationModel, Step } from './model.ts';

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
