/** Fills the results store at the playhead: figures, states, charts and the log, from the windows that have passed. */
import type { Diagram } from '../diagram/diagram.ts';
import type { EngineModel, ProcessModel } from '../engine/model.ts';
import { isSuccess, OUTCOMES, type Outcome } from '../engine/outcome.ts';
import { type ComponentState, publicState } from '../simulation/component-life.ts';
import type { Figures, LinkFigures, SeriesPoint } from '../simulation/figures.ts';
import {
  clientFigures,
  linkFigures,
  machineFigures,
  processFigures,
  type SentTimes,
  seriesPoint,
} from '../simulation/measure.ts';
import { STATE_WORDS } from '../simulation/request-state-words.ts';
import type { Layout, WindowResult } from '../simulation/results.ts';
import type { Playback } from './playback.ts';
import { type Flag, type LatestRequest, type LogLine, resultsStore } from './results-store.ts';
import { type StateChange, stateNews } from './state-news.ts';

/** What the charts show at most, simulated seconds. */
const CHARTED_SECONDS = 120;
const LONGEST_LOG = 300;
/** So long without a failure before the log says that all is well again. */
const RECOVERED_AFTER_MS = 2000;

export class LiveResults {
  readonly sentTimes: SentTimes = new Map();
  /** Runs begun so far. */
  runs = 0;
  private readonly playback: Playback;
  private points = new Map<string, SeriesPoint[]>();
  private chartedToMs = 0;
  private readToMs = 0;
  private shown = '';
  private lines: LogLine[] = [];
  private states = new Map<string, ComponentState>();
  /** By client: how its requests failed last, and when. */
  private failing = new Map<string, { readonly outcome: Outcome; readonly sinceMs: number }>();

  constructor(playback: Playback) {
    this.playback = playback;
  }

  /** A new run, with what has been done to it already. */
  begin(done: readonly Flag[]): void {
    this.runs++;
    this.points = new Map();
    this.sentTimes.clear();
    this.chartedToMs = 0;
    this.readToMs = 0;
    this.shown = '';
    this.lines = [];
    this.states = new Map();
    this.failing = new Map();
    resultsStore.setState({
      figures: new Map(),
      links: new Map(),
      states: new Map(),
      latest: new Map(),
      series: new Map(),
      total: [],
      flags: [],
      log: [],
    });
    for (const { atMs, label } of done) this.note({ atMs, label });
  }

  /** A line of the learner's own doing. */
  note(flag: Flag): void {
    this.say({ atMs: flag.atMs, text: flag.label, tone: 'info' });
    resultsStore.setState(({ flags }) => ({ flags: [...flags, flag] }));
  }

  /** Brings the store up to the playhead. */
  publish(diagram: Diagram, model: EngineModel): void {
    const { playback } = this;
    const { layout, timeMs } = playback;
    if (!layout) return;
    resultsStore.setState({ latest: this.latest(layout) });
    this.readLog(layout, diagram);
    const seconds = resultsStore.getState().figuresOverSeconds;
    const windows = playback.history.between(timeMs - seconds * 1000, timeMs);
    const key = `${playback.epoch} ${layout.version} ${windows.at(-1)?.toMs} ${windows.length}`;
    if (key === this.shown) return;
    this.shown = key;
    this.chart(layout);
    resultsStore.setState({
      figures: figuresOf(windows, layout, diagram, model),
      links: linksOf(windows, layout, diagram),
      states: statesOf(windows.at(-1), layout, diagram),
      series: new Map([...this.points].filter(([id]) => id !== '')),
      total: this.points.get('') ?? [],
      log: this.lines,
    });
  }

  private latest(layout: Layout): Map<string, LatestRequest> {
    const { timeMs, occupancy } = this.playback;
    return new Map(
      [...occupancy.newest].flatMap(
        ([slot, { request, sentMs, outcome, endMs }]): [string, LatestRequest][] => {
          const client = layout.sources[slot];
          if (client === undefined) return [];
          const elapsedMs = (outcome < 0 ? timeMs : endMs) - sentMs;
          return [[client, { request, outcome: OUTCOMES[outcome] ?? 'waiting', elapsedMs }]];
        },
      ),
    );
  }

  /** Adds a point for every whole second that the playhead has passed. */
  private chart(layout: Layout): void {
    const { history, timeMs } = this.playback;
    const lastMs = Math.floor(timeMs / 1000) * 1000;
    if (lastMs < this.chartedToMs) this.forgetAfter(lastMs);
    const firstMs = Math.max(this.chartedToMs, lastMs - CHARTED_SECONDS * 1000);
    for (let fromMs = firstMs; fromMs < lastMs; fromMs += 1000) {
      const windows = history.between(fromMs, fromMs + 1000);
      if (windows.length === 0) continue;
      const all = layout.sources.map((_, slot) => slot);
      this.addPoint('', seriesPoint(windows, all, this.sentTimes));
      layout.sources.forEach((id, slot) => {
        this.addPoint(id, seriesPoint(windows, [slot], this.sentTimes));
      });
    }
    this.chartedToMs = lastMs;
    for (const [number, sentMs] of this.sentTimes)
      if (sentMs < timeMs - 2 * CHARTED_SECONDS * 1000) this.sentTimes.delete(number);
  }

