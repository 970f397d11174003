/** A session without a page: the document, the run up to the playhead, and what the learner would have done. */
import type { Diagram } from '../diagram/diagram.ts';
import { COLUMN, FLAG, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import type { RequestStory } from '../simulation/request-story.ts';
import { type Layout, type ViewPiece, WINDOW_MS } from '../simulation/results.ts';
import { Run } from '../simulation/run.ts';
import type { Watching } from '../simulation/run-view.ts';
import { buildStory } from '../simulation/story.ts';
import { WindowHistory } from '../simulation/window-history.ts';
import { type Action, actionWords, applyEdit, type EditAction, isEdit } from './actions.ts';
import { compiled, type LessonView } from './lesson-view.ts';
import type { UiFact } from './ui-facts.ts';
import { componentsOf, type Which } from './which.ts';

/** As on the page: this much is computed before the playhead starts. */
export const WARM_UP_MS = 60_000;

const EVERYTHING: Watching = { sampleEvery: 1, followed: -1 };

interface HandSent {
  readonly client: string;
  readonly sentMs: number;
  request: number | null;
  story: RequestStory | null;
}

/** A moment of a session, to come back to. */
export interface Moment {
  readonly diagram: Diagram;
  readonly nowMs: number;
  readonly lastChangeMs: number;
  readonly stepBeganMs: number;
  readonly sent: readonly HandSent[];
  readonly facts: readonly UiFact[];
  readonly predicted: number | null;
  readonly answered: number | null;
  readonly problems: number;
}

export class HeadlessSession {
  diagram: Diagram;
  nowMs = 0;
  /** Why actions could not be done. */
  readonly problems: string[] = [];
  private run: Run;
  private layout: Layout | null = null;
  private readonly history = new WindowHistory();
  private lastChangeMs = 0;
  private stepBeganMs = 0;
  private sent: HandSent[] = [];
  private facts: UiFact[] = [];
  private predicted: number | null = null;
  private answered: number | null = null;

  constructor(diagram: Diagram, warmUpMs: number = WARM_UP_MS) {
    this.diagram = diagram;
    this.run = new Run({ base: diagram, seed: diagram.seed, log: [] });
    this.advanceTo(warmUpMs);
  }

  /** What goals may see. */
  view(): LessonView {
    const { diagram, layout, nowMs, lastChangeMs, stepBeganMs, facts, predicted, answered } = this;
    return {
      diagram,
      layout,
      nowMs,
      lastChangeMs,
      stepBeganMs,
      windowsBetween: (fromMs, toMs) => this.history.between(fromMs, toMs),
      stories: this.sent.flatMap(({ story }) => story ?? []),
      facts,
      predicted,
      answered,
    };
  }

  /** A new step: what was said and looked at before does not count for it. Monitors stay. */
  beginStep(): void {
    this.stepBeganMs = this.nowMs;
    this.sent = [];
    this.facts = this.facts.filter(({ fact }) => fact === 'monitor-placed');
    this.predicted = null;
    this.answered = null;
  }

  /** Remembers this moment. */
  mark(): Moment {
    const { diagram, nowMs, lastChangeMs, stepBeganMs, facts, predicted, answered } = this;
    const sent = this.sent.map((each) => ({ ...each }));
    const problems = this.problems.length;
    return {
      diagram,
      nowMs,
      lastChangeMs,
      stepBeganMs,
      sent,
      facts: [...facts],
      predicted,
      answered,
      problems,
    };
  }

  /** Takes back everything done since, the run included. */
  returnTo(moment: Moment): void {
    const { diagram, nowMs, sent, facts, problems } = moment;
    if (this.nowMs > nowMs || this.diagram !== diagram)
      this.run.enter({ atMs: nowMs, label: 'Back', change: { what: 'diagram', diagram } });
    this.history.cutAfter(nowMs);
    this.diagram = diagram;
    this.nowMs = nowMs;
    this.lastChangeMs = moment.lastChangeMs;
    this.stepBeganMs = moment.stepBeganMs;
    this.sent = sent.map((each) => ({ ...each }));
    this.facts = [...facts];
    this.predicted = moment.predicted;
    this.answered = moment.answered;
    this.problems.length = problems;
  }

  /** Does one thing; `look` is called whenever another window is over, and at the end. */
  perform(action: Action, look: () => void = () => {}): void {
    if (isEdit(action)) this.edit(action);
    else if (action.do === 'run') this.runFor(action.seconds, look);
    else if (action.do === 'send') this.send(action.from, action.mixIndex);
    else if (action.do === 'restart') this.restart();
    else if (action.do === 'predict') this.predicted = action.choice;
    else if (action.do === 'answer') this.answered = action.choice;
    else this.open(action.fact, action.of ?? []);
    look();
  }

  private edit(action: EditAction): void {
    const { diagram, problem } = applyEdit(this.diagram, action);
    if (problem !== null) this.problems.push(problem);
    if (diagram === this.diagram) return;
    const same = JSON.stringify(compiled(diagram).model) === JSON.stringify(compiled(this.diagram).model);
    this.diagram = diagram;
    if (same) return;
    this.run.enter({
      atMs: this.nowMs,
      label: actionWords(action),
      change: { what: 'diagram', diagram },
    });
    this.lastChangeMs = this.nowMs;
  }

  private runFor(seconds: number, look: () => void): void {
    const endMs = this.nowMs + seconds * 1000;
    while (this.nowMs < endMs) {
      this.advanceTo(Math.min(endMs, (Math.floor(this.nowMs / WINDOW_MS) + 1) * WINDOW_MS));
      if (this.sent.length > 0) this.followSent();
      look();
    }
  }

  private advanceTo(ms: number): void {
    const chunk = this.run.skip(ms);
    this.layout = chunk.layout;
    this.history.add(chunk.windows);
    this.nowMs = ms;
  }

  private send(from: Which, mixIndex: number): void {
    const [client] = componentsOf(this.diagram, from);
    if (!client) {
      this.problems.push('There is no such client to send from.');
      return;
    }
    const change = { what: 'send', source: client.id, mixIndex } as const;
    const view = this.run.enter({ atMs: this.nowMs, label: `Send from ${client.name}`, change });
    this.sent.push({ client: client.id, sentMs: this.nowMs, request: null, story: null });
    this.findSent(view.piece(this.nowMs, EVERYTHING, this.run.epoch));
  }

  private findSent({ rows }: ViewPiece): void {
    for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
      if (rows[at + COLUMN.type] !== TRACE.sent || ((rows[at + COLUMN.flags] ?? 0) & FLAG.byHand) === 0)
        continue;
      const waiting = this.sent.find(({ request }) => request === null);
      if (waiting) waiting.request = rows[at + COLUMN.request] ?? null;
    }
  }

  private followSent(): void {
    for (const sent of this.sent) {
      if (sent.request === null || (sent.story && sent.story.endedMs !== null)) continue;
      const story = this.run.story(sent.request, sent.sentMs);
      if (story) sent.story = buildStory(story, story.layout.sources.indexOf(sent.client), this.nowMs);
    }
  }

  private restart(): void {
    this.run = new Run({ base: this.diagram, seed: this.diagram.seed, log: [] });
    this.history.clear();
    this.sent = [];
    this.nowMs = 0;
    this.lastChangeMs = 0;
    this.advanceTo(WARM_UP_MS);
    this.stepBeganMs = this.nowMs;
  }

  private open(fact: UiFact['fact'], of: readonly Which[]): void {
    const components = of
      .flatMap((which) => componentsOf(this.diagram, which).slice(0, 1))
      .map(({ id }) => id);
    if (fact === 'trace-stepped' || fact === 'response-opened') {
      const request = this.sent.at(-1)?.request ?? null;
      if (request === null) this.problems.push('No request was sent that could be opened.');
      else this.facts.push({ fact, request });
    } else if (fact === 'clients-compared') this.facts.push({ fact, components });
    else this.facts.push(...components.map((component): UiFact => ({ fact, component })));
  }
}
