/** The running session: the run's state chart decides, this carries out; it moves the playhead by the clock of the display. */
import { type Actor, createActor } from 'xstate';
import type { Diagram } from '../diagram/diagram.ts';
import { runMachine, runMode } from '../machines/run-machine.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import type { KeptScenario } from '../simulation/keep-scenario.ts';
import { watchableSpeed } from '../simulation/watchable.ts';
import type { FromWorker } from '../worker/protocol.ts';
import type { DocumentChange } from './follow-document.ts';
import { Following } from './following.ts';
import { LiveResults } from './live-results.ts';
import { type Awaited, Lookahead } from './lookahead.ts';
import { Playback } from './playback.ts';
import { RunChanges } from './run-changes.ts';
import { RunMoment } from './run-moment.ts';
import { RunPace } from './run-pace.ts';
import { pastOf, type RunPast } from './run-past.ts';
import { RunRecord } from './run-record.ts';
import { RunSteps } from './run-steps.ts';
import { restartedWords, stoppedWords, troubleNow, withDeath } from './run-trouble.ts';
import type { Playhead, SessionControls } from './session.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

const PUBLISH_EVERY_MS = 250;

export class RunSession implements SessionControls {
  readonly playback = new Playback();
  private readonly record: RunRecord;
  private readonly moment: RunMoment;
  private readonly results: LiveResults;
  private readonly lookahead: Lookahead;
  private readonly following: Following;
  private readonly changes: RunChanges;
  private readonly steps: RunSteps;
  private readonly around: SessionSurroundings;
  private readonly actor: Actor<typeof runMachine>;
  private run = 0;
  private isOtherSystem = true;
  private sincePublishMs = PUBLISH_EVERY_MS;
  private readonly pace = new RunPace(this.playback);

  constructor(around: SessionSurroundings) {
    this.around = around;
    this.record = new RunRecord(around.diagram());
    this.moment = new RunMoment(around, this.record);
    this.results = new LiveResults(this.playback, this.record);
    this.lookahead = new Lookahead(around, this.playback);
    this.following = new Following(around, this.playback, this.results.sentTimes);
    this.steps = new RunSteps(this.playback, this.following, this.lookahead);
    const { record, moment, playback, results, lookahead } = this;
    this.changes = new RunChanges({ around, record, moment, playback, results, lookahead });
    lookahead.adopt(moment.model);
    this.actor = createActor(
      runMachine.provide({
        actions: {
          startWorker: () => {
            around.openWorker();
            this.beginRun();
          },
          restartRun: () => this.beginRun(),
          advance: () => this.pace.start(),
          freeze: () => {
            this.pace.stop();
            this.publish();
          },
          compute: () => this.lookahead.ask(),
          takeStep: () => this.tryStep(),
          takeStepBack: () => this.steps.back(),
          seek: (_, { toMs }) => this.lookahead.look({ event: 'ARRIVED', atMs: toMs, isStepBack: false }),
          restartWorker: (_, { reason }) => this.recover(reason),
          stopWorker: (_, { reason }) => {
            around.closeWorker();
            around.set({ trouble: stoppedWords(reason) });
          },
        },
      }),
    );
    this.actor.subscribe((snapshot) => {
      const mode = runMode(snapshot);
      if (mode !== 'stepping') this.steps.isWaiting = false;
      around.set({ mode, trouble: troubleNow(snapshot, around.get().trouble) });
    });
  }