  private addPoint(id: string, point: SeriesPoint): void {
    const points = this.points.get(id) ?? [];
    this.points.set(id, [...points.slice(1 - CHARTED_SECONDS), point]);
  }

  private forgetAfter(ms: number): void {
    for (const [id, points] of this.points)
      this.points.set(
        id,
        points.filter(({ fromMs }) => fromMs < ms),
      );
  }

  private say(line: LogLine): void {
    this.lines = [...this.lines.slice(1 - LONGEST_LOG), line];
  }

  /** Turns what happened in the windows just passed into lines. */
  private readLog(layout: Layout, { components }: Diagram): void {
    const { history, timeMs } = this.playback;
    const names = new Map(components.map(({ id, name }) => [id, name]));
    const nameOf = (id: string): string => names.get(id) ?? id;
    for (const window of history.between(this.readToMs, timeMs)) {
      const changes: StateChange[] = [];
      const read = (id: string, role: StateChange['role'], life: number | undefined): void => {
        const state = publicState(life ?? 0);
        if (this.isNews(id, state)) changes.push({ name: nameOf(id), role, state });
      };
      layout.processes.forEach((id, slot) => {
        read(id, 'process', window.processLife[slot]);
      });
      layout.machines.forEach((id, slot) => {
        if (!id.startsWith('own:')) read(id, 'machine', window.machineLife[slot]);
      });
      for (const line of stateNews(changes, window.toMs)) this.say(line);
      layout.sources.forEach((id, slot) => {
        this.readFailures(id, nameOf(id), slot, window);
      });
      this.readToMs = window.toMs;
    }
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
    const { outcomes } = clientFigures([window], slot);
    const worst = outcomes
      .filter(({ outcome }) => !isSuccess(outcome))
      .toSorted((one, other) => other.count - one.count)[0]?.outcome;
    const before = this.failing.get(id);
    if (worst !== undefined) {
      this.failing.set(id, { outcome: worst, sinceMs: window.toMs });
      if (before?.outcome === worst) return;
      this.say({
        atMs: window.toMs,
        text: `${name}: requests fail (${STATE_WORDS[worst]})`,
        tone: 'problem',
      });
    } else if (before && outcomes.length > 0 && window.toMs - before.sinceMs >= RECOVERED_AFTER_MS) {
      this.failing.delete(id);
      this.say({ atMs: window.toMs, text: `${name}: requests are answered again`, tone: 'good' });
    }
  }
}

function figuresOf(
  windows: readonly WindowResult[],
  layout: Layout,
  diagram: Diagram,
  model: EngineModel,
): Map<string, Figures> {
  const figures = new Map<string, Figures>();
  const limits = new Map(model.processes.map((process): [string, ProcessModel] => [process.id, process]));
  for (const { id } of diagram.components) {
    const source = layout.sources.indexOf(id);
    const process = layout.processes.indexOf(id);
    const machine = layout.machines.indexOf(id);
    const limit = limits.get(id);
    if (source >= 0) figures.set(id, clientFigures(windows, source));
    else if (process >= 0)
      figures.set(
        id,
        processFigures(windows, process, {
          workers: limit?.workers ?? null,
          queueLimit: limit?.backlogLimit ?? null,
        }),
      );
    else if (machine >= 0) figures.set(id, machineFigures(windows, machine, layout));
  }
  return figures;
}

function linksOf(
  windows: readonly WindowResult[],
  layout: Layout,
  diagram: Diagram,
): Map<string, LinkFigures> {
  return new Map(
    diagram.links.flatMap(({ id }): [string, LinkFigures][] => {
      const slot = layout.links.indexOf(id);
      return slot < 0 ? [] : [[id, linkFigures(windows, slot)]];
    }),
  );
}

/** The states at the end of a window; a switch just thrown shows at once. */
function statesOf(
  window: WindowResult | undefined,
  layout: Layout,
  diagram: Diagram,
): Map<string, ComponentState> {
  const states = new Map<string, ComponentState>();
  for (const { id, power } of diagram.components) {
    const process = layout.processes.indexOf(id);
    const machine = layout.machines.indexOf(id);
    const life =
      process >= 0 ? window?.processLife[process] : machine >= 0 ? window?.machineLife[machine] : undefined;
    if (process < 0 && machine < 0) continue;
    states.set(id, power !== 'on' ? 'stopped' : publicState(life ?? 0));
  }
  return states;
}
