/** Lays a plan into the engine's memory: a row for every part, in the order of their slots. Rows stay where they are for a whole run. */
import { F, I } from './core/cells.ts';
import { DO } from './core/codes.ts';
import { openDueWork } from './core/due-work.ts';
import { allocate } from './core/heap.ts';
import {
  CALLS,
  CHOICES,
  CLIENTS,
  DISTRIBUTIONS,
  INSTRUCTION,
  LINKS,
  MACHINES,
  MIX,
  MOMENT,
  OPERATIONS,
  PATIENCE,
  POOLS,
  PROCESSES,
  TABLE,
  TARGETS,
} from './core/map.ts';
import { addLeaf, SORT } from './core/next-up.ts';
import { giveUpIdleQueues } from './core/patience.ts';
import { giveUpIdle } from './core/rings.ts';
import type { DistributionTable } from './distribution.ts';
import { enterRow, newRow, rowOf, rowsIn } from './memory.ts';
import type { Plan, SourcePlan } from './plan.ts';
import { openStream } from './streams.ts';

/** Makes rows for what is new, and writes down what may have changed. Conditions, cores and rates are taken on later. */
export function layPlan(plan: Plan, seed: number): void {
  addMachines(plan);
  addProcesses(plan, seed);
  addLinks(plan, seed);
  while (rowsIn(TABLE.pools) < plan.pools.count) newRow(TABLE.pools, POOLS.cells);
  addOperations(plan);
  addSources(plan, seed);
  addDistributions(plan);
  addChoices(plan);
  addProgrammes(plan);
  forgetRings(plan);
  writeProcesses(plan);
  writeLinks(plan);
  writePools(plan);
  writeOperations(plan);
  plan.sourcePlans.forEach((source, slot) => {
    writeSource(rowOf(TABLE.sources, slot), source);
  });
}

function addMachines(plan: Plan): void {
  for (let slot = rowsIn(TABLE.machines); slot < plan.machines.count; slot++) {
    const row = newRow(TABLE.machines, MACHINES.cells);
    const leaf = addLeaf(SORT.machine, row);
    I[row + MACHINES.slot] = slot;
    I[row + MACHINES.leaf] = leaf;
    openDueWork(row);
    for (const place of [MACHINES.rate, MACHINES.cores, MACHINES.speed]) F[(row >> 1) + place] = 1;
    I[row + MACHINES.wholeCores] = 1;
    F[(row >> 1) + MACHINES.sinceMs] = F[MOMENT.clock];
  }
}

function addProcesses(plan: Plan, seed: number): void {
  for (let slot = rowsIn(TABLE.processes); slot < plan.processes.count; slot++) {
    const id = plan.processes.ids[slot];
    const demand = openStream(seed, `${id} demand`);
    const choice = openStream(seed, `${id} choice`);
    const row = newRow(TABLE.processes, PROCESSES.cells);
    I[row + PROCESSES.slot] = slot;
    I[row + PROCESSES.demandStream] = demand;
    I[row + PROCESSES.choiceStream] = choice;
    I[row + PROCESSES.machine] = rowOf(TABLE.machines, plan.machineOf[slot]);
  }
}

function addLinks(plan: Plan, seed: number): void {
  for (let slot = rowsIn(TABLE.links); slot < plan.links.count; slot++) {
    const stream = openStream(seed, `${plan.links.ids[slot]} loss`);
    const row = newRow(TABLE.links, LINKS.cells);
    I[row + LINKS.slot] = slot;
    I[row + LINKS.lossStream] = stream;
  }
}

function addOperations(plan: Plan): void {
  for (let slot = rowsIn(TABLE.operations); slot < plan.operations.count; slot++) {
    const row = newRow(TABLE.operations, OPERATIONS.cells);
    I[row + OPERATIONS.slot] = slot;
  }
}

function addSources(plan: Plan, seed: number): void {
  for (let slot = rowsIn(TABLE.sources); slot < plan.sources.count; slot++) {
    const id = plan.sources.ids[slot];
    const arrivals = openStream(seed, `${id} arrivals`);
    const choice = openStream(seed, `${id} choice`);
    const row = newRow(TABLE.sources, CLIENTS.cells);
    F[(row >> 1) + CLIENTS.gapMs] = Infinity;
    const leaf = addLeaf(SORT.source, row);
    I[row + CLIENTS.slot] = slot;
    I[row + CLIENTS.leaf] = leaf;
    I[row + CLIENTS.arrivalStream] = arrivals;
    I[row + CLIENTS.choiceStream] = choice;
  }
}

