/** Fills the results store: figures, states and the log at the playhead, charts over what is computed. */
import type { Diagram } from '../diagram/diagram.ts';
import { eventWords } from '../diagram/scenario-words.ts';
import { isOf } from '../diagram/stray-events.ts';
import type { EngineModel, ProcessModel } from '../engine/model.ts';
import { OUTCOMES } from '../engine/outcome.ts';
import type { Figures, LinkFigures } from '../simulation/figures.ts';
import {
  clientFigures,
  linkFigures,
  machineFigures,
  processFigures,
  type SentTimes,
} from '../simulation/measure.ts';
import type { Layout, WindowResult } from '../simulation/results.ts';
import { REMEMBERED_MS } from '../simulation/window-history.ts';
import { ChartSeries } from './chart-series.ts';
import type { Playback } from './playback.ts';
import { presentStates } from './present-states.ts';
import { type Flag, type LatestRequest, resultsStore } from './results-store.ts';
import { RunLog } from './run-log.ts';
import type { RunRecord } from './run-record.ts';

/** Numbers of requests older than this, after the playhead left them behind, are forgotten. */
const SENT_TIMES_KEPT_MS = REMEMBERED_MS + 60_000;

export class LiveResults {
  readonly sentTimes: SentTimes = new Map();
  /** Runs begun so far. */
  runs = 0;
  private readonly playback: Playback;
  private readonly record: RunRecord;
  private readonly series = new ChartSeries();
  private log = new RunLog();
  private shown = '';

  constructor(playback: Playback, record: RunRecord) {
    this.playback = playback;
    this.record = record;
  }

  /** A new run; the record has what has been done to it already. */
  begin(): void {
    this.runs++;
    this.beginAgain();
    resultsStore.setState({
      figures: new Map(),
      links: new Map(),
      states: new Map(),
      latest: new Map(),
      series: new Map(),
      total: [],
      flags: this.flags(),
      log: [],
    });
  }

  /** The same run is measured anew from this time on. */
  beginAgain(fromMs = 0): void {
    if (fromMs > 0) return this.revised(fromMs);
    this.series.begin();
    this.sentTimes.clear();
    this.shown = '';
    this.log = new RunLog();
    this.log.replaceNotes(this.flags());
  }

  private flags(): readonly Flag[] {
    const { log, scenario, latest } = this.record;
    const done = log.map(({ atMs, label }) => ({ atMs, label, isPlanned: false }));
    const planned = scenario.map((event) => {
      const there = isOf(latest)(event) ? latest : this.record.standingAt(event.atMs).document;
      return { atMs: event.atMs, label: eventWords(event, there), isPlanned: true };
    });
    return [...planned, ...done].toSorted((one, other) => one.atMs - other.atMs);
  }

  /** The record changed: what was measured after this time no longer holds. */
  revised(fromMs: number): void {
    this.log.cutAfter(fromMs);
    this.log.replaceNotes(this.flags());
    this.series.cutAfter(fromMs);
    this.shown = '';
    resultsStore.setState({
      flags: this.flags(),
      series: this.series.byClient,
      total: this.series.total,
    });
  }

  /** Brings the store up to the playhead, and the charts up to what is computed. */
  publish(diagram: Diagram, model: EngineModel): void {
    const { playback } = this;
    const { layout, here, timeMs } = playback;
    if (!layout || !here) return;
    resultsStore.setState({ latest: this.latest(here) });
    this.log.read(playback.history, layout, diagram);
    if (this.series.extend(playback, layout, this.sentTimes)) {
      resultsStore.setState({ series: this.series.byClient, total: this.series.total });
      for (const [number, sentMs] of this.sentTimes)
        if (sentMs < timeMs - SENT_TIMES_KEPT_MS) this.sentTimes.delete(number);
    }
    const seconds = resultsStore.getState().figuresOverSeconds;
    const windows = playback.history.between(timeMs - seconds * 1000, timeMs);
    const last = windows.at(-1);
    const around = playback.history.at(timeMs);
    const stoodSinceMs = this.record.stoodSinceMs(timeMs);
    const key = `${playback.epoch} ${here.version} ${last?.toMs} ${windows.length} ${around?.toMs} ${stoodSinceMs}`;
    if (key === this.shown) return;
    this.shown = key;
    resultsStore.setState({
      figures: figuresOf(windows, here, diagram, model),
      links: linksOf(windows, here, diagram),
      states: presentStates({ last, around, stoodSinceMs }, here, diagram),
      log: this.log.until(timeMs),
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
