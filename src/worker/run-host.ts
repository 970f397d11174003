/** The worker's side: keeps one run and computes it in short pieces, so that a message never waits for long. */
import { Run } from '../simulation/run.ts';
import { splitTime } from '../simulation/time-split.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** Engine events in one piece: some milliseconds of work. */
const EVENTS_IN_A_PIECE = 40_000;

export class RunHost {
  private readonly post: (message: FromWorker) => void;
  private readonly later: (work: () => void) => void;
  private readonly eventsInAPiece: number;
  private run: Run | null = null;
  private runNumber = 0;
  private wanted: Extract<ToWorker, { say: 'want' }> | null = null;
  private isScheduled = false;

  /** `later` runs some work after waiting messages have been read. */
  constructor(
    post: (message: FromWorker) => void,
    later: (work: () => void) => void,
    eventsInAPiece = EVENTS_IN_A_PIECE,
  ) {
    this.post = post;
    this.later = later;
    this.eventsInAPiece = eventsInAPiece;
  }

  hear(message: ToWorker): void {
    try {
      this.carryOut(message);
    } catch (fault) {
      this.fail(fault);
    }
  }

  private carryOut(message: ToWorker): void {
    switch (message.say) {
      case 'start': {
        this.runNumber = message.run;
        this.run = new Run(message.recipe);
        const watching = { sampleEvery: 1, followed: -1 };
        this.wanted = { say: 'want', untilMs: message.quietToMs, quiet: true, watching };
        this.schedule();
        return;
      }
      case 'enter':
        this.run?.enter(message.entry);
        this.wanted = null;
        return;
      case 'want':
        this.wanted = message;
        this.schedule();
        return;
      case 'story': {
        const story = this.run?.story(message.request, message.sentMs) ?? null;
        this.post({ say: 'story', run: this.runNumber, request: message.request, story });
        return;
      }
      case 'time-split': {
        const { fromMs, slowestMs } = message.question;
        const replay = this.run?.replayFrom(fromMs - slowestMs - 1);
        const split = replay ? splitTime(replay, message.question) : null;
        this.post({ say: 'time-split', ask: message.ask, split });
        return;
      }
      case 'ping':
        this.post({ say: 'pong' });
    }
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.later(() => {
      this.isScheduled = false;
      try {
        this.computeAPiece();
      } catch (fault) {
        this.fail(fault);
      }
    });
  }

  private computeAPiece(): void {
    const { run, wanted } = this;
    if (!run || !wanted) return;
    const chunk = wanted.quiet
      ? run.skip(wanted.untilMs, this.eventsInAPiece)
      : run.compute(wanted.untilMs, { ...wanted.watching, maxEvents: this.eventsInAPiece });
    this.post({ say: 'chunk', run: this.runNumber, chunk });
    if (run.computedToMs < wanted.untilMs) this.schedule();
    else this.wanted = null;
  }

  private fail(fault: unknown): void {
    this.run = null;
    this.wanted = null;
    const reason = fault instanceof Error ? fault.message : String(fault);
    this.post({ say: 'failed', run: this.runNumber, reason });
  }
}