function addDistributions({ distributions }: Plan): void {
  for (let slot = rowsIn(TABLE.distributions); slot < distributions.law.length; slot++)
    enterRow(TABLE.distributions, layDistribution(distributions, slot));
}

/** The row of a distribution, for `core/draw.ts`. */
export function layDistribution(table: DistributionTable, slot: number): number {
  const row = allocate(DISTRIBUTIONS.cells);
  I[row + DISTRIBUTIONS.law] = table.law[slot];
  F[(row >> 1) + DISTRIBUTIONS.meanMs] = table.meanMs[slot];
  F[(row >> 1) + DISTRIBUTIONS.first] = table.first[slot];
  F[(row >> 1) + DISTRIBUTIONS.second] = table.second[slot];
  return row;
}

/** The targets of a choice stand side by side. */
function addChoices({ choices }: Plan): void {
  for (let slot = rowsIn(TABLE.choices); slot < choices.start.length; slot++) {
    const many = choices.count[slot];
    const first = allocate(many * TARGETS.cells);
    for (let i = 0; i < many; i++) {
      const target = choices.start[slot] + i;
      const row = first + i * TARGETS.cells;
      enterRow(TABLE.targets, row);
      I[row + TARGETS.operation] = rowOf(TABLE.operations, choices.operation[target]);
      I[row + TARGETS.link] = rowOf(TABLE.links, choices.link[target]);
      F[(row >> 1) + TARGETS.cumulative] = choices.cumulative[target];
    }
    const row = newRow(TABLE.choices, CHOICES.cells);
    I[row + CHOICES.first] = first;
    I[row + CHOICES.count] = many;
    I[row + CHOICES.routing] = choices.routing[slot];
  }
}

/** Calls, forks and instructions. New instructions stand side by side; no step leads from them to older ones. */
function addProgrammes(plan: Plan): void {
  const { calls, forks, does, operand } = plan;
  for (let slot = rowsIn(TABLE.calls); slot < calls.choice.length; slot++) {
    const row = newRow(TABLE.calls, CALLS.cells);
    I[row + CALLS.choice] = rowOf(TABLE.choices, calls.choice[slot]);
    I[row + CALLS.synchronous] = calls.synchronous[slot] ? 1 : 0;
    I[row + CALLS.pool] = rowOf(TABLE.pools, calls.pool[slot]);
    I[row + CALLS.onFailure] = calls.onFailure[slot];
    F[(row >> 1) + CALLS.probability] = calls.probability[slot];
    F[((row + CALLS.wait) >> 1) + PATIENCE.ms] = calls.timeoutMs[slot];
  }
  const known = rowsIn(TABLE.instructions);
  const knownForks = rowsIn(TABLE.forks);
  const block = allocate((does.length - known) * INSTRUCTION.cells);
  for (let slot = known; slot < does.length; slot++)
    enterRow(TABLE.instructions, block + (slot - known) * INSTRUCTION.cells);
  for (let slot = knownForks; slot < forks.length; slot++) {
    const branches = forks[slot];
    const row = newRow(TABLE.forks, 1 + branches.length);
    I[row] = branches.length;
    branches.forEach((first, branch) => {
      I[row + 1 + branch] = rowOf(TABLE.instructions, first);
    });
  }
  for (let slot = known; slot < does.length; slot++) {
    const row = rowOf(TABLE.instructions, slot);
    I[row + INSTRUCTION.does] = does[slot];
    I[row + INSTRUCTION.operand] = operandRow(does[slot], operand[slot]);
  }
}

function operandRow(does: number, operand: number): number {
  if (does === DO.cpu || does === DO.delay) return rowOf(TABLE.distributions, operand);
  if (does === DO.call) return rowOf(TABLE.calls, operand);
  return does === DO.fork ? rowOf(TABLE.forks, operand) : operand;
}

