/** Turns a diagram into the flat model that the engine runs, with notes on what the diagram leaves out and words for what runs. */
import { kinds } from '../catalog/index.ts';
import type { ClientKind, Kind, KindCall, KindOperation, ProcessKind, ProcessPlan } from '../catalog/kind.ts';
import { makeSettings } from '../catalog/settings.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import type {
  Distribution,
  EngineModel,
  MachineModel,
  MixEntry,
  OperationModel,
  PoolModel,
  ProcessModel,
  SourceModel,
  Step,
  Target,
} from '../engine/model.ts';
import { type CompileNote, notesOn } from './compile-notes.ts';
import {
  networkOf,
  ownMachineId,
  ownMachineSettings,
  type Part,
  type Wire,
  type Wiring,
  wire,
} from './wiring.ts';

/** More than this from one client population is cut off: no browser tab computes it in time. */
export const MAX_RATE_PER_SECOND = 100_000;

/** A running operation in words: which component it belongs to and what its message says. */
export interface DescribedOperation {
  readonly component: Component;
  readonly kind: ProcessKind;
  readonly operation: KindOperation;
}

/** One class of requests of a client population. */
export interface DescribedRequest {
  readonly client: Component;
  readonly kind: ClientKind;
  /** "GET page". */
  readonly label: string;
  readonly operation: KindOperation;
  /** Share of this class in the traffic, 0 to 1. */
  readonly share: number;
}

export interface Description {
  /** By the engine's operation id. */
  readonly operation: (operationId: string) => DescribedOperation | undefined;
  /** By client id and index in its mix. */
  readonly request: (source: string, mixIndex: number) => DescribedRequest | undefined;
  readonly requests: (source: string) => readonly DescribedRequest[];
}

export interface Compiled {
  readonly model: EngineModel;
  readonly notes: readonly CompileNote[];
  readonly describe: Description;
}

export function operationId(component: string, key: string): string {
  return `${component}/${key}`;
}

export function compile(diagram: Diagram): Compiled {
  const wiring = wire(diagram);
  const parts = [...wiring.parts.values()];
  const operations = new Map<string, DescribedOperation>();
  const requests = new Map<string, readonly DescribedRequest[]>();
  const model = {
    machines: [] as MachineModel[],
    processes: [] as ProcessModel[],
    operations: [] as OperationModel[],
    links: wiring.wires.map(networkOf),
    pools: [] as PoolModel[],
    sources: [] as SourceModel[],
  };
  for (const part of parts) {
    if (hasRole(part, 'machine')) model.machines.push(drawnMachine(part));
    if (hasRole(part, 'process')) {
      const plan = part.kind.plan(part.settings);
      if (part.machine === ownMachineId(part.component.id)) model.machines.push(ownMachine(part.component));
      model.processes.push(processOf(part, plan));
      model.pools.push(...poolsOf(part, plan, wiring));
      for (const operation of plan.operations) {
        const id = operationId(part.component.id, operation.key);
        model.operations.push(operationOf(id, part, operation, plan, wiring));
        operations.set(id, { component: part.component, kind: part.kind, operation });
      }
    }
    if (hasRole(part, 'client')) {
      const described = requestsOf(part);
      requests.set(part.component.id, described);
      model.sources.push(sourceOf(part, described, diagram.trafficFactor, wiring));
    }
  }
  return {
    model,
    notes: notesOn(wiring, diagram.trafficFactor, MAX_RATE_PER_SECOND),
    describe: {
      operation: (id) => operations.get(id),
      request: (source, mixIndex) => requests.get(source)?.[mixIndex],
      requests: (source) => requests.get(source) ?? [],
    },
  };
}

export function hasRole<R extends Kind['role']>(
  part: Part,
  role: R,
): part is Part<Extract<Kind, { role: R }>> {
  return part.kind.role === role;
}

function drawnMachine({ component, kind, settings }: Part<Extract<Kind, { role: 'machine' }>>): MachineModel {
  const { cores, bootMs } = kind.plan(settings);
  return { id: component.id, cores, bootMs, speed: 1 / component.slowFactor, on: component.power !== 'off' };
}

/** The machine of a process that stands in none: switched with it, never slow by itself. */
function ownMachine(component: Component): MachineModel {
  const settings = ownMachineSettings();
  return {
    id: ownMachineId(component.id),
    cores: settings.number('cores'),
    bootMs: settings.number('bootMs'),
    speed: 1,
    on: component.power !== 'off',
  };
}

