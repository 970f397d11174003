/** Judges goals against the view: met or not, and why not yet, with live progress. */
import { kindOf } from '../catalog/index.ts';
import { makeSettings } from '../catalog/settings.ts';
import type { ParameterValue } from '../diagram/diagram.ts';
import type { RequestStory } from '../simulation/request-story.ts';
import type { ComponentFact, Goal, Remembered, RequestCondition } from './goal.ts';
import { goalWords, POWER_WORDS, settingWords } from './goal-words.ts';
import { compiled, type LessonView } from './lesson-view.ts';
import { judgeMeasure } from './measure-goal.ts';
import { machinesOf } from './measures.ts';
import { UI_FACTS } from './ui-facts.ts';
import { plain, type Verdict } from './verdict.ts';
import { componentsOf, kindWords, type Which, whichWords, withArticle } from './which.ts';

export function judge(goal: Goal, view: LessonView, remembered: Remembered): Verdict {
  const words = goalWords(goal, remembered);
  switch (goal.goal) {
    case 'has': {
      const have = view.diagram.components.filter(({ kind }) => kind === goal.kind).length;
      const met = have >= goal.count;
      return plain(met, words, met ? 'It is there.' : `${have} of ${goal.count} so far.`);
    }
    case 'together':
      return judgeTogether(goal.kinds, words, view);
    case 'apart':
      return judgeApart(goal.kinds, words, view);
    case 'joined': {
      const kinds = new Map(view.diagram.components.map(({ id, kind }) => [id, kind]));
      const joined = view.diagram.links.some(
        ({ from, to }) => kinds.get(from) === goal.from && kinds.get(to) === goal.to,
      );
      const now = joined ? 'They are connected.' : 'They are not connected.';
      return plain(joined !== (goal.not === true), words, now);
    }
    case 'setting': {
      const parts = componentsOf(view.diagram, goal.of);
      const values = parts.map(({ kind, parameters }) => settingOf(kind, parameters, goal.key));
      const said = parts.map(({ kind }, at) => settingWords(kind, goal.key, values[at] ?? ''));
      const now =
        said.length === 0
          ? `There is no such component: ${whichWords(goal.of)}.`
          : `It is ${said.join(', ')} now.`;
      return plain(values.includes(goal.is), words, now);
    }
    case 'state': {
      const powers = componentsOf(view.diagram, goal.of).map(({ power, machine }) => {
        const holder = view.diagram.components.find(({ id }) => id === machine);
        return holder?.power === 'off' ? 'off' : power;
      });
      const said = powers.map((power) => POWER_WORDS[power]).join(', ');
      const now = said === '' ? `There is no such component: ${whichWords(goal.of)}.` : `It is ${said}.`;
      return plain(powers.includes(goal.is), words, now);
    }
    case 'measure':
      return judgeMeasure(goal, words, view, remembered);
    case 'request':
      return judgeRequest(goal, words, view);
    case 'fact': {
      const done = goal.of.every((which) => isDoneFor(which, goal.fact, view));
      return plain(done, words, done ? 'Done.' : `${UI_FACTS[goal.fact].how(lackingWords(goal, view))}.`);
    }
    case 'answered': {
      const met = view.answered === goal.correct;
      return plain(
        met,
        words,
        met ? 'That is right.' : view.answered === null ? 'No answer yet.' : 'Not that one.',
      );
    }
    case 'predicted':
      return plain(
        view.predicted !== null,
        words,
        view.predicted === null ? 'No prediction yet.' : 'Predicted.',
      );
    case 'all':
    case 'any':
      return judgeSeveral(goal, words, view, remembered);
  }
}

function settingOf(
  kind: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  key: string,
): ParameterValue {
  const settings = makeSettings(kindOf(kind), parameters);
  const type = kindOf(kind).parameters[key]?.type;
  if (type === 'choice') return settings.choice(key);
  return type === 'toggle' ? settings.toggle(key) : settings.number(key);
}

function isDoneFor(which: Which, fact: ComponentFact, { diagram, facts }: LessonView): boolean {
  return componentsOf(diagram, which).some(({ id }) => facts.some((each) => isFactOf(each, fact, id)));
}

/** For which of them it is still to be done: "box-1", "box-1 and box-2"; by name when there is only one that fits. */
function lackingWords({ of, fact }: Extract<Goal, { goal: 'fact' }>, view: LessonView): string {
  return of
    .filter((which) => !isDoneFor(which, fact, view))
    .map((which) => {
      const [only, ...others] = componentsOf(view.diagram, which);
      return only && others.length === 0 ? only.name : whichWords(which);
    })
    .join(' and ');
}

function isFactOf(fact: LessonView['facts'][number], name: ComponentFact, id: string): boolean {
  if (fact.fact !== name) return false;
  if (fact.fact === 'clients-compared') return fact.components.includes(id);
  return 'component' in fact && fact.component === id;
}

