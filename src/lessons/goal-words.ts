/** The words of goals and measures: what is asked, what is measured, what would be needed, and what stands in the way. */
import { kindOf } from '../catalog/index.ts';
import type { ParameterValue } from '../diagram/diagram.ts';
import type { Outcome } from '../engine/outcome.ts';
import { machineFigures } from '../simulation/measure.ts';
import { type Bound, type Goal, type Remembered, type RequestCondition, thresholdOf } from './goal.ts';
import { type LessonView, settledWindows } from './lesson-view.ts';
import type { Measure, MeasureName } from './measures.ts';
import { UI_FACTS } from './ui-facts.ts';
import { clientsWords, kindWords, whichWords, withArticle } from './which.ts';

const UNITS: Readonly<Record<MeasureName, string>> = {
  offered: ' requests/s',
  goodput: ' requests/s',
  completed: ' requests',
  'fail-rate': ' %',
  share: ' %',
  p50: ' ms',
  p95: ' ms',
  p99: ' ms',
  utilisation: ' %',
  'cpu-part': ' %',
  queue: ' requests',
  'in-flight': ' requests',
  'turned-away': ' requests/s',
  'largest-part': ' %',
  'down-for': ' s',
  span: ' ms',
  setting: '',
  count: '',
  'machines-visited': '',
  'response-size': ' KB',
};

const SHORT: Readonly<Record<MeasureName, string>> = {
  offered: 'traffic',
  goodput: 'good answers (goodput)',
  completed: 'completed',
  'fail-rate': 'failure rate',
  share: 'their share',
  p50: 'p50',
  p95: 'p95',
  p99: 'p99',
  utilisation: 'CPU in use',
  'cpu-part': 'its part of the CPU in use',
  queue: 'the line',
  'in-flight': 'in flight',
  'turned-away': 'what is turned away',
  'largest-part': 'the largest part',
  'down-for': 'down for',
  span: 'network time for each request',
  setting: 'the setting',
  count: 'there',
  'machines-visited': 'machines that took part',
  'response-size': 'size of the answer',
};

const BOUNDS: Readonly<Record<Bound, string>> = {
  'at-least': 'at least',
  'at-most': 'at most',
  over: 'over',
  under: 'under',
};

/** Below 10 one decimal, above whole numbers. */
function figure(value: number): string {
  return value < 10 ? String(Number(value.toFixed(1))) : String(Math.round(value));
}

export function valueWords({ measure }: Measure, value: number): string {
  const unit = UNITS[measure];
  if (unit === ' ms' && value >= 1000) return `${Number((value / 1000).toFixed(2))} s`;
  return measure === 'completed' && value === 1 ? '1 request' : `${figure(value)}${unit}`;
}

function overWords(measure: Measure): string {
  if (!('over' in measure)) return '';
  return measure.over === 'since-change' ? ' since the last change' : ` over the last ${measure.over} s`;
}

/** "p95 of web browsers over the last 10 s". */
export function measureWords(measure: Measure): string {
  const name = SHORT[measure.measure];
  switch (measure.measure) {
    case 'share':
      return `part of the requests of ${clientsWords(measure.of)} that ${endWords(measure.outcomes)}${overWords(measure)}`;
    case 'completed':
      return `requests completed by ${clientsWords(measure.of)}${overWords(measure)}`;
    case 'utilisation':
      return `CPU in use on ${measure.least ? 'the one with least to do, of ' : ''}${whichWords(measure.of)}${overWords(measure)}`;
    case 'cpu-part':
      return `part of the CPU in use that ${whichWords(measure.of)} takes${overWords(measure)}`;
    case 'queue':
    case 'in-flight':
      return `requests ${measure.measure === 'queue' ? 'in line' : 'in flight'} at ${whichWords(measure.of)}${overWords(measure)}`;
    case 'turned-away':
      return `what ${whichWords(measure.of)} turns away${overWords(measure)}`;
    case 'largest-part':
      return `the largest part of the work that one of the ${kindOf(measure.kind).plural.toLowerCase()} does${overWords(measure)}`;
    case 'down-for':
      return `time that ${whichWords(measure.of)} is down`;
    case 'span':
      return `time on the network between the ${kindWords(measure.from)} and the ${kindWords(measure.to)}, for each request${overWords(measure)}`;
    case 'setting':
      return measure.together
        ? `${settingLabel(measure.of, measure.key)} of ${allWords(measure.of)} together`
        : `${settingLabel(measure.of, measure.key)} of ${whichWords(measure.of)}`;
    case 'count':
      return `number of ${kindOf(measure.kind).plural.toLowerCase()}`;
    case 'machines-visited':
    case 'response-size':
      return name;
    default:
      return `${name} of ${clientsWords(measure.of)}${overWords(measure)}`;
  }
}

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  'connect-timeout': 'no connection in time',
  timeout: 'no answer in time',
};

