/** What is done to a run: at the playhead, where it discards the future, to its scenario, and the return to an earlier moment, with its undo. */
import type { Diagram } from '../diagram/diagram.ts';
import type { Overrides } from '../diagram/effects.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import { givenBack } from '../simulation/given-back.ts';
import { type KeptScenario, keepAsScenario } from '../simulation/keep-scenario.ts';
import { differFromMs } from '../simulation/scenario-steps.ts';
import { clockText } from '../simulation/time-words.ts';
import { EARLIER_MOMENT } from './document-store.ts';
import type { DocumentChange } from './follow-document.ts';
import type { LiveResults } from './live-results.ts';
import type { Lookahead } from './lookahead.ts';
import type { Playback } from './playback.ts';
import type { RunMoment } from './run-moment.ts';
import type { RunRecord } from './run-record.ts';
import { type Crossing, type RunSide, RunTurns, sidesDifferFromMs } from './run-turns.ts';
import type { SessionSurroundings } from './session-surroundings.ts';
import { announce } from './view-store.ts';

interface Parts {
  readonly around: SessionSurroundings;
  readonly record: RunRecord;
  readonly moment: RunMoment;
  readonly playback: Playback;
  readonly results: LiveResults;
  readonly lookahead: Lookahead;
}

interface Taken {
  readonly entry: LogEntry | null;
  /** The past became another one. */
  readonly isRevised: boolean;
  /** Where the playhead goes; null: it stays where it is. */
  readonly playheadMs: number | null;
}

export class RunChanges {
  private readonly parts: Parts;
  private readonly turns = new RunTurns();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** A new run began. */
  begin(): void {
    this.turns.begin();
    this.parts.around.forgetTurns();
  }

  /** Enters what is done at the playhead. */
  enter(entry: LogEntry): void {
    const { around, record, moment, playback, results, lookahead } = this.parts;
    record.enter(entry);
    moment.presentMs = entry.atMs;
    playback.discardFuture();
    around.send({ say: 'enter', entry, view: playback.view });
    results.revised(entry.atMs);
    lookahead.discardFuture();
  }

  /** What became of the document is taken into the run, its scenario into the past too; an entry that leaves its past as it is has still to be entered. */
  take(shown: Diagram, { label, overrides, undone, crossing }: DocumentChange): Taken {
    const side = crossing && this.cross(crossing);
    if (side) return { entry: null, isRevised: true, playheadMs: side.playheadMs };
    const { around, record, moment, playback } = this.parts;
    const { scenario } = record;
    record.follow(around.diagram(), playback.timeMs);
    const fromMs = differFromMs(scenario, record.scenario);
    const isGivenBack = overrides !== undefined && undone !== undefined;
    const toEffects = isGivenBack ? givenBack(record, overrides, undone, playback.timeMs) : overrides;
    const entry = this.entryOf(shown, label, toEffects);
    const isRevised = fromMs < Infinity;
    if (isRevised && entry) {
      record.enter(entry);
      moment.presentMs = entry.atMs;
    }
    if (isRevised) this.revised(Math.min(fromMs, entry?.atMs ?? Infinity));
    return { entry, isRevised, playheadMs: null };
  }

  /** What an edit of the system is in the log; null: the same system runs in it. */
  private entryOf(shown: Diagram, label: string, overrides?: Overrides): LogEntry | null {
    const { around, moment, playback } = this.parts;
    if (!overrides && moment.runsAs(shown)) return null;
    const change = { what: 'diagram', diagram: around.diagram(), ...(overrides && { overrides }) } as const;
    return { atMs: playback.timeMs, label, change };
  }

  /** A request sent by hand. Null: this is an earlier moment, which is said. */
  sending(client: string, mixIndex: number): LogEntry | null {
    const { record, moment, playback } = this.parts;
    const atMs = playback.timeMs;
    if (record.after(atMs).length > 0) {
      announce(EARLIER_MOMENT, 'problem');
      return null;
    }
    const { sources } = moment.model;
    const what = sources.find(({ id }) => id === client)?.mix[mixIndex]?.id ?? 'request';
    return {
      atMs,
      label: `Send ${what} from ${client}`,
      change: { what: 'send', source: client, mixIndex },
    };
  }

  /** What was done to this run becomes part of its scenario. */
  keepAsScenario(): KeptScenario {
    const { around, record } = this.parts;
    const kept = keepAsScenario(record.base, record.log, around.diagram());
    if (!kept.isDone) return kept;
    const before = this.side(null);
    record.begin(kept.base, kept.log, record.gone);
    this.turned('Keep as scenario', kept.document, before, this.side(null));
    return kept;
  }

  /** The moment shown becomes the present. `false`: it is the present already. */
  continueFromHere(): boolean {
    const { record, moment, playback } = this.parts;
    const { timeMs } = playback;
    if (record.after(timeMs).length === 0) return false;
    const before = this.side(null);
    const document = record.documentAt(timeMs);
    record.cutAfter(timeMs);
    moment.presentMs = timeMs;
    record.follow(document, timeMs);
    this.turned(`Continue from ${clockText(timeMs)}`, document, before, this.side(timeMs));
    return true;
  }

  /** The undo or redo of those: the run is again as it is on the other side. Null: it is no turn of this run. */
  private cross(crossing: Crossing): RunSide | null {
    const { record, moment } = this.parts;
    const now = this.side(null);
    const side = this.turns.cross(crossing, now);
    if (!side) return null;
    record.goTo(side);
    moment.presentMs = side.presentMs;
    this.revised(sidesDifferFromMs(now, side));
    return side;
  }

  private turned(label: string, document: Diagram, before: RunSide, after: RunSide): void {
    this.parts.around.becomes(document, label, this.turns.add(before, after));
    this.revised(sidesDifferFromMs(before, after));
  }

  private side(playheadMs: number | null): RunSide {
    const { record, moment } = this.parts;
    return { ...record.recorded, presentMs: moment.presentMs, playheadMs };
  }

  /** Another script from this time on: all that was computed from just before it is void. */
  private revised(firstMs: number): void {
    const { around, record, playback, results, lookahead } = this.parts;
    if (firstMs === Infinity) return;
    const fromMs = Math.max(0, firstMs - 0.001);
    around.send({ say: 'revise', script: record.script, fromMs });
    playback.discardFuture(fromMs);
    results.revised(fromMs);
    lookahead.begin();
  }
}
