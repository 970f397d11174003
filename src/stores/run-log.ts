/** The text log of a run: what was done, and what happened in the windows of measurements, each line at its time. */
import type { Diagram } from '../diagram/diagram.ts';
import { isSuccess, OUTCOMES, type Outcome } from '../engine/outcome.ts';
import { type ComponentState, publicState } from '../simulation/component-life.ts';
import { countsByOutcome } from '../simulation/measure.ts';
import { STATE_WORDS } from '../simulation/request-state-words.ts';
import type { Layout, WindowResult } from '../simulation/results.ts';
import type { WindowHistory } from '../simulation/window-history.ts';
import type { Flag, LogLine } from './results-store.ts';
import { type StateChange, stateNews } from './state-news.ts';

const LONGEST_LOG = 300;
/** So long without a failure before the log says that all is well again. */
const RECOVERED_AFTER_MS = 2000;
/** What was known is kept at such steps, to read on from there after the future was discarded. */
const MARK_EVERY_MS = 10_000;

interface Known {
  readonly toMs: number;
  readonly states: ReadonlyMap<string, ComponentState>;
  readonly failing: ReadonlyMap<string, { readonly outcome: Outcome; readonly sinceMs: number }>;
}

const NOTHING_KNOWN: Known = { toMs: 0, states: new Map(), failing: new Map() };

export class RunLog {
  private lines: LogLine[] = [];
  private marks: Known[] = [NOTHING_KNOWN];
  private readToMs = 0;
  private states = new Map<string, ComponentState>();
  /** By client: how its requests failed last, and when. */
  private failing = new Map<string, { readonly outcome: Outcome; readonly sinceMs: number }>();

  /** The lines up to a time, the newest last. */
  until(ms: number): readonly LogLine[] {
    return this.lines.filter(({ atMs }) => atMs <= ms).slice(-LONGEST_LOG);
  }

  /** The lines of the learner's own doing. */
  replaceNotes(flags: readonly Flag[]): void {
    this.lines = this.lines.filter(({ tone }) => tone !== 'info');
    for (const { atMs, label } of flags) this.say({ atMs, text: label, tone: 'info' });
  }

  /** Forgets what came after a time. */
  cutAfter(ms: number): void {
    this.lines = this.lines.filter(({ atMs }) => atMs <= ms);
    if (this.readToMs <= ms) return;
    while (this.marks.length > 1 && (this.marks.at(-1)?.toMs ?? 0) > ms) this.marks.pop();
    const { toMs, states, failing } = this.marks.at(-1) ?? NOTHING_KNOWN;
    this.readToMs = toMs;
    this.states = new Map(states);
    this.failing = new Map(failing);
    // What is read again from the mark on is said again.
    this.lines = this.lines.filter(({ atMs, tone }) => atMs <= toMs || tone === 'info');
  }

  /** Reads what was measured since; parts are called as in this diagram. */
  read(history: WindowHistory, layout: Layout, { components }: Diagram): void {
    const names = new Map(components.map(({ id, name }) => [id, name]));
    const nameOf = (id: string): string => names.get(id) ?? id;
    for (const window of history.between(this.readToMs, Infinity)) {
      const changes: StateChange[] = [];
      const note = (id: string, role: StateChange['role'], life: number | undefined): void => {
        const state = publicState(life ?? 0);
        if (this.isNews(id, state)) changes.push({ name: nameOf(id), role, state });
      };
      layout.processes.forEach((id, slot) => {
        note(id, 'process', window.processLife[slot]);
      });
      layout.machines.forEach((id, slot) => {
        if (!id.startsWith('own:')) note(id, 'machine', window.machineLife[slot]);
      });
      for (const line of stateNews(changes, window.toMs)) this.say(line);
      layout.sources.forEach((id, slot) => {
        this.readFailures(id, nameOf(id), slot, window);
      });
      this.readToMs = window.toMs;
      if (window.toMs % MARK_EVERY_MS === 0)
        this.marks.push({
          toMs: window.toMs,
          states: new Map(this.states),
          failing: new Map(this.failing),
        });
    }
  }

  private say(line: LogLine): void {
    const after = this.lines.findIndex(({ atMs }) => atMs > line.atMs);
    if (after < 0) this.lines.push(line);
    else this.lines.splice(after, 0, line);
    if (this.lines.length > 4 * LONGEST_LOG) this.lines.splice(0, LONGEST_LOG);
  }

  /** Whether the state is another one, and one worth a line. */
  private isNews(id: string, state: ComponentState): boolean {
    const before = this.states.get(id);
    this.states.set(id, state);
    const isQuietChange = [before, state].every(
      (each) => each === undefined || each === 'idle' || each === 'normal',
    );
    return before !== state && !isQuietChange;
  }

  private readFailures(id: string, name: string, slot: number, window: WindowResult): void {
    const ended = countsByOutcome([window], slot);
    const failed = ended.map((count, code) => (isSuccess(OUTCOMES[code] ?? 'ok') ? 0 : count));
    const most = Math.max(...failed);
    const worst = most > 0 ? OUTCOMES[failed.indexOf(most)] : undefined;
    const before = this.failing.get(id);
    if (worst !== undefined) {
      this.failing.set(id, { outcome: worst, sinceMs: window.toMs });
      if (before?.outcome === worst) return;
      this.say({
        atMs: window.toMs,
        text: `${name}: requests fail (${STATE_WORDS[worst]})`,
        tone: 'problem',
      });
    } else if (
      before &&
      ended.some((count) => count > 0) &&
      window.toMs - before.sinceMs >= RECOVERED_AFTER_MS
    ) {
      this.failing.delete(id);
      this.say({ atMs: window.toMs, text: `${name}: requests are answered again`, tone: 'good' });
    }
  }
}
