/** The running session: the run's state chart decides, this carries out; it moves the playhead by the clock of the display. */
import { type Actor, createActor } from 'xstate';
import type { Diagram } from '../diagram/diagram.ts';
import type { EngineModel } from '../engine/model.ts';
import { isPausedWhileHidden, runMachine, runMode } from '../machines/run-machine.ts';
import { compile } from '../simulation/compile.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import type { Chunk } from '../simulation/results.ts';
import { watchableSpeed } from '../simulation/watchable.ts';
import type { FromWorker } from '../worker/protocol.ts';
import { Following } from './following.ts';
import { LiveResults } from './live-results.ts';
import { type Awaited, Lookahead } from './lookahead.ts';
import { Playback } from './playback.ts';
import { pastOf, type RunPast } from './run-past.ts';
import type { Playhead, SessionControls } from './session.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

const PUBLISH_EVERY_MS = 250;
const STARVED_AFTER_MS = 300;
const HEALTHY_AFTER_MS = 10_000;
/** A longer gap between two pictures is a pause of the browser, not of the learner: time does not jump. */
const LONGEST_FRAME_MS = 100;

export class RunSession implements SessionControls {
  readonly playback = new Playback();
  private readonly results = new LiveResults(this.playback);
  private readonly lookahead: Lookahead;
  private readonly following: Following;
  private readonly around: SessionSurroundings;
  private readonly actor: Actor<typeof runMachine>;
  private base: Diagram;
  private model: EngineModel;
  private modelText = '';
  private log: LogEntry[] = [];
  private run = 0;
  private isMoving = false;
  private isStepping = false;
  private starvedForMs = 0;
  private healthyForMs = 0;
  private sincePublishMs = PUBLISH_EVERY_MS;
  private readonly shown: { -readonly [Key in keyof Playhead]: Playhead[Key] };

  constructor(around: SessionSurroundings) {
    this.around = around;
    this.lookahead = new Lookahead(around, this.playback);
    this.following = new Following(around, this.playback, this.results.sentTimes);
    this.base = around.diagram();
    this.model = compile(this.base).model;
    this.shown = { timeMs: 0, speed: 1, layout: null, flights: [], mishaps: [], processes: new Map() };
    this.actor = createActor(
      runMachine.provide({
        actions: {
          startWorker: () => {
            around.openWorker();
            this.beginRun();
          },
          restartRun: () => this.beginRun(),
          advance: () => {
            this.isMoving = true;
            this.starvedForMs = 0;
            this.healthyForMs = 0;
          },
          freeze: () => {
            this.isMoving = false;
          },
          compute: () => this.lookahead.ask(),
          takeStep: () => {
            this.isStepping = true;
            this.tryStep();
          },
          seek: (_, { toMs }) => this.lookahead.awaitQuietly({ event: 'ARRIVED', toMs }),
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

  begin(): void {
    this.actor.start();
    this.autoSpeed();
    if (this.around.get().lockedReason === null) this.play();
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
    this.lookahead.ask();
  }

  autoSpeed(): void {
    this.setSpeed(watchableSpeed(this.lookahead.offeredPerSecond, this.around.speeds));
  }

  skip(ms: number): void {
    this.actor.send({ type: 'SEEK', toMs: this.playback.timeMs + ms });
  }

  sendOne(client: string, mixIndex: number): void {
    const atMs = this.playback.timeMs;
    const label = this.model.sources.find(({ id }) => id === client)?.mix[mixIndex]?.id ?? 'request';
    this.following.expectFrom(client);
    this.enter({
      atMs,
      label: `Send ${label} from ${client}`,
      change: { what: 'send', source: client, mixIndex },
    });
  }

  follow(request: number, client: string): void {
    this.following.follow(request, client);
  }

  unfollow(): void {
    this.following.unfollow();
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
    if (JSON.stringify(model) === this.modelText) return;
    this.adoptModel(model);
    this.enter({ atMs: this.playback.timeMs, label, change: { what: 'diagram', diagram } });
  }

  workerFailed(reason: string): void {
    this.actor.send({ type: 'WORKER_FAILED', reason });
  }

  hear(message: FromWorker): void {
    if (message.say === 'chunk' && message.run === this.run) this.takeIn(message.chunk);
    if (message.say === 'story' && message.run === this.run)
      this.following.hear(message.request, message.story);
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
    playback.sweep(speed);
    this.lookahead.ask();
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

  past(): RunPast {
    return pastOf(this.results.runs, this.playback, this.base, this.log);
  }

  private beginRun(): void {
    const diagram = this.around.diagram();
    const { base, log, startMs, momentMs } = this.around.nextRun(diagram);
    this.base = base;
    this.log = [...log];
    this.adoptModel(compile(diagram).model);
    this.playback.begin(startMs);
    this.results.begin(log);
    this.unfollow();
    this.startWorkerRun({ event: 'READY', toMs: momentMs });
  }

  private adoptModel(model: EngineModel): void {
    this.model = model;
    this.modelText = JSON.stringify(model);
    this.lookahead.adopt(model);
  }

  private recover(reason: string): void {
    const at = (this.playback.timeMs / 1000).toFixed(1);
    this.around.set({ trouble: `The simulation was restarted at ${at} s: ${reason}` });
    this.around.openWorker();
    const timeMs = this.playback.timeMs;
    this.playback.begin(timeMs);
    this.startWorkerRun({ event: 'RECOVERED', toMs: timeMs });
  }

  private startWorkerRun(awaited: Awaited): void {
    this.run++;
    this.lookahead.beginAwaiting(awaited);
    const recipe = { base: this.base, seed: this.base.seed, log: this.log };
    this.around.send({ say: 'start', run: this.run, recipe, quietToMs: awaited.toMs });
  }

  private enter(entry: LogEntry): void {
    const last = this.log.at(-1);
    const replaces =
      last?.atMs === entry.atMs && last.change.what === 'diagram' && entry.change.what === 'diagram';
    if (replaces) this.log.pop();
    this.log.push(entry);
    this.results.note({ atMs: entry.atMs, label: entry.label });
    this.playback.discardFuture();
    this.around.send({ say: 'enter', entry });
    this.lookahead.discardFuture();
    this.actor.send({ type: 'EDIT' });
    this.following.askForStory();
  }

  private takeIn(chunk: Chunk): void {
    const { playback, lookahead } = this;
    if (!playback.take(chunk)) return;
    this.following.findHandSent(chunk);
    const { awaited } = lookahead;
    if (awaited && chunk.quiet && chunk.toMs >= awaited.toMs) {
      playback.jumpTo(awaited.toMs);
      lookahead.awaited = null;
      this.actor.send({ type: awaited.event });
      this.publish();
    }
    if (this.isStepping) this.tryStep();
    const ahead = playback.computedToMs - playback.timeMs;
    if (ahead >= lookahead.aheadMs / 4) this.actor.send({ type: 'FED' });
  }

  /** To the next row of the followed request, else of any; asks for more when it is not computed yet. */
  private tryStep(): void {
    const { playback, following } = this;
    const nextMs = following.nextEventMs() ?? playback.nextEventMs();
    if (nextMs !== null && nextMs <= playback.computedToMs) {
      playback.advanceTo(nextMs);
      this.isStepping = false;
      this.publish();
      this.actor.send({ type: 'STEPPED' });
      return;
    }
    this.lookahead.askBeyond(nextMs ?? 0);
  }

  private publish(): void {
    const { timeMs, computedToMs, sampleEvery } = this.playback;
    this.around.set({ playheadMs: timeMs, computedToMs, sampleEvery });
    this.results.publish(this.around.diagram(), this.model);
  }
}
