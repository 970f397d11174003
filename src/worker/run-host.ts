/** The worker's side: keeps one run, computes it ahead and tells what is looked at, in short pieces, so that a message never waits for long. */
import { Run } from '../simulation/run.ts';
import type { RunView } from '../simulation/run-view.ts';
import { splitTime } from '../simulation/time-split.ts';
import type { FromWorker, Look, ToWorker } from './protocol.ts';

/** Engine events in one piece: some milliseconds of work. */
const EVENTS_IN_A_PIECE = 15_000;

type Watch = Extract<ToWorker, { say: 'watch' }>;

export class RunHost {
  private readonly post: (message: FromWorker) => void;
  private readonly later: (work: () => void) => void;
  private readonly eventsInAPiece: number;
  private run: Run | null = null;
  private runNumber = 0;
  private wantedToMs = 0;
  private look: Look | null = null;
  private view: { readonly number: number; readonly seen: RunView } | null = null;
  private watch: Watch | null = null;
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
    this.orFail(() => {
      this.carryOut(message);
      this.schedule();
    });
  }

  private carryOut(message: ToWorker): void {
    switch (message.say) {
      case 'start':
        this.runNumber = message.run;
        this.run = new Run(message.recipe, message.checkpoints);
        this.run.beat = () => this.post({ say: 'pong' });
        this.wantedToMs = 0;
        this.forgetViews();
        return;
      case 'enter': {
        const { entry, view } = message;
        this.forgetViews();
        this.wantedToMs = entry.atMs;
        if (this.run) this.view = { number: view, seen: this.run.enter(entry) };
        return;
      }
      case 'revise':
        this.forgetViews();
        this.run?.revise(message.script, message.fromMs);
        this.wantedToMs = 0;
        return;
      case 'want':
        this.wantedToMs = message.untilMs;
        return;
      case 'look':
        this.forgetViews();
        this.look = message;
        return;
      case 'watch':
        this.watch = message;
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

  private forgetViews(): void {
    this.look = null;
    this.view = null;
    this.watch = null;
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.later(() => {
      this.isScheduled = false;
      this.orFail(() => {
        if (this.workAPiece()) this.schedule();
      });
    });
  }

  /** What is looked at comes first, then what is computed ahead. `false`: there is nothing to do. */
  private workAPiece(): boolean {
    const { run, look, view, watch } = this;
    if (!run) return false;
    if (look) {
      if (run.computedToMs < look.atMs) this.computeOn(run, look.atMs);
      else this.lookAt(run, look);
      return true;
    }
    if (watch && view && view.seen.nowMs < watch.untilMs) {
      if (run.computedToMs < watch.untilMs) this.computeOn(run, watch.untilMs);
      else {
        const { number, seen } = view;
        const piece = seen.piece(watch.untilMs, watch.watching, run.epoch, this.eventsInAPiece);
        this.post({ say: 'view', run: this.runNumber, view: number, atMs: null, piece });
      }
      return true;
    }
    if (run.computedToMs >= this.wantedToMs) return false;
    this.computeOn(run, this.wantedToMs);
    return true;
  }

  private computeOn(run: Run, untilMs: number): void {
    this.post({ say: 'chunk', run: this.runNumber, chunk: run.skip(untilMs, this.eventsInAPiece) });
    const checkpoint = run.handOver();
    if (checkpoint) this.post({ say: 'checkpoint', run: this.runNumber, epoch: run.epoch, checkpoint });
  }

  private lookAt(run: Run, { view, atMs: wantedMs, isStepBack, leadMs, watching }: Look): void {
    const atMs = isStepBack ? run.eventBefore(wantedMs, watching) : wantedMs;
    const seen = run.viewFrom(Math.max(0, atMs - leadMs));
    this.look = null;
    this.view = { number: view, seen };
    const piece = seen.piece(atMs, watching, run.epoch);
    this.post({ say: 'view', run: this.runNumber, view, atMs, piece });
  }

  private orFail(work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.run = null;
      this.forgetViews();
      const reason = fault instanceof Error ? fault.message : String(fault);
      this.post({ say: 'failed', run: this.runNumber, reason });
    }
  }
}
