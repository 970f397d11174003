/** The CPU of a machine by process: of all it has, in cores, and of what is in use. */
import type { MachineFigures } from '../../simulation/figures.ts';

export interface CpuPart {
  readonly process: string;
  /** Of the whole machine, 0 to 1. */
  readonly share: number;
  readonly cores: number;
  /** Of the CPU in use, 0 to 1. */
  readonly ofUse: number;
}

export function cpuParts({ byProcess }: MachineFigures, cores: number): readonly CpuPart[] {
  const used = byProcess.reduce((sum, { share }) => sum + share, 0);
  return byProcess.map(({ process, share }) => ({
    process,
    share,
    cores: share * cores,
    ofUse: used > 0 ? share / used : 0,
  }));
}