  begin(): void {
    this.actor.start();
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

  stepBack(): void {
    this.actor.send({ type: 'STEP_BACK' });
  }

  seek(toMs: number): void {
    this.actor.send({ type: 'SEEK', toMs: Math.max(0, toMs) });
  }

  grab(): void {
    this.actor.send({ type: 'GRAB' });
  }

  release(): void {
    this.actor.send({ type: 'RELEASE' });
  }

  returnToNow(): void {
    this.seek(this.moment.presentMs);
  }

  continueFromHere(): void {
    if (this.changes.continueFromHere()) this.lookAgain();
  }

  restart(): void {
    this.around.set({ trouble: null, deaths: [] });
    this.actor.send({ type: 'RESTART' });
  }

  hide(): void {
    this.actor.send({ type: 'HIDDEN' });
  }

  setSpeed(speed: number): void {
    this.around.set({ speed });
    this.lookahead.speedChanged();
  }

  autoSpeed(): void {
    this.setSpeed(watchableSpeed(this.lookahead.offeredPerSecond, this.around.speeds));
  }

  skip(ms: number): void {
    this.seek(this.playback.timeMs + ms);
  }

  sendOne(client: string, mixIndex: number): void {
    const entry = this.changes.sending(client, mixIndex);
    if (!entry) return;
    this.following.expectFrom(client);
    this.enter(entry);
  }

  follow(request: number, client: string): void {
    this.following.follow(request, client);
  }

  unfollow(): void {
    this.following.unfollow();
  }

  keepAsScenario(): KeptScenario {
    const kept = this.changes.keepAsScenario();
    if (kept.isDone) this.lookAgain();
    return kept;
  }

  /** What is on the canvas was changed: a live edit at the playhead, or another system altogether. */
  documentChanged(shown: Diagram, change: DocumentChange): void {
    if (change.isAnother) {
      this.unfollow();
      this.isOtherSystem = true;
      this.actor.send({ type: 'RESTART' });
      return;
    }
    const { entry, isRevised, playheadMs } = this.changes.take(shown, change);
    if (isRevised) this.lookAgain(playheadMs);
    else if (entry) this.enter(entry);
  }

  workerFailed(reason: string): void {
    this.around.set(withDeath(this.around.get(), { atMs: this.playback.timeMs, reason }));
    this.actor.send({ type: 'WORKER_FAILED', reason });
  }

  hear(message: FromWorker): void {
    if (!('run' in message) || message.run !== this.run) return;
    if (message.say === 'chunk') this.playback.take(message.chunk);
    if (message.say === 'checkpoint') this.playback.keep(message.epoch, message.checkpoint);
    if (message.say === 'view') this.takeIn(message);
    if (message.say === 'story') this.following.hear(message.request, message.story);
  }

  /** One picture later: moves the playhead and publishes four times a second. */
  tick(elapsedMs: number): void {
    const { playback } = this;
    const { speed } = this.around.get();
    for (const type of this.pace.move(elapsedMs, speed)) this.actor.send({ type });
    playback.sweep(speed);
    this.standWhereItIs();
    this.lookahead.ask();
    this.sincePublishMs += elapsedMs;
    if (this.sincePublishMs >= PUBLISH_EVERY_MS) {
      this.sincePublishMs = 0;
      this.publish();
    }
  }

  frame(): Playhead {
    return this.playback.frame(this.around.get().speed);
  }

  past(): RunPast {
    return pastOf(this.results.runs, this.playback, this.record);
  }

  private beginRun(): void {
    const { base, log, startMs, momentMs, speed } = this.around.nextRun(this.around.diagram());
    this.record.begin(base, log);
    this.changes.begin();
    this.playback.begin(startMs);
    this.moment.presentMs = Math.max(startMs, ...log.map(({ atMs }) => atMs));
    this.standWhereItIs();
    this.results.begin();
    this.unfollow();
    this.startWorkerRun('READY', momentMs);
    if (speed !== undefined) this.setSpeed(speed);
    else if (this.isOtherSystem) this.autoSpeed();
    this.isOtherSystem = false;
  }

  private recover(reason: string): void {
    const { awaited } = this.lookahead;
    // What was looked for is found by the next worker; only a step is taken anew.
    const timeMs = awaited && awaited.event !== 'STEPPED' ? awaited.atMs : this.playback.timeMs;
    this.around.set({ trouble: restartedWords(timeMs, reason) });
    this.around.openWorker();
    this.playback.beginAgain();
    this.results.beginAgain(this.playback.computedToMs);
    this.startWorkerRun('RECOVERED', timeMs);
  }

  private startWorkerRun(event: Awaited['event'], atMs: number): void {
    const checkpoints = this.playback.checkpoints.all;
    this.around.send({ say: 'start', run: ++this.run, recipe: this.record.recipe, checkpoints });
    this.lookahead.begin();
    this.lookahead.look({ event, atMs, isStepBack: false });
  }

  private enter(entry: LogEntry): void {
    this.changes.enter(entry);
    this.standWhereItIs();
    this.actor.send({ type: 'EDIT' });
    this.following.askForStory();
  }

  /** The run was made another one: a moment of it, else the one shown or looked for, is asked for anew. */
  private lookAgain(atMs: number | null = null): void {
    this.standWhereItIs(atMs === null);
    if (!this.lookahead.lookAgain(atMs)) this.seek(atMs ?? this.playback.timeMs);
  }

  private takeIn({ view, atMs, piece }: Extract<FromWorker, { say: 'view' }>): void {
    const { playback, lookahead } = this;
    if (!playback.takePiece(view, piece)) return;
    this.following.findHandSent(piece);
    const { awaited } = lookahead;
    if (awaited && atMs !== null) {
      playback.show(atMs);
      lookahead.arrived();
      this.standWhereItIs();
      this.actor.send({ type: awaited.event });
      this.publish();
    }
    if (this.steps.isWaiting) this.tryStep();
    if (playback.viewedToMs - playback.timeMs >= lookahead.aheadMs / 4) this.actor.send({ type: 'FED' });
  }

  private tryStep(): void {
    if (!this.steps.forward()) return;
    this.standWhereItIs();
    this.publish();
    this.actor.send({ type: 'STEPPED' });
  }

  /** The canvas shows the system that runs at the playhead. A playhead about to go elsewhere has not `reached` its moment. */
  private standWhereItIs(reached = !this.lookahead.awaited): void {
    const isOther = this.moment.standAt(this.playback.timeMs, reached);
    if (isOther) this.lookahead.adopt(this.moment.model);
  }

  private publish(): void {
    const { timeMs, computedToMs, sampleEvery } = this.playback;
    const { presentMs, diagram, model } = this.moment;
    this.around.set({ playheadMs: timeMs, computedToMs, presentMs, sampleEvery });
    this.results.publish(diagram, model);
  }
}
