/** What a process' card shows at a moment: who sits in its cells, who waits in its line, and in which limits. */

import { kindOf } from '../catalog/index.ts';
import { makeSettings } from '../catalog/settings.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import type { FullPolicy } from '../engine/model.ts';
import type { ComponentState } from '../simulation/component-life.ts';
import type { Figures } from '../simulation/figures.ts';
import type { ProcessOccupancy } from '../simulation/occupancy.ts';
import { heldIn, heldOnAverage } from './capacity-words.ts';
import type { ProcessNow } from './draw-cards.ts';

interface Limits {
  readonly workers: number | null;
  readonly backlogLimit: number | null;
  readonly fullPolicy: FullPolicy;
}

const known = new WeakMap<Component, Limits>();

function limitsOf(component: Component): Limits {
  const before = known.get(component);
  if (before) return before;
  const kind = kindOf(component.kind);
  if (kind.role !== 'process') throw new Error(`${component.name} has no workers: it is a ${kind.role}.`);
  const { workers, backlogLimit, fullPolicy } = kind.plan(makeSettings(kind, component.parameters));
  const capacity = { workers, backlogLimit, fullPolicy };
  known.set(component, capacity);
  return capacity;
}

function machineOf(diagram: Diagram, { machine }: Component): Component | undefined {
  return machine === undefined ? undefined : diagram.components.find(({ id }) => id === machine);
}

function isDown(diagram: Diagram, component: Component): boolean {
  return component.power !== 'on' || (machineOf(diagram, component)?.power ?? 'on') !== 'on';
}

/** `sampled`: not every request is in sight, so the measured means speak. */
export function processNow(
  diagram: Diagram,
  component: Component,
  occupancy: ProcessOccupancy | undefined,
  figures: Figures | undefined,
  sampled: boolean,
): ProcessNow {
  const exact = heldIn(occupancy);
  const held = sampled && figures?.role === 'process' ? heldOnAverage(figures, exact) : exact;
  return { ...limitsOf(component), occupancy, held, down: isDown(diagram, component), sampled };
}

/** What the learner switched takes effect at once, before the run reports it. */
export function stateShown(
  diagram: Diagram,
  component: Component,
  reported: ComponentState | undefined,
): ComponentState {
  const machine = machineOf(diagram, component);
  if (machine && machine.power !== 'on') return 'unreachable';
  if (component.power !== 'on') return 'stopped';
  return reported ?? 'idle';
}
