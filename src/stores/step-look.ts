/** Looks at the run while a step of a lesson is under way: what was sent, opened and measured since it began. */
import type { Remembered } from '../lessons/goal.ts';
import type { Prediction, Step } from '../lessons/lesson.ts';
import type { LessonView } from '../lessons/lesson-view.ts';
import { beginWatch, measuredResult, type StepWatch, watchStep } from '../lessons/step-watch.ts';
import { type Story, WINDOW_MS } from '../simulation/results.ts';
import { buildStory } from '../simulation/story.ts';
import { documentStore } from './document-store.ts';
import type { RunPast } from './run-past.ts';
import { type SessionState, sessionControls, sessionStore } from './session.ts';
import { presentFacts } from './ui-facts-store.ts';

/** After a long leap only the last so many windows are looked at one by one. */
const MOST_LOOKS = 80;

export class StepLook {
  watch: StepWatch = beginWatch();
  predicted: number | null = null;
  answered: number | null = null;
  private run = -1;
  private stepBeganMs = 0;
  private seenToMs = 0;
  private readonly stories = new Map<number, { readonly client: string; readonly story: Story }>();
  /** Followed since before the step: counts only if the learner does something with it. */
  private old: SessionState['followed'] = null;

  begin(remembered: Remembered, predicted: number | null): void {
    this.watch = beginWatch(remembered);
    this.predicted = predicted;
    this.answered = null;
    this.run = -1;
    this.stories.clear();
    this.old = sessionStore.getState().followed;
  }

  /** Looks at every window that the playhead has passed since the last look. `false`: there is no run to look at yet. */
  look(step: Step): boolean {
    const past = this.past();
    if (!past) return false;
    this.hearStory();
    const passedWindows = Math.floor(past.timeMs / WINDOW_MS) - Math.floor(this.seenToMs / WINDOW_MS);
    for (let back = Math.min(passedWindows, MOST_LOOKS) - 1; back >= 0 && !this.watch.passed; back--) {
      const atMs = (Math.floor(past.timeMs / WINDOW_MS) - back) * WINDOW_MS;
      this.watch = watchStep(step, this.watch, this.view(past, atMs));
    }
    if (!this.watch.passed) this.watch = watchStep(step, this.watch, this.view(past, past.timeMs));
    this.seenToMs = past.timeMs;
    return true;
  }

  /** What stands beside the prediction; null while it is not known. */
  measured(prediction: Prediction): string | null {
    const past = this.past();
    if (!past) return null;
    this.hearStory();
    return measuredResult(prediction, this.view(past, past.timeMs), this.watch.remembered);
  }

  get lastChangeMs(): number {
    return sessionControls.past().lastChangeMs;
  }

  /** The run; null while it is not there. A run begun anew begins the step anew. */
  private past(): RunPast | null {
    const { mode } = sessionStore.getState();
    if (mode === 'loading' || mode === 'recovering' || mode === 'failed') return null;
    const past = sessionControls.past();
    if (past.run !== this.run) {
      if (this.run >= 0) this.stories.clear();
      this.run = past.run;
      this.stepBeganMs = past.timeMs;
      this.seenToMs = past.timeMs;
    }
    return past;
  }

  private hearStory(): void {
    const { followed, story } = sessionStore.getState();
    if (!followed || !story || story.request !== followed.request) return;
    const isOld = followed === this.old;
    if (isOld && !presentFacts().some((fact) => 'request' in fact && fact.request === followed.request))
      return;
    this.stories.set(followed.request, { client: followed.client, story });
  }

  private view({ layout, lastChangeMs, windowsBetween }: RunPast, nowMs: number): LessonView {
    return {
      diagram: documentStore.getState().diagram,
      layout,
      nowMs,
      lastChangeMs,
      stepBeganMs: this.stepBeganMs,
      windowsBetween,
      stories: [...this.stories.values()].map(({ client, story }) =>
        buildStory(story, story.layout.sources.indexOf(client), nowMs),
      ),
      facts: presentFacts(),
      predicted: this.predicted,
      answered: this.answered,
    };
  }
}
