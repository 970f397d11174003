/** What is done to a run: at the playhead, where it discards the future, and the return to an earlier moment, with its undo. */
import type { Diagram } from '../diagram/diagram.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import { clockText } from '../simulation/time-words.ts';
import type { LiveResults } from './live-results.ts';
import type { Lookahead } from './lookahead.ts';
import type { Playback } from './playback.ts';
import type { RunMoment } from './run-moment.ts';
import type { RunRecord } from './run-record.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

interface Parts {
  readonly around: SessionSurroundings;
  readonly record: RunRecord;
  readonly moment: RunMoment;
  readonly playback: Playback;
  readonly results: LiveResults;
  readonly lookahead: Lookahead;
}

interface Discarded {
  /** The document as it was before. */
  readonly document: Diagram;
  readonly log: readonly LogEntry[];
  readonly presentMs: number;
  /** When the first of what was discarded happened. */
  readonly fromMs: number;
}

export class RunChanges {
  private readonly parts: Parts;
  /** What "continue from here" discarded last. */
  private discarded: Discarded | null = null;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** A new run began. */
  begin(): void {
    this.discarded = null;
  }

  /** Enters what is done at the playhead. */
  enter(entry: LogEntry): void {
    const { around, record, moment, playback, results, lookahead } = this.parts;
    record.enter(entry);
    moment.presentMs = entry.atMs;
    this.discarded = null;
    playback.discardFuture();
    around.send({ say: 'enter', entry, view: playback.view });
    results.revised(entry.atMs);
    lookahead.discardFuture();
  }

  /** The moment shown becomes the present. `false`: it is the present already. */
  continueFromHere(): boolean {
    const { around, record, moment, playback } = this.parts;
    const { timeMs } = playback;
    const [next] = record.after(timeMs);
    if (!next) return false;
    const fromMs = next.atMs;
    this.discarded = { document: around.diagram(), log: record.log, presentMs: moment.presentMs, fromMs };
    record.cutAfter(timeMs);
    moment.presentMs = timeMs;
    around.continueFromEarlier(`Continue from ${clockText(timeMs)}`);
    this.revised(fromMs);
    return true;
  }

  /** The undo of that: what was discarded is there again. `false`: this document comes from something else. */
  bringBack(document: Diagram): boolean {
    const { discarded } = this;
    if (document !== discarded?.document) return false;
    const { record, moment } = this.parts;
    this.discarded = null;
    record.begin(record.base, discarded.log);
    moment.presentMs = discarded.presentMs;
    this.revised(discarded.fromMs);
    return true;
  }

  /** Another log from this time on: all that was computed from just before it is void. */
  private revised(firstMs: number): void {
    const { around, record, playback, results, lookahead } = this.parts;
    const fromMs = Math.max(0, firstMs - 0.001);
    around.send({ say: 'revise', log: record.log, fromMs });
    playback.discardFuture(fromMs);
    results.revised(fromMs);
    lookahead.begin();
  }
}
