/** The running session: the run's state chart decides, this carries out; it moves the playhead by the clock of the display. */
import { type Actor, createActor } from 'xstate';
import type { Diagram } from '../diagram/diagram.ts';
import type { EngineModel } from '../engine/model.ts';
import { COLUMN, FLAG, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import { isPausedWhileHidden, runMachine, runMode } from '../machines/run-machine.ts';
import { compile } from '../simulation/compile.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import type { Chunk } from '../simulation/results.ts';
import { requestsPerDot, watchableSpeed } from '../simulation/watchable.ts';
import type { FromWorker, ToWorker } from '../worker/protocol.ts';
import { LiveResults } from './live-results.ts';
import { Playback } from './playback.ts';
import type { Playhead, SessionControls, SessionState } from './session.ts';

/** Simulated time computed before the first picture, so that charts and numbers live at once. */
export const WARM_UP_MS = 60_000;
/** The run is computed this much ahead of the playhead, in time on the clock. */
const AHEAD_ON_CLOCK_MS = 700;
const SHORTEST_AHEAD_MS = 20;
const PUBLISH_EVERY_MS = 250;
const STARVED_AFTER_MS = 300;
const HEALTHY_AFTER_MS = 10_000;
/** A longer gap between two pictures is a pause of the browser, not of the learner: time does not jump. */
const LONGEST_FRAME_MS = 100;
const MISHAP_ON_CLOCK_MS = 1000;
const FLIGHT_LINGERS_ON_CLOCK_MS = 500;
/** A request under way is at most this old when somebody asks for its story. */
const OLDEST_UNDER_WAY_MS = 30_000;

/** What the session needs from outside: a worker, a clock, and where to put what it knows. */
export interface SessionSurroundings {
  readonly openWorker: () => void;
  readonly closeWorker: () => void;
  readonly send: (message: ToWorker) => void;
  readonly get: () => SessionState;
  readonly set: (change: Partial<SessionState>) => void;
  readonly diagram: () => Diagram;
  readonly speeds: readonly number[];
}

type Awaited = { readonly event: 'READY' | 'RECOVERED' | 'ARRIVED'; readonly toMs: number };

export class RunSession implements SessionControls {
  readonly playback = new Playback();
  private readonly results = new LiveResults(this.playback);
  private readonly around: SessionSurroundings;
  private readonly actor: Actor<typeof runMachine>;
  private base: Diagram;
  private model: EngineModel;
  private modelText = '';
  private log: LogEntry[] = [];
  private run = 0;
  private awaited: Awaited | null = null;
  private wantedToMs = 0;
  private isMoving = false;
  private isStepping = false;
  private handSent: { readonly client: string; readonly atMs: number } | null = null;
  private starvedForMs = 0;
  private healthyForMs = 0;
  private sincePublishMs = PUBLISH_EVERY_MS;
  private readonly shown: { -readonly [Key in keyof Playhead]: Playhead[Key] };

  constructor(around: SessionSurroundings) {
    this.around = around;
    this.base = around.diagram();
    this.model = compile(this.base).model;
    this.shown = { timeMs: 0, speed: 1, layout: null, flights: [], mishaps: [], processes: new Map() };
    const begin = (): void => this.beginRun();
    this.actor = createActor(
      runMachine.provide({
        actions: {
          startWorker: () => {
            around.openWorker();
            begin();
          },
          restartRun: begin,
          advance: () => {
            this.isMoving = true;
            this.starvedForMs = 0;
            this.healthyForMs = 0;
          },
          freeze: () => {
            this.isMoving = false;
          },
          compute: () => this.ask(),
          takeStep: () => {
            this.isStepping = true;
            this.tryStep();
          },
          seek: (_, { toMs }) => this.awaitQuietly({ event: 'ARRIVED', toMs }),
          restartWorker: (_, { reason }) => this.recover(reason),
          stopWorker: (_, { reason }) => {
            around.closeWorker();
            around.set({ trouble: `The simulation stopped: ${reason} Press restart to try again.` });
          },
        },
      }),
    );
    this.actor.subscribe((snapshot) => {
      const mode = runMode(snapshot);
      if (mode !== 'stepping') this.isStepping = false;
      const trouble = isPausedWhileHidden(snapshot) ? 'Paused while the page was hidden.' : null;
      const known = around.get().trouble;
      around.set({
        mode,
        trouble: trouble ?? (mode === 'playing' && known?.startsWith('Paused') ? null : known),
      });
    });
  }

  /** Starts the run and lets it play. */
  begin(): void {
    this.actor.start();
    this.autoSpeed();
    this.play();
  }

  play(): void {
    this.actor.send({ type: 'PLAY' });
  }

  pause(): void {
    this.actor.send({ type: 'PAUSE' });
  }

  step(): void {
    this.actor.send({ type: 'STEP' });
  }

  restart(): void {
    this.around.set({ trouble: null });
    this.actor.send({ type: 'RESTART' });
  }

  hide(): void {
    this.actor.send({ type: 'HIDDEN' });
  }

  setSpeed(speed: number): void {
    this.around.set({ speed });
    this.ask();
  }

  autoSpeed(): void {
    this.setSpeed(watchableSpeed(this.offeredPerSecond(), this.around.speeds));
  }

  skip(ms: number): void {
    this.actor.send({ type: 'SEEK', toMs: this.playback.timeMs + ms });
  }

  sendOne(client: string, mixIndex: number): void {
    const atMs = this.playback.timeMs;
    const label = this.model.sources.find(({ id }) => id === client)?.mix[mixIndex]?.id ?? 'request';
    this.handSent = { client, atMs };
    this.enter({
      atMs,
      label: `Send ${label} from ${client}`,
      change: { what: 'send', source: client, mixIndex },
    });
  }

  follow(request: number, client: string): void {
    this.around.set({ followed: { request, client }, story: null });
    this.askForStory();
  }

  unfollow(): void {
    this.around.set({ followed: null, story: null });
  }

  /** The document changed: a live edit at the playhead, or another system altogether. */
  documentChanged(diagram: Diagram, label: string, isAnother: boolean): void {
    if (isAnother) {
      this.unfollow();
      this.actor.send({ type: 'RESTART' });
      this.autoSpeed();
      return;
    }
    const { model } = compile(diagram);
    const text = JSON.stringify(model);
    if (text === this.modelText) return;
    this.model = model;
    this.modelText = text;
    this.enter({ atMs: this.playback.timeMs, label, change: { what: 'diagram', diagram } });
  }

  workerFailed(reason: string): void {
    this.actor.send({ type: 'WORKER_FAILED', reason });
  }

  hear(message: FromWorker): void {
    if (message.say === 'chunk' && message.run === this.run) this.takeIn(message.chunk);
    if (message.say === 'story' && message.run === this.run) {
      const { followed } = this.around.get();
      const isCurrent = message.story?.epoch === this.playback.epoch;
      if (followed?.request === message.request && isCurrent) this.around.set({ story: message.story });
    }
  }

  /** One picture later: moves the playhead and publishes four times a second. */
  tick(elapsedMs: number): void {
    const { playback } = this;
    const { speed } = this.around.get();
    if (this.isMoving) {
      const elapsed = Math.min(elapsedMs, LONGEST_FRAME_MS);
      const target = playback.timeMs + elapsed * speed;
      playback.advanceTo(target);
      this.starvedForMs = playback.timeMs < target ? this.starvedForMs + elapsed : 0;
      this.healthyForMs = this.starvedForMs > 0 ? 0 : this.healthyForMs + elapsed;
      if (this.starvedForMs > STARVED_AFTER_MS) this.actor.send({ type: 'STARVED' });
      if (this.healthyForMs > HEALTHY_AFTER_MS) {
        this.healthyForMs = 0;
        this.actor.send({ type: 'HEALTHY' });
      }
    } else playback.advanceTo(playback.timeMs);
    playback.occupancy.sweep(
      playback.timeMs - FLIGHT_LINGERS_ON_CLOCK_MS * speed,
      playback.timeMs - MISHAP_ON_CLOCK_MS * speed,
    );
    this.ask();
    this.sincePublishMs += elapsedMs;
    if (this.sincePublishMs >= PUBLISH_EVERY_MS) {
      this.sincePublishMs = 0;
      this.publish();
    }
  }

  frame(): Playhead {
    const { playback, shown } = this;
    shown.timeMs = playback.timeMs;
    shown.speed = this.around.get().speed;
    shown.layout = playback.layout;
    shown.flights = playback.occupancy.flights;
    shown.mishaps = playback.occupancy.mishaps;
    shown.processes = playback.occupancy.processes;
    return shown;
  }

  private beginRun(): void {
    this.base = this.around.diagram();
    this.model = compile(this.base).model;
    this.modelText = JSON.stringify(this.model);
    this.log = [];
    this.playback.begin();
    this.results.begin();
    this.around.set({ followed: null, story: null });
    this.startWorkerRun({ event: 'READY', toMs: WARM_UP_MS });
  }

  private recover(reason: string): void {
    const at = (this.playback.timeMs / 1000).toFixed(1);
    this.around.set({ trouble: `The simulation was restarted at ${at} s: ${reason}` });
    this.around.openWorker();
    const timeMs = this.playback.timeMs;
    this.playback.begin();
    this.playback.timeMs = timeMs;
    this.startWorkerRun({ event: 'RECOVERED', toMs: timeMs });
  }

  private startWorkerRun(awaited: Awaited): void {
    this.run++;
    this.awaited = awaited;
    this.wantedToMs = awaited.toMs;
    const recipe = { base: this.base, seed: this.base.seed, log: this.log };
    this.around.send({ say: 'start', run: this.run, recipe, quietToMs: awaited.toMs });
  }

  private awaitQuietly(awaited: Awaited): void {
    this.awaited = awaited;
    this.wantedToMs = awaited.toMs;
    this.around.send({ say: 'want', untilMs: awaited.toMs, quiet: true, watching: this.watching() });
  }

  private enter(entry: LogEntry): void {
    const last = this.log.at(-1);
    const replaces =
      last?.atMs === entry.atMs && last.change.what === 'diagram' && entry.change.what === 'diagram';
    if (replaces) this.log.pop();
    this.log.push(entry);
    this.results.note({ atMs: entry.atMs, label: entry.label });
    this.playback.discardFuture();
    this.wantedToMs = this.playback.timeMs;
    this.around.send({ say: 'enter', entry });
    if (this.awaited) this.awaitQuietly(this.awaited);
    this.actor.send({ type: 'EDIT' });
    if (this.around.get().followed) this.askForStory();
  }

  private takeIn(chunk: Chunk): void {
    const { playback, awaited } = this;
    if (!playback.take(chunk)) return;
    this.findHandSent(chunk);
    if (awaited && chunk.quiet && chunk.toMs >= awaited.toMs) {
      playback.jumpTo(awaited.toMs);
      this.awaited = null;
      this.actor.send({ type: awaited.event });
      this.publish();
    }
    if (this.isStepping) this.tryStep();
    const ahead = playback.computedToMs - playback.timeMs;
    if (ahead >= this.aheadMs() / 4) this.actor.send({ type: 'FED' });
  }

  private findHandSent({ rows }: Chunk): void {
    const sent = this.handSent;
    if (!sent) return;
    for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
      const isByHand = ((rows[at + COLUMN.flags] ?? 0) & FLAG.byHand) !== 0;
      if (!isByHand || rows[at + COLUMN.type] !== TRACE.sent || (rows[at] ?? 0) < sent.atMs) continue;
      this.handSent = null;
      this.results.sentTimes.set(rows[at + COLUMN.request] ?? -1, rows[at] ?? 0);
      this.follow(rows[at + COLUMN.request] ?? -1, sent.client);
      return;
    }
  }

  private askForStory(): void {
    const { followed } = this.around.get();
    if (!followed) return;
    const sentMs = this.results.sentTimes.get(followed.request) ?? this.playback.timeMs - OLDEST_UNDER_WAY_MS;
    this.around.send({ say: 'story', request: followed.request, sentMs: Math.max(0, sentMs) });
  }

  /** Has the run computed on when too little of it lies ahead of the playhead. */
  private ask(): void {
    if (this.awaited) return;
    const { timeMs } = this.playback;
    const aheadMs = this.aheadMs();
    if (this.wantedToMs >= timeMs + aheadMs * 0.6) return;
    this.wantedToMs = timeMs + aheadMs;
    this.around.send({ say: 'want', untilMs: this.wantedToMs, quiet: false, watching: this.watching() });
  }

  private aheadMs(): number {
    return Math.max(SHORTEST_AHEAD_MS, this.around.get().speed * AHEAD_ON_CLOCK_MS);
  }

  private watching() {
    const { speed, followed } = this.around.get();
    return { sampleEvery: requestsPerDot(this.offeredPerSecond(), speed), followed: followed?.request ?? -1 };
  }

  private offeredPerSecond(): number {
    return this.model.sources.reduce(
      (sum, { arrivals }) => sum + (arrivals.mode === 'open' ? arrivals.ratePerSecond : 0),
      0,
    );
  }

  /** To the next row of the followed request, else of any; asks for more when it is not computed yet. */
  private tryStep(): void {
    const { playback } = this;
    const nextMs = this.nextStoryMs() ?? playback.nextEventMs();
    if (nextMs !== null && nextMs <= playback.computedToMs) {
      playback.advanceTo(nextMs);
      this.isStepping = false;
      this.publish();
      this.actor.send({ type: 'STEPPED' });
      return;
    }
    this.wantedToMs = Math.max(playback.computedToMs, nextMs ?? 0) + SHORTEST_AHEAD_MS * 5;
    this.around.send({ say: 'want', untilMs: this.wantedToMs, quiet: false, watching: this.watching() });
  }

  private nextStoryMs(): number | null {
    const { story } = this.around.get();
    if (!story) return null;
    for (let at = 0; at < story.rows.length; at += TRACE_STRIDE)
      if ((story.rows[at] ?? 0) > this.playback.timeMs) return story.rows[at] ?? null;
    return null;
  }

  private publish(): void {
    const { timeMs, computedToMs, sampleEvery } = this.playback;
    this.around.set({ playheadMs: timeMs, computedToMs, sampleEvery });
    this.results.publish(this.around.diagram(), this.model);
  }
}
