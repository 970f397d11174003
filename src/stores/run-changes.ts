/** What is done to a run: at the playhead, where it discards the future, to its scenario, and the return to an earlier moment, with its undo. */
import type { Diagram } from '../diagram/diagram.ts';
import type { Overrides } from '../diagram/effects.ts';
import { scenarioOf, withScenario } from '../diagram/scenario.ts';
import { withoutStrayEvents } from '../diagram/stray-events.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import { type KeptScenario, keepAsScenario } from '../simulation/keep-scenario.ts';
import { differFromMs } from '../simulation/scenario-steps.ts';
import { clockText } from '../simulation/time-words.ts';
import { EARLIER_MOMENT } from './document-store.ts';
import type { LiveResults } from './live-results.ts';
import type { Lookahead } from './lookahead.ts';
import type { Playback } from './playback.ts';
import type { RunMoment } from './run-moment.ts';
import type { RunRecord } from './run-record.ts';
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

interface Discarded {
  /** The document as it was before. */
  readonly document: Diagram;
  readonly base: Diagram;
  readonly log: readonly LogEntry[];
  readonly presentMs: number;
  /** When the first of what was discarded happened. */
  readonly fromMs: number;
}

export class RunChanges {
  private readonly parts: Parts;
  /** What "continue from here" or "keep as scenario" put another log in the place of. */
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

  /** What an edit of the system is in the log; null: the same system runs in it. */
  entryOf(shown: Diagram, label: string, overrides?: Overrides): LogEntry | null {
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

  /** The run follows another scenario, its past too; `entry` is done besides. `false`: it is the same scenario. */
  followScenario(entry: LogEntry | null): boolean {
    const { around, record, moment } = this.parts;
    const scenario = scenarioOf(around.diagram());
    const fromMs = differFromMs(record.scenario, scenario);
    if (fromMs === Infinity) return false;
    record.follow(scenario);
    if (entry) {
      record.enter(entry);
      moment.presentMs = entry.atMs;
    }
    this.discarded = null;
    this.revised(Math.min(fromMs, entry?.atMs ?? Infinity));
    return true;
  }

  /** What was done to this run becomes part of its scenario. */
  keepAsScenario(): KeptScenario {
    const { around, record, moment } = this.parts;
    const document = around.diagram();
    const kept = keepAsScenario(record.base, record.log, document);
    if (!kept.isDone) return kept;
    const fromMs = record.log[0]?.atMs ?? 0;
    const { base, log } = record;
    this.discarded = { document, base, log, presentMs: moment.presentMs, fromMs };
    record.begin(kept.base, kept.log);
    around.becomes(kept.document, 'Keep as scenario');
    this.revised(fromMs);
    return kept;
  }

  /** The moment shown becomes the present. `false`: it is the present already. */
  continueFromHere(): boolean {
    const { around, record, moment, playback } = this.parts;
    const { timeMs } = playback;
    const [next] = record.after(timeMs);
    if (!next) return false;
    const fromMs = next.atMs;
    const { base, log } = record;
    this.discarded = { document: around.diagram(), base, log, presentMs: moment.presentMs, fromMs };
    record.cutAfter(timeMs);
    moment.presentMs = timeMs;
    const document = withoutStrayEvents(withScenario(record.standingAt(timeMs).document, record.scenario));
    record.follow(scenarioOf(document));
    around.becomes(document, `Continue from ${clockText(timeMs)}`);
    this.revised(fromMs);
    return true;
  }

  /** The undo of those: what was discarded is there again. `false`: the document comes from something else. */
  bringBack(): boolean {
    const { discarded } = this;
    const { around, record, moment } = this.parts;
    if (around.diagram() !== discarded?.document) return false;
    this.discarded = null;
    record.begin(discarded.base, discarded.log);
    moment.presentMs = discarded.presentMs;
    this.revised(discarded.fromMs);
    return true;
  }

  /** Another script from this time on: all that was computed from just before it is void. */
  private revised(firstMs: number): void {
    const { around, record, playback, results, lookahead } = this.parts;
    const fromMs = Math.max(0, firstMs - 0.001);
    around.send({ say: 'revise', script: record.script, fromMs });
    playback.discardFuture(fromMs);
    results.revised(fromMs);
    lookahead.begin();
  }
}
