/** What a monitor on a machine keeps showing: its state, its CPU, and for each process its state and what it answers. */
import { kindOf } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { findComponent } from '../diagram/edits.ts';
import type { ComponentState } from '../simulation/component-life.ts';
import { type StateIcon, type StateTone, stateWords } from '../simulation/component-words.ts';
import { amount, percent } from './figure-words.ts';
import type { ResultsState } from './results-store.ts';

export interface MonitoredState {
  readonly word: string;
  readonly icon: StateIcon;
  readonly tone: StateTone;
}

export interface MonitoredProcess {
  readonly id: string;
  readonly name: string;
  readonly state: MonitoredState | null;
  /** "15 answered/s". */
  readonly good: string;
  /** "3.2 failed/s": answered with an error or turned away. */
  readonly bad: string;
  readonly isBad: boolean;
}

export interface Monitor {
  readonly machine: string;
  readonly name: string;
  readonly state: MonitoredState | null;
  /** 0 to 1. */
  readonly cpuShare: number;
  /** "CPU 35 %". */
  readonly cpu: string;
  readonly processes: readonly MonitoredProcess[];
}

type Measured = Pick<ResultsState, 'figures' | 'states'>;

/** Of these machines; those that are gone are left out. */
export function monitorsOf(
  machines: readonly string[],
  diagram: Diagram,
  { figures, states }: Measured,
): readonly Monitor[] {
  const stateOf = (id: string, role: 'machine' | 'process'): MonitoredState | null => {
    const state: ComponentState | undefined = states.get(id);
    return state === undefined ? null : stateWords(state, role);
  };
  return machines.flatMap((machine): Monitor[] => {
    const component = findComponent(diagram, machine);
    if (!component) return [];
    const found = figures.get(machine);
    const cpuShare = found?.role === 'machine' ? found.cpuShare : 0;
    return [
      {
        machine,
        name: component.name,
        state: stateOf(machine, 'machine'),
        cpuShare,
        cpu: `CPU ${percent(cpuShare)}`,
        processes: diagram.components
          .filter((each) => each.machine === machine && kindOf(each.kind).role === 'process')
          .map(({ id, name }) => {
            const measured = figures.get(id);
            const known = measured?.role === 'process' ? measured : null;
            const failedPerSecond = known ? known.failedPerSecond + known.rejectedPerSecond : 0;
            return {
              id,
              name,
              state: stateOf(id, 'process'),
              good: `${amount(known?.servedPerSecond ?? 0)} answered/s`,
              bad: `${amount(failedPerSecond)} failed/s`,
              isBad: failedPerSecond > 0,
            };
          }),
      },
    ];
  });
}