function processOf({ component, machine }: Part<ProcessKind>, plan: ProcessPlan): ProcessModel {
  const own = machine === ownMachineId(component.id);
  return {
    id: component.id,
    machine: machine ?? ownMachineId(component.id),
    workers: plan.workers,
    backlogLimit: plan.backlogLimit,
    fullPolicy: plan.fullPolicy,
    // "off" switches an own machine off and leaves its process to start with it; inside a machine it can only be stopped.
    running: own ? component.power !== 'stopped' : component.power === 'on',
    startMs: plan.startMs,
    slowFactor: component.slowFactor,
  };
}

function poolId(component: string, ask: string): string {
  return `${component}:${ask}`;
}

function poolsOf({ component, kind }: Part<ProcessKind>, plan: ProcessPlan, wiring: Wiring): PoolModel[] {
  const { pool } = plan;
  if (pool === null) return [];
  const pooled = new Set(
    plan.operations.flatMap(({ calls }) => calls.filter(({ usesPool }) => usesPool)).map(({ ask }) => ask),
  );
  return kind.asks
    .filter((ask) => pooled.has(ask) && wiring.reached(component.id, ask).length > 0)
    .map((ask) => ({
      id: poolId(component.id, ask),
      size: pool.size,
      waitTimeoutMs: pool.waitTimeoutMs,
      onTimeout: '500',
    }));
}

function operationOf(
  id: string,
  { component }: Part<ProcessKind>,
  operation: KindOperation,
  plan: ProcessPlan,
  wiring: Wiring,
): OperationModel {
  const calls = operation.calls.flatMap((call): Step[] => {
    const targets = wiring.reached(component.id, call.ask).map((wire) => targetOf(wire, call.operation));
    if (targets.length > 0) return [callStep(component.id, call, targets)];
    return call.whenNobody === undefined ? [] : [{ do: 'fail', outcome: call.whenNobody }];
  });
  const slice: Step = {
    do: 'cpu',
    demand: demandOf(operation.cpuMs / (calls.length + 1), plan.cpuVariation),
  };
  return {
    id,
    process: component.id,
    steps: [slice, ...calls.flatMap((call) => [call, slice])],
    requestBytes: operation.requestBytes,
    responseBytes: operation.responseBytes,
    write: operation.write,
  };
}

function callStep(component: string, call: KindCall, targets: readonly Target[]): Step {
  return {
    do: 'call',
    targets,
    routing: call.routing ?? 'random',
    probability: 1,
    synchronous: true,
    pool: call.usesPool ? poolId(component, call.ask) : null,
    timeoutMs: call.timeoutMs,
    onFailure: call.onFailure,
  };
}

function demandOf(meanMs: number, cv: number): Distribution {
  return cv === 0 ? { law: 'deterministic', meanMs } : { law: 'log-normal', meanMs, cv };
}

/** Whoever serves a word of the catalog has every operation that is asked for by it. */
function targetOf({ link, to }: Wire, operation: string): Target {
  return { operation: operationId(to.component.id, operation), link: link.id };
}

function requestsOf({ component, kind, settings }: Part<ClientKind>): DescribedRequest[] {
  const { mix } = kind.plan(settings);
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  return mix.map((entry) => {
    const operation = servedBySomeKind(kind.asks, entry.operation);
    return {
      client: component,
      kind,
      label: operation.label,
      operation,
      share: total > 0 ? entry.weight / total : 0,
    };
  });
}

/** What a request says does not depend on the settings of who answers it, so any server's defaults will do. */
function servedBySomeKind(asks: readonly string[], key: string): KindOperation {
  for (const kind of kinds) {
    if (kind.role !== 'process' || !kind.serves.some((word) => asks.includes(word))) continue;
    const operation = kind.plan(makeSettings(kind, {})).operations.find((candidate) => candidate.key === key);
    if (operation !== undefined) return operation;
  }
  throw new Error(`No component kind serves "${key}".`);
}

function sourceOf(
  { component, kind, settings }: Part<ClientKind>,
  described: readonly DescribedRequest[],
  trafficFactor: number,
  wiring: Wiring,
): SourceModel {
  const plan = kind.plan(settings);
  const mix = described.map(({ label, operation }, index): MixEntry => {
    const wires = new Set(kind.asks.flatMap((ask) => wiring.reached(component.id, ask)));
    const targets = [...wires].map((wire) => targetOf(wire, operation.key));
    return { id: label, weight: plan.mix[index]?.weight ?? 0, targets };
  });
  const sends = component.power === 'on' && mix.some(({ targets }) => targets.length > 0);
  const ratePerSecond = Math.min(plan.ratePerSecond * trafficFactor, MAX_RATE_PER_SECOND);
  return {
    id: component.id,
    arrivals: { mode: 'open', ratePerSecond: sends ? ratePerSecond : 0 },
    mix,
    routing: 'random',
    connectTimeoutMs: plan.connectTimeoutMs,
    timeoutMs: plan.timeoutMs,
  };
}
