/** The life of every component through a run: one column of states for each window, folded from its measurements. */
import { UNLIMITED } from '../engine/core/codes.ts';
import { MACHINE, PROCESS } from '../engine/core/measured.ts';
import type { EngineModel, Target } from '../engine/model.ts';
import type { Plan } from '../engine/plan.ts';
import { componentEventCode, INITIAL_LIFE, nextLife } from './component-life.ts';
import { steadied, type WindowMeasures, windowEvent } from './window-event.ts';

/** What is remembered of one sort of components from window to window; it belongs to a checkpoint. */
export class LifeMemory {
  code = new Uint8Array(0);
  cpuShare = new Float64Array(0);
  busyShare = new Float64Array(0);
  queue = new Float64Array(0);

  resize(slots: number): void {
    if (slots <= this.code.length) return;
    const { code, cpuShare, busyShare, queue } = this;
    this.code = new Uint8Array(slots).fill(INITIAL_LIFE);
    this.cpuShare = new Float64Array(slots);
    this.busyShare = new Float64Array(slots);
    this.queue = new Float64Array(slots);
    this.code.set(code);
    this.cpuShare.set(cpuShare);
    this.busyShare.set(busyShare);
    this.queue.set(queue);
  }

  copy(): LifeMemory {
    const copy = new LifeMemory();
    copy.code = this.code.slice();
    copy.cpuShare = this.cpuShare.slice();
    copy.busyShare = this.busyShare.slice();
    copy.queue = this.queue.slice();
    return copy;
  }

  /** One window further, with shares and the line steadied. */
  step(slot: number, measures: WindowMeasures): void {
    const cpuShare = steadied(this.cpuShare[slot] ?? 0, measures.cpuShare);
    const busyShare = steadied(this.busyShare[slot] ?? 0, measures.busyShare);
    const queueLength = steadied(this.queue[slot] ?? 0, measures.queueLength);
    this.cpuShare[slot] = cpuShare;
    this.busyShare[slot] = busyShare;
    this.queue[slot] = queueLength;
    const event = windowEvent({ ...measures, cpuShare, busyShare, queueLength });
    this.code[slot] = nextLife(this.code[slot] ?? INITIAL_LIFE, componentEventCode(event));
  }
}

/** The lives of processes and machines. */
export class LifeColumns {
  processes = new LifeMemory();
  machines = new LifeMemory();

  /** What happens to the copy from now on does not happen to this one. */
  copy(): LifeColumns {
    const copy = new LifeColumns();
    copy.processes = this.processes.copy();
    copy.machines = this.machines.copy();
    return copy;
  }

  /** Folds one window of `windowMs` into the states. */
  fold(plan: Plan, rows: { processes: Float64Array; machines: Float64Array }, windowMs: number): void {
    this.processes.resize(plan.processes.count);
    this.machines.resize(plan.machines.count);
    const cpuShare = (machine: number): number => {
      const at = machine * MACHINE.stride;
      return (
        (rows.machines[at + MACHINE.busyMs] ?? 0) / (windowMs * (rows.machines[at + MACHINE.cores] ?? 1))
      );
    };
    const isOn = (machine: number): boolean =>
      (rows.machines[machine * MACHINE.stride + MACHINE.condition] ?? 0) > 0;
    const open = reachableProcesses(plan.model);
    for (let process = 0; process < plan.processes.count; process++) {
      const at = process * PROCESS.stride;
      const value = (column: number): number => rows.processes[at + column] ?? 0;
      const machine = plan.machineOf[process] ?? 0;
      const workers = plan.workers[process] ?? UNLIMITED;
      const backlog = plan.backlog[process] ?? UNLIMITED;
      this.processes.step(process, {
        on: isOn(machine),
        running: plan.running[process] === 1,
        starting: value(PROCESS.condition) === 1,
        reachable: open.get(plan.processes.ids[process] ?? '') ?? true,
        cpuShare: cpuShare(machine),
        ownCpuShare: value(PROCESS.cpuMs) / (windowMs * (plan.cores[machine] ?? 1)),
        busyShare: workers === UNLIMITED ? 0 : value(PROCESS.busyIntegral) / windowMs / workers,
        queueLength: value(PROCESS.queueIntegral) / windowMs,
        queueLimit: backlog === UNLIMITED ? null : backlog,
        rejected: value(PROCESS.rejected),
        arrived: value(PROCESS.arrived),
      });
    }
    for (let machine = 0; machine < plan.machines.count; machine++) {
      const share = cpuShare(machine);
      this.machines.step(machine, {
        on: isOn(machine),
        running: isOn(machine),
        starting: isBooting(plan, rows.processes, machine),
        reachable: true,
        cpuShare: share,
        ownCpuShare: share,
        busyShare: share,
        queueLength: 0,
        queueLimit: null,
        rejected: 0,
        arrived: share > 0 ? 1 : 0,
      });
    }
  }
}

/** A machine counts as starting while every process on it does. */
function isBooting(plan: Plan, processes: Float64Array, machine: number): boolean {
  let starting = 0;
  for (let process = 0; process < plan.processes.count; process++) {
    if (plan.machineOf[process] !== machine || plan.running[process] !== 1) continue;
    if (processes[process * PROCESS.stride + PROCESS.condition] !== 1) return false;
    starting++;
  }
  return starting > 0;
}

/** Of every process that somebody is joined to: whether at least one way to it is not cut. */
function reachableProcesses(model: EngineModel): ReadonlyMap<string, boolean> {
  const cut = new Set(model.links.filter((link) => link.cut).map((link) => link.id));
  const processOf = new Map(model.operations.map((operation) => [operation.id, operation.process]));
  const open = new Map<string, boolean>();
  const note = (target: Target): void => {
    const process = processOf.get(target.operation);
    if (process === undefined) return;
    const passable = target.link === null || !cut.has(target.link);
    open.set(process, (open.get(process) ?? false) || passable);
  };
  for (const source of model.sources) for (const { targets } of source.mix) targets.forEach(note);
  for (const { steps } of model.operations)
    for (const step of steps) if (step.do === 'call') step.targets.forEach(note);
  return open;
}
