/** Writes operations as instructions and client populations as rows, for the plan. */

import { DO, FAILED_CALL, ROUTING } from './core/codes.ts';
import type { DistributionTable } from './distribution.ts';
import type { FailurePolicy, OperationModel, Routing, SourceModel, Step, Target } from './model.ts';
import { outcomeCode } from './outcome.ts';
import type { Calls, Choices, SourcePlan } from './plan.ts';
import type { Slots } from './slots.ts';

const ROUTINGS: Readonly<Record<Routing, number>> = {
  random: ROUTING.random,
  'round-robin': ROUTING.roundRobin,
  'least-connections': ROUTING.leastConnections,
};

/** A plan in the making. */
export interface Draft {
  readonly does: number[];
  readonly operand: number[];
  readonly calls: Calls;
  readonly choices: Choices;
  readonly forks: number[][];
  readonly operations: Slots;
  readonly links: Slots;
  readonly pools: Slots;
  readonly distributions: DistributionTable;
  readonly entries: Map<string, number>;
  readonly choiceRows: Map<string, number>;
}

/** Writes an operation's steps as instructions, once: the same steps later give the same place. */
export function assemble(plan: Draft, operation: OperationModel): number {
  const key = `${operation.id} ${JSON.stringify(operation.steps)}`;
  const known = plan.entries.get(key);
  if (known !== undefined) return known;
  const entry = write(plan, operation.id, operation.steps);
  plan.entries.set(key, entry);
  return entry;
}

/** Branches first, so that the instructions of one sequence stand side by side. */
function write(plan: Draft, place: string, steps: readonly Step[]): number {
  const branches = steps.map((step, index) =>
    step.do === 'parallel'
      ? step.branches.map((branch, which) => write(plan, `${place} ${index}.${which}`, branch))
      : [],
  );
  const entry = plan.does.length;
  steps.forEach((step, index) => {
    switch (step.do) {
      case 'call':
        plan.does.push(DO.call);
        plan.operand.push(plan.calls.choice.length);
        plan.calls.choice.push(chooseAmong(plan, `${place} ${index}`, step.targets, step.routing));
        plan.calls.probability.push(step.probability);
        plan.calls.synchronous.push(step.synchronous);
        plan.calls.pool.push(step.pool === null ? -1 : plan.pools.of(step.pool, 'pool'));
        plan.calls.timeoutMs.push(step.timeoutMs ?? Infinity);
        plan.calls.onFailure.push(failureCode(step.onFailure));
        return;
      case 'parallel':
        plan.does.push(DO.fork);
        plan.operand.push(plan.forks.length);
        plan.forks.push(branches[index]!);
        return;
      case 'fail':
        plan.does.push(DO.fail);
        plan.operand.push(outcomeCode(step.outcome));
        return;
      default:
        plan.does.push(step.do === 'cpu' ? DO.cpu : DO.delay);
        plan.operand.push(plan.distributions.add(step.do === 'cpu' ? step.demand : step.time));
    }
  });
  plan.does.push(DO.end);
  plan.operand.push(0);
  return entry;
}

function failureCode(policy: FailurePolicy): number {
  if (policy === 'ignore') return FAILED_CALL.ignore;
  return policy === 'relay' ? FAILED_CALL.relay : outcomeCode(policy);
}

function chooseAmong(plan: Draft, place: string, targets: readonly Target[], routing: Routing): number {
  if (targets.length === 0) throw new Error(`The call at "${place}" has no target.`);
  const key = `${place} ${routing} ${JSON.stringify(targets)}`;
  const known = plan.choiceRows.get(key);
  if (known !== undefined) return known;
  const { choices } = plan;
  const row = choices.start.length;
  plan.choiceRows.set(key, row);
  choices.start.push(choices.operation.length);
  choices.count.push(targets.length);
  choices.routing.push(ROUTINGS[routing]);
  const total = targets.reduce((sum, { weight = 1 }) => sum + weight, 0);
  let sum = 0;
  for (const target of targets) {
    sum += target.weight ?? 1;
    choices.operation.push(plan.operations.of(target.operation, 'operation'));
    choices.link.push(target.link === null ? -1 : plan.links.of(target.link, 'link'));
    choices.cumulative.push(sum / total);
  }
  return row;
}

export function planSource(plan: Draft, source: SourceModel): SourcePlan {
  const { arrivals } = source;
  const { mix } = source;
  const reachable = mix.some((entry) => entry.targets.length > 0);
  let sum = 0;
  return {
    rate: arrivals.mode === 'open' && reachable ? arrivals.ratePerSecond : 0,
    population: arrivals.mode === 'closed' && reachable ? arrivals.population : 0,
    think: arrivals.mode === 'closed' ? plan.distributions.add(arrivals.think) : -1,
    connectTimeoutMs: source.connectTimeoutMs ?? Infinity,
    timeoutMs: source.timeoutMs ?? Infinity,
    choice: mix.map((entry) =>
      entry.targets.length === 0
        ? -1
        : chooseAmong(plan, `${source.id} ${entry.id}`, entry.targets, source.routing),
    ),
    cumulative: mix.map((entry) => {
      if (entry.targets.length > 0) sum += entry.weight;
      return sum;
    }),
    classes: mix.map((entry) => entry.id),
  };
}
