/** The command `simulate`: opens a diagram file through the gate, runs it without a page, prints what was measured. */
import { readFileSync, statSync } from 'node:fs';
import { kindTable } from '../catalog/index.ts';
import { LIMITS } from '../diagram/diagram.ts';
import { openDocument } from '../diagram/gate.ts';
import { refuseSize } from '../diagram/refusals.ts';
import { runHeadless } from '../simulation/headless-run.ts';
import { pathAsTyped, readArguments } from './arguments.ts';
import { measurementDocument, measurementLines } from './simulate-report.ts';

const SECONDS = { least: 1, most: 3600, usual: 120 } as const;
const WARM_UP = { least: 0, most: 3600, usual: 20 } as const;

export const SIMULATE_HELP = `Usage: npm run --silent simulate -- FILE [--seconds S] [--warm-up S] [--seed N] [--json]

Runs the diagram in FILE (saved by Loadbearing, *.loadbearing.json) without a browser and prints what was measured,
per client population, per process and per machine. The scenario of the file is part of the run: its times count from
the beginning of the warm-up, and the report says what the clients got between its events. The same file, seed and lengths print the same, everywhere.

  --seconds S  simulated seconds that are measured, ${SECONDS.least} to ${SECONDS.most}; ${SECONDS.usual} unless given
  --warm-up S  simulated seconds before that, not measured, ${WARM_UP.least} to ${WARM_UP.most}; ${WARM_UP.usual} unless given
  --seed N     seed of all chance, 0 to ${LIMITS.seed.max}; the diagram's own unless given
  --json       one JSON document instead of tables
  --help       this text

The JSON document has always these keys; null stands for what was not measured or has no limit:
  format "loadbearing-measurements", version 1, diagram, seed, warmUpSeconds, seconds, eventHash, repairs[], notes[],
  scenario[]   id, atMs, what, words, and what else such an event says; only those that fall into the run
  phases[]     the measured time cut where events are: fromMs, toMs, began[], and for each client {id, offeredPerSecond,
               answeredPerSecond, failedPerSecond, failedShare, outcomes, p50Ms, p95Ms, p99Ms}
  clients[]    id, name, kind, offeredPerSecond, answeredPerSecond, failedPerSecond, failedShare,
               outcomes {outcome: count}, meanMs, p50Ms, p95Ms, p99Ms, inFlight
  processes[]  id, name, kind, machine, arrivedPerSecond, servedPerSecond, rejectedPerSecond, workers, busyWorkers,
               awaitingWorkers, queueLimit, queueLength, meanWaitMs, meanServedMs, cpuCores, p50Ms, p95Ms, p99Ms
  machines[]   id, name, cores, cpuShare
For a bad file it is {"error": {reason, message, place, wayOut}}.

Exit code: 0 done, 1 the file cannot be opened, 2 the arguments are wrong.`;

/** Where a command line writes. */
export interface Output {
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

interface Refused {
  readonly reason: string;
  readonly message: string;
  readonly place: string | null;
  readonly wayOut: string;
}

/** Returns the exit code. */
export function simulateCommand(args: readonly string[], { say, complain }: Output): number {
  const given = readArguments(args, {
    switches: ['--json', '--help'],
    options: ['--seconds', '--warm-up', '--seed'],
  });
  const unusable = (message: string): number => {
    complain(`${message}\n\n${SIMULATE_HELP}`);
    return 2;
  };
  if (!given.ok) return unusable(given.message);
  if (given.switches.has('--help')) {
    say(SIMULATE_HELP);
    return 0;
  }
  const [file, ...others] = given.free;
  if (file === undefined) return unusable('Give the file of a diagram.');
  if (others.length > 0) return unusable(`Give one file, not ${given.free.length}.`);
  const numberIn = (name: string, least: number, most: number, isWhole: boolean): number | null | string => {
    const text = given.options.get(name);
    if (text === undefined) return null;
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    const isRight = value >= least && value <= most && (!isWhole || Number.isInteger(value));
    return isRight
      ? value
      : `${name} takes a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}, not "${text}".`;
  };
  const seconds = numberIn('--seconds', SECONDS.least, SECONDS.most, false);
  const warmUp = numberIn('--warm-up', WARM_UP.least, WARM_UP.most, false);
  const seed = numberIn('--seed', LIMITS.seed.min, LIMITS.seed.max, true);
  for (const value of [seconds, warmUp, seed]) if (typeof value === 'string') return unusable(value);

  const opened = open(pathAsTyped(file));
  const isJson = given.switches.has('--json');
  if ('message' in opened) {
    if (isJson) say(JSON.stringify({ error: opened }, null, 2));
    complain(
      `${file}: ${opened.message}${opened.place === null ? '' : ` (${opened.place})`}\n${opened.wayOut}`,
    );
    return 1;
  }
  for (const repair of opened.repairs) complain(`Put right: ${repair}`);
  const measured = runHeadless(opened.diagram, {
    seed: Number(seed ?? opened.diagram.seed),
    warmUpSeconds: Number(warmUp ?? WARM_UP.usual),
    seconds: Number(seconds ?? SECONDS.usual),
  });
  say(
    isJson
      ? JSON.stringify(measurementDocument(measured, opened.repairs), null, 2)
      : measurementLines(measured).join('\n'),
  );
  return 0;
}

function open(file: string) {
  let text: string;
  try {
    const tooLarge = refuseSize(statSync(file).size);
    if (tooLarge) return refused(tooLarge);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const message = code === 'ENOENT' ? 'There is no such file.' : `The file cannot be read (${code}).`;
    return refused({ reason: 'unreadable', message, wayOut: 'Give the path of a saved diagram.' });
  }
  const opened = openDocument(text, kindTable);
  return opened.ok ? { diagram: opened.diagram, repairs: opened.repairs } : refused(opened);
}

function refused({
  reason,
  message,
  place,
  wayOut,
}: Omit<Refused, 'place'> & { readonly place?: string }): Refused {
  return { reason, message, place: place ?? null, wayOut };
}
