/** A run's measurements as a table: one row for each part and each piece of time, with units in the names of the columns. */
import { kindOf } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { isSuccess, OUTCOMES, type Outcome } from '../engine/outcome.ts';
import { compile } from './compile.ts';
import { publicState } from './component-life.ts';
import type { ClientFigures, MachineFigures, ProcessFigures } from './figures.ts';
import { clientFigures, machineFigures, processFigures } from './measure.ts';
import type { Layout, WindowResult } from './results.ts';

/** Null: it does not apply to this part, or nothing was measured. */
export type Cell = string | number | null;

export interface Column {
  /** Ends in its unit: "p95_ms", "offered_per_s". */
  readonly name: string;
  readonly meaning: string;
}

export interface MeasurementTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

const FAILURES = OUTCOMES.filter((outcome) => !isSuccess(outcome));
const failureColumn = (outcome: Outcome) => `failed_${outcome.replaceAll('-', '_')}_per_s`;

export const COLUMNS: readonly Column[] = [
  { name: 'from_s', meaning: 'Start of this piece of simulated time, seconds.' },
  { name: 'to_s', meaning: 'End of it.' },
  { name: 'part', meaning: 'Name of the component or client.' },
  { name: 'part_id', meaning: 'Its id in the diagram.' },
  { name: 'kind', meaning: 'What it is.' },
  { name: 'state', meaning: 'Its state at the end of this time.' },
  {
    name: 'offered_per_s',
    meaning: 'Requests sent by the clients, or arrived at the component, per second.',
  },
  { name: 'completed_per_s', meaning: 'Requests that ended, well or not, per second.' },
  {
    name: 'goodput_per_s',
    meaning: 'Requests that ended with a good answer, per second. The page says "answered" or "served".',
  },
  { name: 'failed_per_s', meaning: 'Requests that ended otherwise, per second, all causes together.' },
  ...FAILURES.map((outcome) => ({
    name: failureColumn(outcome),
    meaning: `Of them those that ended as "${outcome}", for clients.`,
  })),
  {
    name: 'turned_away_per_s',
    meaning: 'Requests that a component did not take because it was full or down.',
  },
  { name: 'p50_ms', meaning: 'Half of the good answers took at most this long.' },
  { name: 'p95_ms', meaning: '95 of 100 good answers took at most this long.' },
  { name: 'p99_ms', meaning: '99 of 100 good answers took at most this long.' },
  {
    name: 'in_flight_requests',
    meaning: 'Requests of a client that were under way at the end of this time.',
  },
  { name: 'busy_workers', meaning: 'Workers that were held, on average.' },
  { name: 'waiting_workers', meaning: 'Of them those that waited for another component, on average.' },
  { name: 'queue_requests', meaning: 'Requests in line, on average.' },
  { name: 'cpu_cores', meaning: 'Processor cores in use, on average.' },
  { name: 'cpu_percent', meaning: 'Share of a machine that was busy.' },
];

type Values = Readonly<Record<string, Cell>>;

function ofClient(figures: ClientFigures): Values {
  const seconds = figures.outcomes.reduce((all, { count }) => all + count, 0);
  const completed = figures.answeredPerSecond + figures.failedPerSecond;
  return {
    offered_per_s: figures.offeredPerSecond,
    completed_per_s: completed,
    goodput_per_s: figures.answeredPerSecond,
    failed_per_s: figures.failedPerSecond,
    ...Object.fromEntries(
      FAILURES.map((outcome) => {
        const share = figures.outcomes.find((each) => each.outcome === outcome)?.share ?? 0;
        return [failureColumn(outcome), seconds > 0 ? share * completed : 0];
      }),
    ),
    p50_ms: figures.p50Ms,
    p95_ms: figures.p95Ms,
    p99_ms: figures.p99Ms,
    in_flight_requests: figures.inFlight,
  };
}

function ofProcess(figures: ProcessFigures): Values {
  return {
    offered_per_s: figures.arrivedPerSecond,
    completed_per_s: figures.servedPerSecond + figures.failedPerSecond,
    goodput_per_s: figures.servedPerSecond,
    failed_per_s: figures.failedPerSecond,
    turned_away_per_s: figures.rejectedPerSecond,
    p50_ms: figures.p50Ms,
    p95_ms: figures.p95Ms,
    p99_ms: figures.p99Ms,
    busy_workers: figures.busyWorkers,
    waiting_workers: figures.awaitingWorkers,
    queue_requests: figures.queueLength,
    cpu_cores: figures.cpuCores,
  };
}

function ofMachine({ cpuShare }: MachineFigures, cores: number): Values {
  return { cpu_cores: cpuShare * cores, cpu_percent: cpuShare * 100 };
}

/** Six digits say more than was measured; more would be noise in a table. */
function tidy(value: Cell): Cell {
  return typeof value === 'number' ? Number(value.toPrecision(6)) : value;
}

/** Whole pieces only, each of `everyMs` of simulated time. */
function piecesOf(windows: readonly WindowResult[], everyMs: number): readonly (readonly WindowResult[])[] {
  const pieces = new Map<number, WindowResult[]>();
  for (const window of windows) {
    const piece = Math.floor((window.fromMs + 1e-6) / everyMs);
    pieces.set(piece, [...(pieces.get(piece) ?? []), window]);
  }
  return [...pieces.values()].filter((piece) => {
    const covered = (piece.at(-1)?.toMs ?? 0) - (piece[0]?.fromMs ?? 0);
    return covered >= everyMs - 1e-6;
  });
}

/** The windows in their order, as the run measured them; the parts as the diagram has them now. */
export function measurementTable(
  diagram: Diagram,
  windows: readonly WindowResult[],
  layout: Layout,
  everyMs: number,
): MeasurementTable {
  const { model } = compile(diagram);
  const limits = new Map(
    model.processes.map(({ id, workers, backlogLimit }) => [id, { workers, queueLimit: backlogLimit }]),
  );
  const cores = new Map(model.machines.map((machine) => [machine.id, machine.cores]));
  const slots = {
    sources: new Map(layout.sources.map((id, slot) => [id, slot])),
    processes: new Map(layout.processes.map((id, slot) => [id, slot])),
    machines: new Map(layout.machines.map((id, slot) => [id, slot])),
  };
  const measured = (id: string, piece: readonly WindowResult[]): Values | null => {
    const last = piece.at(-1);
    const [source, process, machine] = [
      slots.sources.get(id),
      slots.processes.get(id),
      slots.machines.get(id),
    ];
    if (source !== undefined) return ofClient(clientFigures(piece, source));
    if (process !== undefined)
      return {
        state: publicState(last?.processLife[process] ?? 0),
        ...ofProcess(processFigures(piece, process, limits.get(id) ?? { workers: null, queueLimit: null })),
      };
    if (machine === undefined) return null;
    return {
      state: publicState(last?.machineLife[machine] ?? 0),
      ...ofMachine(machineFigures(piece, machine, layout), cores.get(id) ?? 1),
    };
  };
  const rows = piecesOf(windows, everyMs).flatMap((piece) =>
    diagram.components.flatMap(({ id, name, kind }): Cell[][] => {
      const values = measured(id, piece);
      if (!values) return [];
      const row: Values = {
        from_s: (piece[0]?.fromMs ?? 0) / 1000,
        to_s: (piece.at(-1)?.toMs ?? 0) / 1000,
        part: name,
        part_id: id,
        kind: kindOf(kind).label,
        ...values,
      };
      return [COLUMNS.map((column) => tidy(row[column.name] ?? null))];
    }),
  );
  return { columns: COLUMNS, rows };
}