/** How a request ends, as what it does: "are refused", "get error 500". */
const END_WORDS: Readonly<Partial<Record<Outcome, string>>> = {
  ok: 'are answered well',
  'ok-stale': 'get old data',
  refused: 'are refused',
  'connect-timeout': 'get no connection in time',
  timeout: 'get no answer in time',
  '401-session': 'are asked to sign in again',
};

function endWords(outcomes: readonly Outcome[]): string {
  return outcomes.map((outcome) => END_WORDS[outcome] ?? `get error ${outcome}`).join(' or ');
}

/** "all machines". */
function allWords(which: Parameters<typeof whichWords>[0]): string {
  return 'kind' in which ? `all ${kindOf(which.kind).plural.toLowerCase()}` : whichWords(which);
}

function outcomesWords(outcomes: readonly string[]): string {
  const words = outcomes.map(
    (outcome) => OUTCOME_WORDS[outcome] ?? (/^\d+$/.test(outcome) ? `error ${outcome}` : outcome),
  );
  return words.join(' or ');
}

function settingLabel(which: Parameters<typeof whichWords>[0], key: string): string {
  const kind = 'kind' in which ? which.kind : 'machine';
  return kindOf(kind).parameters[key]?.label ?? key;
}

export const POWER_WORDS = { on: 'on', stopped: 'stopped', off: 'powered off' } as const;

/** "Data (JSON)", "15 ms". */
export function settingWords(kind: string, key: string, value: ParameterValue): string {
  const rule = kindOf(kind).parameters[key];
  if (rule?.type === 'choice')
    return rule.optionLabels?.[rule.options.indexOf(String(value))] ?? String(value);
  return `${value}${rule?.unit ? ` ${rule.unit}` : ''}`;
}

