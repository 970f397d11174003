/** Runs reference cases in child processes, one for each core, and gathers what they measure. */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Measured, measure } from '../simulation/reference/measured-run.ts';
import { readReferenceCase } from '../simulation/reference/read-case.ts';

/** Argument by which this program knows that it is a child. */
export const RUNNER = '--runner';

interface Job {
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

export class Runners {
  cpuSeconds = 0;
  private readonly program: string;
  private readonly idle: ChildProcess[] = [];
  private readonly all: ChildProcess[] = [];
  private readonly waiting: Waiting[] = [];

  constructor(program: string, count = availableParallelism()) {
    this.program = program;
    for (let i = 0; i < count; i++) this.idle.push(this.start());
  }

  run(job: Job): Promise<Measured> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.next();
    });
  }

  close(): void {
    for (const child of this.all) child.disconnect();
  }

  private start(): ChildProcess {
    const child = fork(this.program, [RUNNER], { serialization: 'advanced' });
    child.setMaxListeners(0);
    this.all.push(child);
    return child;
  }

  private next(): void {
    const child = this.idle.pop();
    if (child === undefined) return;
    const waiting = this.waiting.shift();
    if (waiting === undefined) {
      this.idle.push(child);
      return;
    }
    const gone = (): void => waiting.reject(new Error('A process that ran a case ended before its time.'));
    child.once('exit', gone);
    child.once('message', (message) => {
      const answer = message as Answer;
      child.off('exit', gone);
      this.idle.push(child);
      if (answer.ok) {
        this.cpuSeconds += answer.cpuSeconds;
        waiting.resolve(answer.measured);
      } else waiting.reject(new Error(answer.message));
      this.next();
    });
    child.send(waiting.job);
  }
}

/** What a child does: one job after the other, until its parent leaves. */
export function serveJobs(): void {
  process.on('message', (message) => {
    process.send?.(answerTo(message as Job));
  });
}

function answerTo({ text, seed, requests }: Job): Answer {
  const before = process.cpuUsage();
  try {
    const read = readReferenceCase(text);
    if (!read.ok) return { ok: false, message: 'The case file changed while it was run.' };
    const measured = measure(read.reference, seed, requests);
    const used = process.cpuUsage(before);
    return { ok: true, measured, cpuSeconds: (used.user + used.system) / 1e6 };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
