/** Plays lessons: their state chart decides, this carries out. The learner's own diagram stays aside, untouched. */
import { type Actor, createActor } from 'xstate';
import type { Diagram } from '../diagram/diagram.ts';
import { diagramAtStep, doItForMe, type Lesson, laterKinds, type Step } from '../lessons/lesson.ts';
import {
  type AskAgain,
  lessonDone,
  lessonRestarted,
  type Progress,
  predictionMade,
  progressOf,
  resumeAt,
  stepPassed,
} from '../lessons/progress.ts';
import { isRunLocked, lessonMachine, lessonPhase } from '../machines/lesson-machine.ts';
import { requestCanvas } from './canvas-requests.ts';
import { DoItForMe } from './do-it-for-me.ts';
import { documentStore, openBeside, returnToOwnWork } from './document-store.ts';
import { setMark } from './lesson-mark.ts';
import { keepProgress, readProgress } from './lesson-progress.ts';
import { lessonStore, NO_STEP } from './lesson-store.ts';
import type { TextStorage } from './save-slots.ts';
import { sessionControls, sessionStore } from './session.ts';
import { StepLook } from './step-look.ts';
import { clearFacts, factsStore } from './ui-facts-store.ts';
import { announce, NOTHING_SELECTED, updateView, type ViewState } from './view-store.ts';

export const LOCKED = 'Make your prediction first. Then the run goes on.';

export interface LessonSurroundings {
  readonly lessons: readonly Lesson[];
  /** Where progress is kept. May throw, as may the next. */
  readonly openStorage: () => TextStorage;
  /** Lasts as long as the tab. */
  readonly openTabStorage: () => TextStorage;
  readonly onPhone: () => boolean;
  /** Opens a lesson's system as a document of its own. */
  readonly openAsOwn: (diagram: Diagram) => void;
}

export class LessonPlayer {
  private readonly around: LessonSurroundings;
  private readonly looking = new StepLook();
  private readonly helper: DoItForMe;
  private actor: Actor<typeof lessonMachine> | null = null;
  private stopListening: readonly (() => void)[] = [];
  private isLooking = false;
  private predicted: number | null = null;
  /** When the system last changed before the step was passed; a later change may not touch what was measured. */
  private passedAfterMs = 0;

  constructor(around: LessonSurroundings) {
    this.around = around;
    this.helper = new DoItForMe({
      showing: (showing) => lessonStore.setState({ showing }),
      answer: (choice) => this.answer(choice),
    });
    const { progress, trouble } = readProgress(around.openStorage);
    lessonStore.setState({ progress, progressTrouble: trouble });
  }

  /** Opens a lesson beside the learner's own diagram, where it was left or at its first question. */
  open(id: string, how: { readonly again?: boolean; readonly challenge?: boolean } = {}): void {
    const lesson = this.around.lessons.find((each) => each.id === id);
    if (!lesson) return announce('There is no such lesson here.', 'problem');
    this.close();
    const known = resumeAt(this.progress, lesson);
    const at = how.again || known >= lesson.steps.length ? 0 : known;
    if (at === 0) this.keep(lessonRestarted(this.progress, id));
    const steps = lesson.steps.map(({ prediction }) => ({ predicts: prediction !== undefined }));
    const actor = createActor(lessonMachine, { input: { steps, resumeAt: at } });
    this.actor = actor;
    lessonStore.setState({
      ...{ lesson, step: at, phase: 'question', challenge: false, newcomer: false, ...NO_STEP },
      laterKinds: laterKinds(lesson, this.around.lessons),
      leave: () => this.leave(),
    });
    this.showDiagram(lesson, at);
    this.listen(actor, lesson);
    actor.start();
    if (at > 0 || how.challenge) this.begin(how.challenge ?? false);
    else setMark(this.around.openTabStorage, { lesson: id, challenge: false });
    this.bringUp({ selection: NOTHING_SELECTED, dialog: null, placingKind: null });
    announce(`Lesson ${lesson.number}: ${lesson.title}.`);
  }

