/** The closed shape of a lesson file: nothing may be missing, nothing unknown may be in it. */
import * as v from 'valibot';
import { OUTCOMES } from '../engine/outcome.ts';
import type { Action } from './actions.ts';
import type { Calibration, Goal, RequestCondition } from './goal.ts';
import type { Lesson, Mistake, Prediction, Question, Step } from './lesson.ts';
import type { Measure } from './measures.ts';
import type { Which } from './which.ts';

/** Goals nest, but not endlessly. */
const MOST_PARTS = 12;

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(600));
const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-zA-Z0-9 _-]{0,40}$/));
const kind = name;
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(number, v.integer(), v.minValue(0), v.maxValue(1000));
const seconds = v.pipe(number, v.minValue(0.25), v.maxValue(600));
const over = v.union([seconds, v.literal('since-change')]);
const outcome = v.picklist(OUTCOMES);
const parameterValue = v.union([number, v.pipe(v.string(), v.maxLength(60)), v.boolean()]);
const samples = v.exactOptional(count);

const which: v.GenericSchema<unknown, Which> = v.union([
  v.strictObject({ id: name }),
  v.strictObject({ kind }),
  v.strictObject({ machineOf: kind }),
  v.strictObject({ machineWithout: kind }),
]);

const measure: v.GenericSchema<unknown, Measure> = v.variant('measure', [
  v.strictObject({
    measure: v.picklist(['offered', 'goodput', 'completed', 'fail-rate', 'p50', 'p95', 'p99']),
    of: name,
    over,
    samples,
  }),
  v.strictObject({ measure: v.literal('share'), outcomes: v.array(outcome), of: name, over, samples }),
  v.strictObject({
    measure: v.literal('utilisation'),
    of: which,
    over,
    least: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ measure: v.literal('cpu-part'), of: which, over }),
  v.strictObject({ measure: v.picklist(['queue', 'in-flight', 'turned-away']), of: which, over }),
  v.strictObject({ measure: v.literal('largest-part'), kind, over }),
  v.strictObject({ measure: v.literal('down-for'), of: which }),
  v.strictObject({ measure: v.literal('span'), from: kind, to: kind, over }),
  v.strictObject({
    measure: v.literal('setting'),
    of: which,
    key: name,
    together: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ measure: v.literal('count'), kind }),
  v.strictObject({ measure: v.picklist(['machines-visited', 'response-size']) }),
]);

const calibration: v.GenericSchema<unknown, Calibration> = v.strictObject({
  low: number,
  high: number,
  otherwise: v.exactOptional(v.strictObject({ low: number, high: number })),
  narrow: v.exactOptional(text),
});

const only = v.exactOptional(v.literal(true));

const requestCondition: v.GenericSchema<unknown, RequestCondition> = v.strictObject({
  client: v.exactOptional(kind),
  requestClass: v.exactOptional(text),
  byHand: only,
  outcome: v.exactOptional(outcome),
  contentType: v.exactOptional(text),
  visits: v.exactOptional(v.array(kind)),
  visitsOneOf: v.exactOptional(v.array(kind)),
  writes: only,
  onOneMachine: only,
});

const componentFact = v.picklist([
  'cpu-split-opened',
  'time-split-opened',
  'clients-compared',
  'monitor-placed',
]);
const requestFact = v.picklist(['trace-stepped', 'response-opened']);

const goal: v.GenericSchema<unknown, Goal> = v.lazy(() => goals);

const several = v.pipe(v.array(goal), v.minLength(1), v.maxLength(MOST_PARTS));

const goals: v.GenericSchema<unknown, Goal> = v.variant('goal', [
  v.strictObject({ goal: v.literal('has'), kind, count }),
  v.strictObject({ goal: v.literal('together'), kinds: v.pipe(v.array(kind), v.minLength(2)) }),
  v.strictObject({ goal: v.literal('apart'), kinds: v.pipe(v.array(kind), v.minLength(2)) }),
  v.strictObject({ goal: v.literal('joined'), from: kind, to: kind, not: only }),
  v.strictObject({ goal: v.literal('setting'), of: which, key: name, is: parameterValue }),
  v.strictObject({ goal: v.literal('state'), of: which, is: v.picklist(['on', 'stopped', 'off']) }),
  v.strictObject({
    goal: v.literal('measure'),
    measure,
    is: v.picklist(['at-least', 'at-most', 'over', 'under']),
    value: v.union([number, v.strictObject({ remembered: name, plus: number })]),
    remember: v.exactOptional(name),
    calibration: v.exactOptional(calibration),
  }),
  v.strictObject({ goal: v.literal('request'), that: requestCondition, and: v.exactOptional(requestFact) }),
  v.strictObject({
    goal: v.literal('fact'),
    fact: componentFact,
    of: v.pipe(v.array(which), v.minLength(1)),
  }),
  v.strictObject({ goal: v.literal('answered'), correct: count }),
  v.strictObject({ goal: v.literal('predicted') }),
  v.strictObject({ goal: v.literal('all'), of: several }),
  v.strictObject({ goal: v.literal('any'), of: several }),
]);