/** Delays may have changed: whoever remembered a ring asks again. */
function forgetRings(plan: Plan): void {
  giveUpIdle();
  giveUpIdleQueues();
  for (let slot = 0; slot < rowsIn(TABLE.targets); slot++)
    I.fill(0, rowOf(TABLE.targets, slot) + TARGETS.ways, rowOf(TABLE.targets, slot) + TARGETS.ways + 3);
  for (let slot = 0; slot < rowsIn(TABLE.calls); slot++)
    I[rowOf(TABLE.calls, slot) + CALLS.wait + PATIENCE.queue] = 0;
  for (let slot = 0; slot < rowsIn(TABLE.pools); slot++)
    I[rowOf(TABLE.pools, slot) + POOLS.wait + PATIENCE.queue] = 0;
  for (let slot = 0; slot < plan.sources.count; slot++) {
    I[rowOf(TABLE.sources, slot) + CLIENTS.connect + PATIENCE.queue] = 0;
    I[rowOf(TABLE.sources, slot) + CLIENTS.total + PATIENCE.queue] = 0;
  }
}

function writeProcesses(plan: Plan): void {
  for (let slot = 0; slot < plan.processes.count; slot++) {
    const row = rowOf(TABLE.processes, slot);
    I[row + PROCESSES.workers] = plan.workers[slot];
    I[row + PROCESSES.backlog] = plan.backlog[slot];
    I[row + PROCESSES.full] = plan.full[slot];
    F[(row >> 1) + PROCESSES.slow] = plan.slow[slot];
  }
}

function writeLinks(plan: Plan): void {
  for (let slot = 0; slot < plan.links.count; slot++) {
    const row = rowOf(TABLE.links, slot);
    I[row + LINKS.cut] = plan.cut[slot];
    F[(row >> 1) + LINKS.latencyMs] = plan.latencyMs[slot];
    F[(row >> 1) + LINKS.msPerByte] = plan.msPerByte[slot];
    F[(row >> 1) + LINKS.loss] = plan.loss[slot];
  }
}

function writePools(plan: Plan): void {
  for (let slot = 0; slot < plan.pools.count; slot++) {
    const row = rowOf(TABLE.pools, slot);
    I[row + POOLS.size] = plan.poolSize[slot];
    I[row + POOLS.outcome] = plan.poolOutcome[slot];
    F[((row + POOLS.wait) >> 1) + PATIENCE.ms] = plan.poolWaitMs[slot];
  }
}

function writeOperations(plan: Plan): void {
  for (let slot = 0; slot < plan.operations.count; slot++) {
    const row = rowOf(TABLE.operations, slot);
    I[row + OPERATIONS.process] = rowOf(TABLE.processes, plan.processOf[slot]);
    I[row + OPERATIONS.entry] = rowOf(TABLE.instructions, plan.entry[slot]);
    I[row + OPERATIONS.write] = plan.write[slot];
    I[row + OPERATIONS.inLoop] = plan.inLoop[slot];
    F[(row >> 1) + OPERATIONS.requestBytes] = plan.requestBytes[slot];
    F[(row >> 1) + OPERATIONS.responseBytes] = plan.responseBytes[slot];
  }
}

function writeSource(row: number, source: SourcePlan | null): void {
  const at = row >> 1;
  const connectMs = source?.connectTimeoutMs ?? Infinity;
  const totalMs = source?.timeoutMs ?? Infinity;
  I[row + CLIENTS.isPlanned] = source ? 1 : 0;
  I[row + CLIENTS.think] = source ? rowOf(TABLE.distributions, source.think) : 0;
  F[at + CLIENTS.connectMs] = connectMs;
  F[at + CLIENTS.totalMs] = totalMs;
  F[((row + CLIENTS.connect) >> 1) + PATIENCE.ms] = connectMs;
  F[((row + CLIENTS.total) >> 1) + PATIENCE.ms] = connectMs < totalMs ? totalMs - connectMs : totalMs;
  const classes = source?.choice.length ?? 0;
  I[row + CLIENTS.classes] = classes;
  if (classes > I[row + CLIENTS.mixRoom]) {
    const mix = allocate(classes * MIX.stride);
    I[row + CLIENTS.mix] = mix;
    I[row + CLIENTS.mixRoom] = classes;
  }
  for (let index = 0; index < classes; index++) {
    const entry = I[row + CLIENTS.mix] + index * MIX.stride;
    I[entry + MIX.choice] = rowOf(TABLE.choices, source?.choice[index] ?? -1);
    F[(entry >> 1) + MIX.cumulative] = source?.cumulative[index] ?? 0;
  }
}
