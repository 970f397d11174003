/** Runs reference cases in child processes, one for each core, and gathers what they measure. */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { readReferenceCase } from '../simulation/reference/read-case.ts';
import { type Measured, ReferenceRun } from '../simulation/reference/reference-run.ts';

/** Argument by which this program knows that it is a child. */
export const RUNNER = '--runner';

export interface Job {
  /** The case file. */
  readonly text: string;
  readonly seed: number;
  readonly requests: number;
}

type Answer =
  | { readonly ok: true; readonly measured: Measured; readonly cpuSeconds: number }
  | { readonly ok: false; readonly message: string };

interface Waiting {
  readonly job: Job;
  readonly resolve: (measured: Measured) => void;
  readonly reject: (error: Error) => void;
}

/** A child and the jobs that wait for it. */
interface Runner {
  readonly child: ChildProcess;
  readonly waiting: Waiting[];
  isBusy: boolean;
}

/** Those who run cases: children of this program, or itself. */
export interface CaseRunners {
  readonly cpuSeconds: number;
  run(job: Job): Promise<Measured>;
  close(): void;
}

export class Runners implements CaseRunners {
  cpuSeconds = 0;
  private readonly all: readonly Runner[];

  constructor(program: string, count = availableParallelism()) {
    this.all = Array.from({ length: count }, () => ({
      child: fork(program, [RUNNER], { serialization: 'advanced' }),
      waiting: [],
      isBusy: false,
    }));
  }

  /** A seed always goes to the same child, which can make its run longer. */
  run(job: Job): Promise<Measured> {
    const runner = this.all[job.seed % this.all.length];
    if (runner === undefined) throw new Error('There is no process to run a case.');
    return new Promise((resolve, reject) => {
      runner.waiting.push({ job, resolve, reject });
      this.next(runner);
    });
  }

  close(): void {
    for (const { child } of this.all) if (child.connected) child.disconnect();
  }

  private next(runner: Runner): void {
    const { child, waiting } = runner;
    if (runner.isBusy) return;
    const first = waiting.shift();
    if (first === undefined) return;
    if (!child.connected) return first.reject(new Error('A process that ran cases is gone.'));
    runner.isBusy = true;
    const gone = (): void => {
      runner.isBusy = false;
      first.reject(new Error('A process that ran a case ended before its time.'));
      this.next(runner);
    };
    child.once('exit', gone);
    child.once('message', (message) => {
      const answer = message as Answer;
      child.off('exit', gone);
      runner.isBusy = false;
      if (answer.ok) {
        this.cpuSeconds += answer.cpuSeconds;
        first.resolve(answer.measured);
      } else first.reject(new Error(answer.message));
      this.next(runner);
    });
    child.send(first.job);
  }
}

/** The runs of the present case, by seed. */
class Present {
  text = '';
  readonly runs = new Map<number, ReferenceRun>();

  runOf({ text, seed }: Job): ReferenceRun {
    if (text !== this.text) {
      this.runs.clear();
      this.text = text;
    }
    const known = this.runs.get(seed);
    if (known !== undefined) return known;
    const read = readReferenceCase(text);
    if (!read.ok) throw new Error('The case file changed while it was run.');
    const run = new ReferenceRun(read.reference, seed);
    this.runs.set(seed, run);
    return run;
  }
}

/** Runs cases in this very process. */
export class InThisProcess implements CaseRunners {
  cpuSeconds = 0;
  private readonly present = new Present();

  async run(job: Job): Promise<Measured> {
    const answer = answerTo(this.present, job);
    if (!answer.ok) throw new Error(answer.message);
    this.cpuSeconds += answer.cpuSeconds;
    return answer.measured;
  }

  close(): void {}
}

/** What a child does: one job after the other, until its parent leaves. */
export function serveJobs(): void {
  const present = new Present();
  process.on('message', (message) => {
    process.send?.(answerTo(present, message as Job));
  });
}

function answerTo(present: Present, job: Job): Answer {
  const before = process.cpuUsage();
  try {
    const measured = present.runOf(job).measure(job.requests);
    const used = process.cpuUsage(before);
    return { ok: true, measured, cpuSeconds: (used.user + used.system) / 1e6 };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
