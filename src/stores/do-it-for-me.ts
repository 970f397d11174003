/** The third hint: does what a learner who knows would do, one thing after the other, slowly enough to be watched. */
import { type Action, actionWords, applyEdit, isEdit } from '../lessons/actions.ts';
import { componentsOf, type Which } from '../lessons/which.ts';
import { requestCanvas } from './canvas-requests.ts';
import { documentStore, edit } from './document-store.ts';
import { SPEEDS, sessionControls, sessionStore } from './session.ts';
import { noteFact, pinMonitor } from './ui-facts-store.ts';
import { announce } from './view-store.ts';

const PACE_MS = 500;
/** A stretch of running takes no longer on the clock. */
const LONGEST_RUN_S = 5;

export interface Shown {
  /** What is being done now; null: nothing any more. */
  readonly showing: (words: string | null) => void;
  readonly answer: (choice: number) => void;
}

export class DoItForMe {
  private left: Action[] = [];
  private pace: ReturnType<typeof setInterval> | null = null;
  /** Simulated stretch that is being waited for. */
  private stretch: { readonly fromMs: number; readonly toMs: number; readonly speed: number } | null = null;
  private readonly shown: Shown;

  constructor(shown: Shown) {
    this.shown = shown;
  }

  get isBusy(): boolean {
    return this.pace !== null;
  }

  start(actions: readonly Action[]): void {
    this.stop();
    this.left = [...actions];
    this.pace = setInterval(() => this.go(), PACE_MS);
    this.go();
  }

  /** The goals are reached: what is left is done at once, without waiting. */
  finish(): void {
    const left = this.left.filter(isEdit);
    this.stop();
    for (const action of left) this.perform(action);
  }

  stop(): void {
    if (this.pace !== null) clearInterval(this.pace);
    if (this.stretch) sessionControls.setSpeed(this.stretch.speed);
    this.pace = null;
    this.stretch = null;
    this.left = [];
    this.shown.showing(null);
  }

  private go(): void {
    if (this.isUnderWay()) return;
    const action = this.left.shift();
    if (!action) return this.stop();
    this.shown.showing(actionWords(action));
    this.perform(action);
  }

  private isUnderWay(): boolean {
    if (!this.stretch) return sessionStore.getState().mode === 'loading';
    const { timeMs } = sessionControls.past();
    if (timeMs >= this.stretch.fromMs && timeMs < this.stretch.toMs) return true;
    sessionControls.setSpeed(this.stretch.speed);
    this.stretch = null;
    return false;
  }

  private perform(action: Action): void {
    const { diagram } = documentStore.getState();
    if (isEdit(action)) {
      const { problem } = applyEdit(diagram, action);
      if (problem !== null) return announce(problem, 'problem');
      edit(actionWords(action), (before) => applyEdit(before, action).diagram);
      if (action.do === 'add' || action.do === 'move-into') requestCanvas({ what: 'fit' });
    } else if (action.do === 'run') this.run(action.seconds);
    else if (action.do === 'send') {
      const [client] = componentsOf(diagram, action.from);
      if (client) sessionControls.sendOne(client.id, action.mixIndex);
    } else if (action.do === 'restart') sessionControls.restart();
    else if (action.do === 'answer') this.shown.answer(action.choice);
    else if (action.do === 'open') open(action.fact, action.of ?? []);
  }

  private run(seconds: number): void {
    const { speed, mode } = sessionStore.getState();
    const fromMs = sessionControls.past().timeMs;
    this.stretch = { fromMs, toMs: fromMs + seconds * 1000, speed };
    const quick = SPEEDS.find((each) => each >= seconds / LONGEST_RUN_S) ?? speed;
    if (quick > speed) sessionControls.setSpeed(quick);
    if (mode !== 'playing') sessionControls.play();
  }
}

function open(fact: Extract<Action, { do: 'open' }>['fact'], of: readonly Which[]): void {
  const { diagram } = documentStore.getState();
  const components = of.flatMap((which) => componentsOf(diagram, which).slice(0, 1)).map(({ id }) => id);
  const request = sessionStore.getState().followed?.request;
  if (fact === 'trace-stepped' || fact === 'response-opened') {
    if (request !== undefined) noteFact({ fact, request });
  } else if (fact === 'clients-compared') noteFact({ fact, components });
  else if (fact === 'monitor-placed') components.forEach(pinMonitor);
  else for (const component of components) noteFact({ fact, component });
}
