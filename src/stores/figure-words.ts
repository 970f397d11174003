/** Measurements in words: what a learner reads about the selection, row by row. */
import { isSuccess } from '../engine/outcome.ts';
import type {
  ClientFigures,
  Figures,
  MachineFigures,
  ProcessFigures,
  ResponseFigures,
} from '../simulation/figures.ts';
import { STATE_WORDS } from '../simulation/request-state-words.ts';
import { durationText } from '../simulation/time-words.ts';

export interface FigureRow {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'bad';
}

/** "0", "0.3", "12", "1,250". */
export function amount(value: number): string {
  if (value >= 9.95) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  return value > 0 && value < 0.05 ? 'under 0.1' : String(Number(value.toFixed(1)));
}

/** "0 %", "under 1 %", "38 %", "99 %" (100 % only when it is all). */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  const rounded = Math.round(share * 100);
  return `${share < 1 && rounded === 100 ? 99 : rounded} %`;
}

const NO_ANSWERS = 'no answers';

function responseRows({ p50Ms, p95Ms, p99Ms }: ResponseFigures, what: string): FigureRow[] {
  if (p50Ms === null && p95Ms === null) return [{ label: what, value: NO_ANSWERS }];
  const text = (ms: number | null) => (ms === null ? 'too few answers' : durationText(ms));
  return [
    { label: `${what}, p50`, value: text(p50Ms) },
    { label: `${what}, p95`, value: text(p95Ms) },
    { label: `${what}, p99`, value: text(p99Ms) },
  ];
}

function clientRows(figures: ClientFigures): FigureRow[] {
  const { offeredPerSecond, answeredPerSecond, failedPerSecond, failedShare, inFlight, outcomes } = figures;
  const failed = failedPerSecond > 0;
  return [
    { label: 'Sent', value: `${amount(offeredPerSecond)} requests/s` },
    { label: 'Answered', value: `${amount(answeredPerSecond)} requests/s` },
    {
      label: 'Failed',
      value: `${amount(failedPerSecond)} requests/s${failed && failedShare !== null ? `, ${percent(failedShare)}` : ''}`,
      ...(failed ? { tone: 'bad' } : {}),
    },
    ...outcomes
      .filter(({ outcome, count }) => count > 0 && !isSuccess(outcome))
      .map(
        ({ outcome, share }): FigureRow => ({
          label: `– ${STATE_WORDS[outcome]}`,
          value: percent(share),
          tone: 'bad',
        }),
      ),
    ...responseRows(figures, 'Response time'),
    { label: 'Under way now', value: `${amount(inFlight)} ${inFlight === 1 ? 'request' : 'requests'}` },
  ];
}

function processRows(figures: ProcessFigures, cells: string, served: string): FigureRow[] {
  const { workers, queueLimit, failedPerSecond, rejectedPerSecond, awaitingWorkers } = figures;
  const busy =
    workers === null ? amount(figures.busyWorkers) : `${amount(figures.busyWorkers)} of ${amount(workers)}`;
  const line =
    queueLimit === null
      ? amount(figures.queueLength)
      : `${amount(figures.queueLength)} of ${amount(queueLimit)}`;
  const time = (ms: number | null) => (ms === null ? NO_ANSWERS : durationText(ms));
  return [
    { label: 'Arrived', value: `${amount(figures.arrivedPerSecond)} ${served}` },
    { label: 'Served', value: `${amount(figures.servedPerSecond)} ${served}` },
    ...(failedPerSecond > 0
      ? [
          {
            label: 'Answered with an error',
            value: `${amount(failedPerSecond)} ${served}`,
            tone: 'bad' as const,
          },
        ]
      : []),
    {
      label: 'Turned away',
      value: `${amount(rejectedPerSecond)} ${served}`,
      ...(rejectedPerSecond > 0 ? { tone: 'bad' } : {}),
    },
    { label: `Busy ${cells}`, value: busy },
    ...(awaitingWorkers > 0 ? [{ label: '– waiting for others', value: amount(awaitingWorkers) }] : []),
    ...(queueLimit === 0
      ? []
      : [
          { label: 'In line', value: line },
          { label: 'Wait in line, mean', value: time(figures.meanWaitMs) },
        ]),
    { label: 'Time being served, mean', value: time(figures.meanServedMs) },
    ...responseRows(figures, 'Arrival to answer'),
    { label: 'CPU used', value: coresText(figures.cpuCores) },
  ];
}

/** "0", "under 0.01", "0.33", "1.5" cores. */
function coresText(cores: number): string {
  return cores > 0 && cores < 0.005 ? 'under 0.01 cores' : `${Number(cores.toFixed(2))} cores`;
}

function machineRows({ cpuShare, byProcess }: MachineFigures, nameOf: (id: string) => string): FigureRow[] {
  return [
    { label: 'CPU busy', value: percent(cpuShare) },
    ...byProcess.map(({ process, share }) => ({ label: `– ${nameOf(process)}`, value: percent(share) })),
  ];
}

export interface FigureWords {
  readonly cells: string;
  readonly served: string;
}

export function figureRows(
  figures: Figures,
  words: FigureWords,
  nameOf: (id: string) => string,
): readonly FigureRow[] {
  if (figures.role === 'client') return clientRows(figures);
  return figures.role === 'process'
    ? processRows(figures, words.cells, words.served)
    : machineRows(figures, nameOf);
}

/** The one figure for a row of the outline: "12 requests/s, 3 % fail", "11 pages/s, p95 84 ms", "CPU 62 %". */
export function keyFigure(figures: Figures, served: string): string {
  if (figures.role === 'machine') return `CPU ${percent(figures.cpuShare)}`;
  if (figures.role === 'client') {
    const failing = figures.failedShare ? `, ${percent(figures.failedShare)} fail` : '';
    return `${amount(figures.offeredPerSecond)} requests/s${failing}`;
  }
  const slow = figures.p95Ms === null ? '' : `, p95 ${durationText(figures.p95Ms)}`;
  return `${amount(figures.servedPerSecond)} ${served}${slow}`;
}