  begin(challenge: boolean): void {
    const { lesson } = lessonStore.getState();
    if (lesson) setMark(this.around.openTabStorage, { lesson: lesson.id, challenge });
    this.actor?.send({ type: 'BEGIN', challenge });
  }

  predict(choice: number): void {
    this.actor?.send({ type: 'PREDICT', choice });
  }

  answer(choice: number): void {
    this.looking.answered = choice;
    lessonStore.setState({ answered: choice });
    this.look();
  }

  /** A question of an earlier lesson, asked again between the lessons. */
  answerAgain({ lesson, step }: AskAgain, choice: number): void {
    this.keep(predictionMade(this.progress, lesson, step, choice));
  }

  hint(): void {
    this.actor?.send({ type: 'HINT' });
  }

  doItAgain(): void {
    const { lesson, step: at, phase } = lessonStore.getState();
    const step = lesson?.steps[at];
    if (step && phase === 'doing') this.helper.start(doItForMe(step));
  }

  next(): void {
    this.actor?.send({ type: 'NEXT' });
  }

  restart(): void {
    this.actor?.send({ type: 'RESTART' });
  }

  /** Back to the learner's own diagram, as it was, with its undo steps. */
  leave(): void {
    if (!this.actor) return;
    this.close();
    setMark(this.around.openTabStorage, null);
    lessonStore.setState({ lesson: null, leave: null, ...NO_STEP });
    returnToOwnWork();
    updateView({ rightTab: 'inspect', sheet: null, selection: NOTHING_SELECTED, placingKind: null });
    requestCanvas({ what: 'fit' });
    announce('Back to your own diagram.');
  }

  /** The lesson's system becomes a diagram of the learner's, beside the former one. */
  openInSandbox(): void {
    const { lesson } = lessonStore.getState();
    if (!lesson) return;
    const { diagram } = documentStore.getState();
    this.leave();
    this.around.openAsOwn(diagram);
  }

  /** The lesson after the open one; null after the last. */
  following(): Lesson | null {
    const at = this.around.lessons.findIndex(({ id }) => id === lessonStore.getState().lesson?.id);
    return this.around.lessons[at + 1] ?? null;
  }

  /** Brings the lesson's tab, on a phone its sheet, to the front. */
  bringUp(change: Partial<ViewState> = {}): void {
    updateView({ ...change, rightTab: 'lesson', ...(this.around.onPhone() ? { sheet: 'inspect' } : {}) });
  }

  private get progress(): Progress {
    const { progress } = lessonStore.getState();
    if (!progress) throw new Error('Progress is read before any lesson is opened.');
    return progress;
  }

  private keep(progress: Progress): void {
    if (progress === this.progress) return;
    const progressTrouble = keepProgress(this.around.openStorage, progress);
    lessonStore.setState({ progress, progressTrouble });
  }

  private showDiagram(lesson: Lesson, step: number): void {
    openBeside(diagramAtStep(lesson, step), `Lesson ${lesson.number}`);
    sessionControls.setSpeed(
      lesson.steps.slice(0, step).findLast(({ speed }) => speed)?.speed ?? lesson.start.speed,
    );
    requestCanvas({ what: 'fit' });
    if (sessionStore.getState().lockedReason === null) sessionControls.play();
  }

