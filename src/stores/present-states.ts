/** The state of each part at the playhead: measured by windows, but a switch thrown since the last one shows at once. */
import type { Component, Diagram } from '../diagram/diagram.ts';
import { type ComponentState, isOnline, publicState } from '../simulation/component-life.ts';
import type { Layout, WindowResult } from '../simulation/results.ts';

export interface WindowsAround {
  /** The last window before the playhead. */
  readonly last: WindowResult | undefined;
  /** The one that the playhead stands in, if it is computed. */
  readonly around: WindowResult | undefined;
  /** Since when the system stands as it does at the playhead. */
  readonly stoodSinceMs: number;
}

export function presentStates(
  windows: WindowsAround,
  layout: Layout,
  diagram: Diagram,
): Map<string, ComponentState> {
  return new Map(
    diagram.components.flatMap((component): [string, ComponentState][] => {
      const state = presentState(windows, layout, component);
      return state ? [[component.id, state]] : [];
    }),
  );
}

function presentState(
  { last, around, stoodSinceMs }: WindowsAround,
  layout: Layout,
  { id, power }: Component,
): ComponentState | null {
  const process = layout.processes.indexOf(id);
  const machine = layout.machines.indexOf(id);
  if (process < 0 && machine < 0) return null;
  if (power !== 'on') return 'stopped';
  const stateIn = (window: WindowResult | undefined): ComponentState =>
    publicState((process >= 0 ? window?.processLife[process] : window?.machineLife[machine]) ?? 0);
  const measured = stateIn(last);
  if (!around || stoodSinceMs < around.fromMs) return measured;
  const next = stateIn(around);
  // How busy it is takes a whole window to say; whether it serves at all does not.
  return isOnline(measured) && isOnline(next) ? measured : next;
}