function judgeTogether(kinds: readonly string[], words: string, { diagram }: LessonView): Verdict {
  const machines = diagram.components.filter(({ kind }) => kindOf(kind).role === 'machine');
  const lacking = machines.map(({ id }) =>
    kinds.filter(
      (wanted) => !diagram.components.some(({ kind, machine }) => machine === id && kind === wanted),
    ),
  );
  const [best] = lacking.toSorted((one, other) => one.length - other.length);
  const missing = best ?? kinds;
  const now =
    missing.length === 0
      ? 'They stand together.'
      : best === undefined
        ? 'There is no machine yet.'
        : `Still missing in the machine: ${missing.map(withArticle).join(', ')}.${strayWords(missing, diagram)}`;
  const progress = [{ have: kinds.length - missing.length, need: kinds.length, unit: 'parts' as const }];
  return { ...plain(missing.length === 0, words, now), progress };
}

/** " web-1 stands outside: drag it in." */
function strayWords(missing: readonly string[], { components }: LessonView['diagram']): string {
  const stray = components.filter(({ kind, machine }) => missing.includes(kind) && machine === undefined);
  if (stray.length === 0) return '';
  const names = stray.map(({ name }) => name).join(' and ');
  return stray.length === 1
    ? ` ${names} stands outside: drag it in.`
    : ` ${names} stand outside: drag them in.`;
}

function judgeApart(kinds: readonly string[], words: string, { diagram }: LessonView): Verdict {
  const places = kinds.map(
    (wanted) =>
      diagram.components.find(({ kind, machine }) => kind === wanted && machine !== undefined)?.machine,
  );
  const absent = kinds.filter((_, at) => places[at] === undefined);
  const met = absent.length === 0 && new Set(places).size === kinds.length;
  const now = met
    ? 'They stand apart.'
    : absent.length > 0
      ? `Not in a machine: ${absent.map(withArticle).join(', ')}.`
      : 'They stand in the same machine.';
  return plain(met, words, now);
}

function judgeRequest(goal: Extract<Goal, { goal: 'request' }>, words: string, view: LessonView): Verdict {
  const ended = view.stories.filter(({ endedMs }) => endedMs !== null);
  const fitting = ended.filter((story) => fits(story, goal.that, view));
  const done = fitting.some(
    ({ request }) =>
      goal.and === undefined || view.facts.some((fact) => fact.fact === goal.and && fact.request === request),
  );
  if (done) return plain(true, words, 'Done.');
  if (fitting.length > 0) return plain(false, words, `${UI_FACTS[goal.and ?? 'response-opened'].how('')}.`);
  const underWay = view.stories.some(({ endedMs }) => endedMs === null);
  const other =
    ended.length > 0
      ? `That was another request. ${requestHow(goal.that)}`
      : goal.that.byHand
        ? 'It was not sent yet.'
        : `No such request was followed yet. ${requestHow(goal.that)}`;
  return plain(false, words, underWay ? 'A request is under way. Let it run to its end.' : other);
}

/** How the request that is asked for is sent. */
function requestHow({ client, requestClass }: RequestCondition): string {
  const what = requestClass ? `"${requestClass}"` : 'a request';
  const from = client ? ` of the ${kindWords(client)}` : '';
  return `Press the arrow beside "Send one" and choose ${what}${from}.`;
}

function fits(story: RequestStory, that: RequestCondition, { diagram }: LessonView): boolean {
  const kinds = new Map(diagram.components.map(({ id, kind }) => [id, kind]));
  const operation = compiled(diagram).describe.operation(story.operation ?? '')?.operation;
  const served = new Set(
    story.spans.filter(({ phase }) => phase === 'served').map(({ place }) => kinds.get(place)),
  );
  const holds = [
    that.client === undefined || kinds.get(story.client) === that.client,
    that.requestClass === undefined || story.requestClass === that.requestClass,
    that.byHand === undefined || story.byHand,
    that.outcome === undefined || story.outcome === that.outcome,
    that.contentType === undefined || operation?.contentType === that.contentType,
    that.visits === undefined || that.visits.every((kind) => served.has(kind)),
    that.visitsOneOf === undefined || that.visitsOneOf.some((kind) => served.has(kind)),
    that.writes === undefined || operation?.write === true,
    that.onOneMachine === undefined || machinesOf(story.spans, diagram).size === 1,
  ];
  return holds.every(Boolean);
}

function judgeSeveral(
  goal: Extract<Goal, { goal: 'all' | 'any' }>,
  words: string,
  view: LessonView,
  remembered: Remembered,
): Verdict {
  const parts = goal.of.map((part) => judge(part, view, remembered));
  const open = parts.filter(({ met }) => !met);
  const met = goal.goal === 'all' ? open.length === 0 : open.length < parts.length;
  const now = met ? 'All of it holds.' : [...new Set(open.map((part) => part.now))].join(' ');
  return { met, words, now, progress: open.flatMap(({ progress }) => progress), parts };
}