const link = { from: which, to: which };

const action: v.GenericSchema<unknown, Action> = v.variant('do', [
  v.strictObject({
    do: v.literal('add'),
    kind,
    into: v.exactOptional(which),
    count: v.exactOptional(count),
    x: number,
    y: number,
  }),
  v.strictObject({ do: v.picklist(['connect', 'disconnect']), ...link }),
  v.strictObject({ do: v.literal('move-into'), what: which, machine: which }),
  v.strictObject({ do: v.literal('set'), what: which, key: name, value: parameterValue }),
  v.strictObject({ do: v.literal('power'), what: which, is: v.picklist(['on', 'stopped', 'off']) }),
  v.strictObject({ do: v.literal('slow'), what: which, factor: number }),
  v.strictObject({ do: v.literal('traffic'), factor: number }),
  v.strictObject({ do: v.literal('round-trip'), ...link, ms: number }),
  v.strictObject({ do: v.literal('cut'), ...link, cut: v.boolean() }),
  v.strictObject({ do: v.literal('delete'), what: which }),
  v.strictObject({ do: v.literal('run'), seconds }),
  v.strictObject({ do: v.literal('send'), from: which, mixIndex: count }),
  v.strictObject({ do: v.literal('restart') }),
  v.strictObject({ do: v.literal('predict'), choice: count }),
  v.strictObject({ do: v.literal('answer'), choice: count }),
  v.strictObject({
    do: v.literal('open'),
    fact: v.picklist([...componentFact.options, ...requestFact.options]),
    of: v.exactOptional(v.array(which)),
  }),
]) as v.GenericSchema<unknown, Action>;

const actions = v.pipe(v.array(action), v.maxLength(60));

const ask = {
  ask: text,
  choices: v.pipe(v.array(v.strictObject({ text, feedback: text })), v.minLength(2), v.maxLength(6)),
  correct: count,
};

const question: v.GenericSchema<unknown, Question> = v.strictObject(ask);

const prediction: v.GenericSchema<unknown, Prediction> = v.strictObject({
  ...ask,
  result: v.strictObject({
    measure,
    beside: v.exactOptional(v.union([v.strictObject({ remembered: name }), measure])),
    words: text,
  }),
});

const step: v.GenericSchema<unknown, Step> = v.strictObject({
  id: name,
  title: text,
  task: text,
  prediction: v.exactOptional(prediction),
  question: v.exactOptional(question),
  goals: several,
  hints: v.strictTuple([text, text]),
  explanation: text,
  speed: v.exactOptional(v.pipe(number, v.minValue(0.001), v.maxValue(20))),
  watchOnly: only,
  solution: actions,
});

const mistake: v.GenericSchema<unknown, Mistake> = v.strictObject({ step: name, thought: text, actions });

const lines = v.pipe(v.array(text), v.maxLength(12));

/** The diagram within is judged by the gate for documents, not here. */
export const lessonSchema: v.GenericSchema<unknown, LessonShape> = v.strictObject({
  id: name,
  number: count,
  title: text,
  question: text,
  about: text,
  idea: text,
  misconception: text,
  start: v.strictObject({ diagram: v.unknown(), speed: v.pipe(number, v.minValue(0.001), v.maxValue(20)) }),
  palette: v.pipe(v.array(kind), v.maxLength(60)),
  unlocked: v.record(kind, v.array(name)),
  steps: v.pipe(v.array(step), v.minLength(1), v.maxLength(20)),
  tradeoffs: v.strictObject({ of: text, pros: lines, cons: lines, stillTrue: lines }),
  notice: lines,
  leavesOut: lines,
  takeaway: text,
  mistakes: v.pipe(v.array(mistake), v.maxLength(20)),
  next: text,
});

/** A lesson whose diagram has not been through its gate yet. */
export type LessonShape = Omit<Lesson, 'start'> & {
  readonly start: { readonly diagram?: unknown; readonly speed: number };
};