/** "p95 is 310 ms". */
export function readingWords(measure: Measure, value: number): string {
  const shown = valueWords(measure, value);
  if (measure.measure === 'down-for') return `Down for ${shown}`;
  if (measure.measure === 'completed') return `${shown} completed`;
  if (measure.measure === 'share') return `"${outcomesWords(measure.outcomes)}" is ${shown}`;
  if (measure.measure === 'setting') {
    const label = settingLabel(measure.of, measure.key);
    return measure.together ? `${label} together: ${shown}` : `${label}: ${shown}`;
  }
  const verb = measure.measure === 'goodput' ? 'are' : 'is';
  return `${capitalMeasure(SHORT[measure.measure])} ${verb} ${shown}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "needs under 250 ms". */
export function needWords(measure: Measure, is: Bound, threshold: number): string {
  if (is === 'at-most' && threshold === 0) return `needs ${valueWords(measure, threshold)}`;
  return `needs ${BOUNDS[is]} ${valueWords(measure, threshold)}`;
}

const BUSY_PERCENT = 80;
const HAMPERED = new Set<MeasureName>(['p50', 'p95', 'p99', 'fail-rate', 'goodput', 'share']);

/** What stands in the way of good answers just now: "; box-2 is 98 % busy". */
export function troubleWords(measure: Measure, view: LessonView): string {
  if (!HAMPERED.has(measure.measure)) return '';
  const down = view.diagram.components.find(({ power }) => power !== 'on');
  if (down) return `; ${down.name} is ${down.power === 'off' ? 'powered off' : 'stopped'}`;
  const { layout } = view;
  const { windows } = settledWindows(view, 'over' in measure ? measure.over : 'since-change');
  if (!layout || windows.length === 0) return '';
  const busiest = layout.machines
    .map((id, slot) => ({ id, percent: 100 * machineFigures(windows, slot, layout).cpuShare }))
    .toSorted((one, other) => other.percent - one.percent)[0];
  if (!busiest || busiest.percent < BUSY_PERCENT) return '';
  const name =
    view.diagram.components.find(({ id }) => id === busiest.id)?.name ?? busiest.id.replace('own:', '');
  return `; ${name} is ${Math.round(busiest.percent)} % busy`;
}

export function goalWords(goal: Goal, remembered: Remembered): string {
  switch (goal.goal) {
    case 'has':
      return goal.count === 1
        ? `There is ${withArticle(goal.kind)}`
        : `There are ${goal.count} ${kindOf(goal.kind).plural.toLowerCase()}`;
    case 'together':
      return `${capital(listWords(goal.kinds.map(withArticle)))} are in one machine`;
    case 'apart':
      return `${capital(goal.kinds.map(withArticle).join(' and '))} are in machines of their own`;
    case 'joined':
      return `The ${kindWords(goal.from)} is ${goal.not ? 'not ' : ''}connected to the ${kindWords(goal.to)}`;
    case 'setting': {
      const kind = 'kind' in goal.of ? goal.of.kind : 'machine';
      return `"${settingLabel(goal.of, goal.key)}" of ${whichWords(goal.of)} is ${settingWords(kind, goal.key, goal.is)}`;
    }
    case 'state':
      return `${capital(whichWords(goal.of))} is ${POWER_WORDS[goal.is]}`;
    case 'measure':
      return measureGoalWords(goal, remembered);
    case 'request':
      return requestWords(goal.that, goal.and);
    case 'fact':
      return UI_FACTS[goal.fact].goal(listWords(goal.of.map(whichWords)));
    case 'answered':
      return 'The question is answered';
    case 'predicted':
      return 'You have made a prediction';
    case 'all':
      return `All at the same time: ${goal.of.map((part) => goalWords(part, remembered)).join('; ')}`;
    case 'any':
      return `One of these: ${goal.of.map((part) => goalWords(part, remembered)).join('; ')}`;
  }
}

/** "a web server, a database and a cache". */
function listWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "p95 of web browsers over the last 10 s is under 250 ms"; figures that read better turned round are. */
function measureGoalWords(goal: Extract<Goal, { goal: 'measure' }>, remembered: Remembered): string {
  const { measure, is, value } = goal;
  const threshold = thresholdOf(value, remembered);
  const words = capitalMeasure(measureWords(measure));
  if (threshold === null)
    return typeof value === 'number' || value.plus <= 0
      ? `${words} is ${BOUNDS[is]} what was measured before`
      : `${words} is ${BOUNDS[is]} ${valueWords(measure, value.plus)} more than the ${value.remembered}`;
  if (measure.measure === 'fail-rate' && is === 'at-most' && threshold === 0)
    return `No request of ${clientsWords(measure.of)} fails${overWords(measure)}`.replace(
      ' of all clients',
      '',
    );
  if (measure.measure === 'completed')
    return `${capital(BOUNDS[is])} ${valueWords(measure, threshold)} completed by ${clientsWords(measure.of)}${overWords(measure)}`;
  if (is === 'over' && threshold === 0) return `${words} is measured`;
  const bound = `${BOUNDS[is]} ${valueWords(measure, threshold)}`;
  if (measure.measure === 'down-for') return `${capital(whichWords(measure.of))} is down for ${bound}`;
  if (measure.measure === 'share')
    return `${capital(bound)} of the requests of ${clientsWords(measure.of)} ${endWords(measure.outcomes)}${overWords(measure)}`;
  if (measure.measure === 'setting') return `${words}: ${bound}`;
  if (measure.measure === 'goodput') return `${words}: ${bound}`;
  if (typeof value !== 'number' && value.plus > 0)
    return `${words} is ${BOUNDS[is]} ${valueWords(measure, value.plus)} more than the ${value.remembered}: ${valueWords(measure, threshold)}`;
  return `${words} is ${bound}`;
}

/** "p95" keeps its small letter. */
function capitalMeasure(words: string): string {
  return /^p\d\d/.test(words) ? words : capital(words);
}

function requestWords(that: RequestCondition, and: 'trace-stepped' | 'response-opened' | undefined): string {
  const what = that.requestClass ? `a "${that.requestClass}" request` : 'a request';
  const from = that.client ? ` from the ${kindWords(that.client)}` : '';
  const sent = that.byHand ? 'You have sent' : 'You have followed';
  const joint = and ? ',' : ' and';
  const end =
    that.outcome === 'ok'
      ? `${joint} it was answered`
      : that.outcome
        ? `${joint} it ended with "${that.outcome}"`
        : '';
  return `${sent} ${what}${from}${end}${and ? `, and you have ${UI_FACTS[and].words}` : ''}`;
}
