/** The machine: a computer (or container) whose cores are shared by the processes that stand in it. */
import type { MachineKind } from './kind.ts';
import { numberParameter, ourAssumption } from './parameters.ts';

export const machine: MachineKind = {
  id: 'machine',
  role: 'machine',
  label: 'Machine',
  plural: 'Machines',
  namePrefix: 'box',
  group: 'Compute',
  summary: 'A computer or container: the processes in it share its CPU cores and its power switch.',
  icon: [
    'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
    'M9 9h6v6H9z',
    'M9 1v3M15 1v3M9 20v3M15 20v3M1 9h3M1 15h3M20 9h3M20 15h3',
  ],
  colour: 'compute',
  serves: [],
  asks: [],
  size: { width: 464, height: 368 },
  parameters: {
    cores: numberParameter({
      label: 'CPU cores',
      unit: 'cores',
      range: [1, 64],
      default: 2,
      meaning:
        'How many pieces of work it computes at full speed at the same time; more than that share the cores.',
      realism: ourAssumption('a small rented machine. Large ones have 64 cores and more.'),
    }),
    bootMs: numberParameter({
      label: 'Boot time',
      unit: 'ms',
      range: [0, 600_000],
      default: 3_000,
      step: 500,
      meaning: 'Time from power on until its processes begin to start.',
      realism: ourAssumption(
        'shortened so that one can watch it. Real machines take 10 seconds to some minutes.',
      ),
    }),
  },
  plan: (settings) => ({ cores: settings.number('cores'), bootMs: settings.number('bootMs') }),
};
