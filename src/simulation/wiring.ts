/** Who stands where and who reaches whom: the drawn diagram, resolved to machines, links and targets. */
import { kindOf } from '../catalog/index.ts';
import type { Kind, Settings } from '../catalog/kind.ts';
import { machine as machineKind } from '../catalog/machine.ts';
import { makeSettings } from '../catalog/settings.ts';
import type { Component, Diagram, Link } from '../diagram/diagram.ts';
import type { LinkModel } from '../engine/model.ts';

/** There and back between two processes, milliseconds, when the link does not say. */
export const ROUND_TRIP_MS = { sameMachine: 0.05, sameDataCentre: 0.5 } as const;

export interface Part<K extends Kind = Kind> {
  readonly component: Component;
  readonly kind: K;
  readonly settings: Settings;
  /** Id of the machine it runs on: the one it stands in, or its own; of a machine its own id; of a client null. */
  readonly machine: string | null;
}

/** A link with both its ends found. */
export interface Wire {
  readonly link: Link;
  readonly from: Part;
  readonly to: Part;
}

export interface Wiring {
  readonly parts: ReadonlyMap<string, Part>;
  readonly wires: readonly Wire[];
  /** Whom `from` reaches for what it asks, each once, in the order drawn. */
  readonly reached: (from: string, ask: string) => readonly Wire[];
}

/** The machine that a process without one has for itself. */
export function ownMachineId(componentId: string): string {
  return `own:${componentId}`;
}

/** The settings of a machine that nobody drew. */
export function ownMachineSettings(): Settings {
  return makeSettings(machineKind, {});
}

export function wire(diagram: Diagram): Wiring {
  const drawn = new Map(diagram.components.map((component) => [component.id, component]));
  const parts = new Map<string, Part>();
  for (const component of diagram.components) {
    const kind = kindOf(component.kind);
    parts.set(component.id, {
      component,
      kind,
      settings: makeSettings(kind, component.parameters),
      machine: standsOn(component, kind, drawn),
    });
  }
  const wires = diagram.links.flatMap((link) => resolve(link, parts));
  const byAsk = new Map<string, Wire[]>();
  for (const found of wires) {
    for (const ask of found.from.kind.asks) {
      if (!found.to.kind.serves.includes(ask)) continue;
      const key = `${found.from.component.id}:${ask}`;
      const list = byAsk.get(key) ?? [];
      if (!list.some((other) => other.to === found.to)) byAsk.set(key, [...list, found]);
    }
  }
  return { parts, wires, reached: (from, ask) => byAsk.get(`${from}:${ask}`) ?? [] };
}

function standsOn(component: Component, kind: Kind, drawn: ReadonlyMap<string, Component>): string | null {
  if (kind.role === 'client') return null;
  if (kind.role === 'machine') return component.id;
  const holder = component.machine === undefined ? undefined : drawn.get(component.machine);
  return holder !== undefined && kindOf(holder.kind).role === 'machine'
    ? holder.id
    : ownMachineId(component.id);
}

/** A link drawn to a machine reaches the first process there that serves what the sender asks. */
function resolve(link: Link, parts: ReadonlyMap<string, Part>): Wire[] {
  const from = parts.get(link.from);
  const end = parts.get(link.to);
  if (from === undefined || end === undefined) return [];
  if (end.kind.role !== 'machine') return [{ link, from, to: end }];
  const inside = [...parts.values()].find((part) => part.machine === link.to && canAsk(from, part));
  return [{ link, from, to: inside ?? end }];
}

export function canAsk(from: Part, to: Part): boolean {
  return from.kind.asks.some((ask) => to.kind.serves.includes(ask));
}

/** The network of a wire. A client brings its own network; other links take their length from where their ends stand. */
export function networkOf({ link, from, to }: Wire): LinkModel {
  const model = { id: link.id, cut: link.cut };
  if (from.kind.role === 'client') {
    const plan = from.kind.plan(from.settings);
    const roundTripMs = plan.roundTripMs * from.component.slowFactor + (link.roundTripMs ?? 0);
    return { ...model, latencyMs: roundTripMs / 2, megabitsPerSecond: plan.megabitsPerSecond };
  }
  const placement = from.machine === to.machine ? ROUND_TRIP_MS.sameMachine : ROUND_TRIP_MS.sameDataCentre;
  return { ...model, latencyMs: (link.roundTripMs ?? placement) / 2, megabitsPerSecond: null };
}
