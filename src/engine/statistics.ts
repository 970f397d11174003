/** What is measured in a window, read from the engine's memory: rows of columns by slot, and times by bucket. */
import { F, I } from './core/cells.ts';
import { CLIENTS, LINKS, MACHINES, MOMENT, PROCESSES, TABLE, TIMES } from './core/map.ts';
import { LINK, MACHINE, PROCESS, SOURCE } from './core/measured.ts';
import { BUCKETS } from './core/times.ts';
import { toSparse } from './histogram.ts';
import { rowOf, rowsIn } from './memory.ts';

/** Rows of one sort of parts. */
export class Rows {
  private readonly table: number;
  private readonly measured: number;
  private readonly stride: number;

  constructor(table: number, measured: number, stride: number) {
    this.table = table;
    this.measured = measured;
    this.stride = stride;
  }

  /** A copy, slot behind slot. */
  rows(): Float64Array {
    const { stride, measured } = this;
    const slots = rowsIn(this.table);
    const copied = new Float64Array(slots * stride);
    for (let slot = 0; slot < slots; slot++) {
      const from = (rowOf(this.table, slot) >> 1) + measured;
      copied.set(F.subarray(from, from + stride), slot * stride);
    }
    return copied;
  }
}

/** Times by bucket of one sort of parts. */
export class Times {
  private readonly table: number;
  private readonly cell: number;

  constructor(table: number, cell: number) {
    this.table = table;
    this.cell = cell;
  }

  /** The filled buckets of every slot. */
  sparse(): Uint32Array[] {
    return Array.from({ length: rowsIn(this.table) }, (_, slot) => {
      const times = this.row(slot);
      if (times === 0) return new Uint32Array(0);
      return toSparse(this.counts(slot), I[times + TIMES.from], I[times + TIMES.to]);
    });
  }

  /** All buckets of a slot, copied. */
  counts(slot: number): Uint32Array {
    const times = this.row(slot);
    if (times === 0) return new Uint32Array(BUCKETS);
    return Uint32Array.from(I.subarray(times + TIMES.counts, times + TIMES.counts + BUCKETS));
  }

  private row(slot: number): number {
    return I[rowOf(this.table, slot) + this.cell];
  }
}

/** Everything measured in the present window. To be read while the engine is at work on it, see `Engine.closeWindow`. */
export class Measurements {
  readonly sources = new Rows(TABLE.sources, CLIENTS.measured, SOURCE.stride);
  readonly processes = new Rows(TABLE.processes, PROCESSES.measured, PROCESS.stride);
  readonly machines = new Rows(TABLE.machines, MACHINES.measured, MACHINE.stride);
  readonly links = new Rows(TABLE.links, LINKS.measured, LINK.stride);
  readonly sourceResponse = new Times(TABLE.sources, CLIENTS.times);
  readonly processResponse = new Times(TABLE.processes, PROCESSES.times);

  get fromMs(): number {
    return F[MOMENT.windowFrom];
  }
}