  private listen(actor: Actor<typeof lessonMachine>, lesson: Lesson): void {
    const stepAt = (at: number): Step => {
      const step = lesson.steps[at];
      if (!step) throw new Error(`Lesson "${lesson.id}" has no step ${at + 1}.`);
      return step;
    };
    const { id } = lesson;
    actor.on('STEP_BEGUN', ({ step }) => this.beginStep(lesson, stepAt(step)));
    actor.on('PREDICTED', ({ step, choice }) => {
      this.predicted = choice;
      // Chosen again with the result in sight, it is no prediction any more.
      if (lessonStore.getState().phase === 'predict')
        this.keep(predictionMade(this.progress, id, stepAt(step).id, choice));
    });
    actor.on('STEP_PASSED', ({ step }) => {
      this.keep(stepPassed(this.progress, id, stepAt(step).id, this.looking.watch.remembered));
      if (!lessonStore.getState().challenge) announce(`Step ${step + 1} of ${lesson.steps.length} is done.`);
    });
    actor.on('DO_IT', ({ step }) => this.helper.start(doItForMe(stepAt(step))));
    actor.on('LESSON_DONE', ({ challenge }) => {
      this.keep(lessonDone(this.progress, id, challenge));
      setMark(this.around.openTabStorage, null);
      this.bringUp();
    });
    actor.on('OPEN_START', () => {
      this.helper.stop();
      this.keep(lessonRestarted(this.progress, id));
      this.showDiagram(lesson, 0);
      setMark(this.around.openTabStorage, { lesson: id, challenge: false });
    });
    actor.subscribe((snapshot) => {
      const phase = lessonPhase(snapshot);
      const { step, challenge, prediction, committed, hints } = snapshot.context;
      const before = lessonStore.getState();
      const isNewStep = before.step !== step || phase === 'question' || phase === 'predict';
      lessonStore.setState({
        ...(isNewStep ? NO_STEP : {}),
        phase,
        step,
        challenge,
        prediction,
        committed,
        hints,
      });
      this.lock(isRunLocked(snapshot));
      if (phase === 'predict' && before.phase !== 'predict') this.bringUp();
      this.look();
    });
    const look = () => this.look();
    this.stopListening = [
      sessionStore.subscribe(look),
      documentStore.subscribe(look),
      factsStore.subscribe(look),
    ];
  }

  /** A prediction to be made holds the run; once made, the run goes on. */
  private lock(locked: boolean): void {
    const was = sessionStore.getState().lockedReason !== null;
    if (locked === was) return;
    if (locked) sessionControls.pause();
    sessionStore.setState({ lockedReason: locked ? LOCKED : null });
    if (!locked) sessionControls.play();
  }

  private beginStep(lesson: Lesson, step: Step): void {
    clearFacts();
    this.looking.begin(
      progressOf(this.progress, lesson.id).remembered,
      step.prediction ? this.predicted : null,
    );
    this.predicted = null;
    lessonStore.setState({ answered: null, verdicts: [], measured: null });
    if (step.speed !== undefined) sessionControls.setSpeed(step.speed);
  }

  /** Looks at the run for the present step; passes it on when all its goals are reached. */
  private look(): void {
    const { lesson, phase, step: at } = lessonStore.getState();
    const step = lesson?.steps[at];
    if (!step || this.isLooking || !this.actor) return;
    this.isLooking = true;
    if (phase === 'doing') this.watch(step);
    else if (phase === 'observe') this.measure(step);
    this.isLooking = false;
  }

  private watch(step: Step): void {
    if (!this.looking.look(step)) return;
    const { verdicts, passed } = this.looking.watch;
    lessonStore.setState({ verdicts });
    if (!passed) return;
    this.passedAfterMs = this.looking.lastChangeMs;
    this.measure(step);
    this.actor?.send({ type: 'PASSED' });
    if (this.helper.isBusy) this.helper.finish();
  }

  /** The figure beside the prediction follows the run until the system is changed. */
  private measure({ prediction }: Step): void {
    if (!prediction || this.looking.predicted === null) return;
    if (this.looking.lastChangeMs !== this.passedAfterMs) return;
    const measured = this.looking.measured(prediction);
    if (measured !== null && measured !== lessonStore.getState().measured) lessonStore.setState({ measured });
  }

  /** Lets go of the lesson under way; what is on the canvas stays. */
  private close(): void {
    for (const stop of this.stopListening) stop();
    this.stopListening = [];
    this.helper.stop();
    this.actor?.stop();
    this.actor = null;
    this.lock(false);
    clearFacts();
  }
}
