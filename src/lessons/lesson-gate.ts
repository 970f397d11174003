/** The gate for lesson files: a sound lesson, or a reason, a place and a way out. Never throws. */
import * as v from 'valibot';
import { kindTable } from '../catalog/index.ts';
import { openDocument } from '../diagram/gate.ts';
import { placeInText, scanJson } from '../diagram/json-scan.ts';
import { type Lesson, WORDS_ON_A_SLIDE } from './lesson.ts';
import { type LessonShape, lessonSchema } from './lesson-schema.ts';

export interface LessonRefusal {
  readonly ok: false;
  /** What is wrong, in one or two sentences. */
  readonly reason: string;
  /** "steps 3, prediction, correct"; empty for the whole file. */
  readonly place: string;
  readonly wayOut: string;
}

export type OpenedLesson = { readonly ok: true; readonly lesson: Lesson } | LessonRefusal;

const MOST_CHARACTERS = 500_000;
/** A goal in a goal in a step; the rest is room. */
const DEEPEST = 24;
const ANOTHER_FILE = 'Choose a lesson file, or ask its author for it again.';
const ASK_AUTHOR = 'Mend this entry in the file, or ask the author of the lesson.';

function refuse(reason: string, place: string, wayOut: string): LessonRefusal {
  return { ok: false, reason, place, wayOut };
}

export type Parsed = { readonly ok: true; readonly value: unknown } | LessonRefusal;

/** Text to plain data, for lesson files and for saved progress. */
export function parseText(text: string, what: string, wayOut: string): Parsed {
  if (text.length > MOST_CHARACTERS) return refuse(`This is too large to be ${what}.`, '', wayOut);
  const scan = scanJson(text, DEEPEST);
  if (scan.tooDeep) return refuse(`This is nested too deeply to be ${what}.`, '', wayOut);
  if (scan.errorAt !== null)
    return refuse(`This is not ${what}, or it is damaged.`, placeInText(text, scan.errorAt), wayOut);
  return { ok: true, value: JSON.parse(text) as unknown };
}

/** "steps 3, prediction, correct", counted from 1. */
export function placeOf(path: readonly { readonly key: unknown }[] | undefined): string {
  return (path ?? [])
    .map(({ key }) => (typeof key === 'number' ? ` ${key + 1}` : `, ${String(key).slice(0, 40)}`))
    .join('')
    .replace(/^, /, '');
}

export function openLesson(text: string): OpenedLesson {
  const parsed = parseText(text, 'a lesson', ANOTHER_FILE);
  if (!parsed.ok) return parsed;
  const result = v.safeParse(lessonSchema, parsed.value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const place = placeOf(issue.path as readonly { readonly key: unknown }[] | undefined);
    return refuse(reasonFor(issue), place, ASK_AUTHOR);
  }
  const shape = result.output;
  const diagram = openDocument(shape.start.diagram, kindTable);
  if (!diagram.ok) return refuse(diagram.message, 'start, diagram', diagram.wayOut);
  if (diagram.repairs.length > 0)
    return refuse(diagram.repairs[0] ?? 'Its diagram is not sound.', 'start, diagram', ASK_AUTHOR);
  const fault = faultIn(shape);
  if (fault) return refuse(fault.reason, fault.place, ASK_AUTHOR);
  return { ok: true, lesson: { ...shape, start: { ...shape.start, diagram: diagram.diagram } } };
}

/** What this page has no word for yet, by the entry that names it. */
const UNKNOWN: Readonly<Record<string, string>> = {
  measure: 'This page cannot measure',
  goal: 'This page knows no goal called',
  fact: 'This page offers nothing to open called',
  do: 'This page knows no action called',
};

function reasonFor(issue: v.BaseIssue<unknown>): string {
  const { key, value } = (issue.path?.at(-1) ?? {}) as { readonly key?: unknown; readonly value?: unknown };
  const unknown = typeof key === 'string' && Object.hasOwn(UNKNOWN, key) ? UNKNOWN[key] : undefined;
  return unknown !== undefined && typeof value === 'string'
    ? `${unknown} "${value.slice(0, 40)}".`
    : `This entry of the lesson cannot be read: ${issue.message}.`;
}

interface Fault {
  readonly reason: string;
  readonly place: string;
}

/** What the shape alone cannot say. */
function faultIn(lesson: LessonShape): Fault | undefined {
  return [...idFaults(lesson), ...choiceFaults(lesson), ...rememberFaults(lesson), ...walk(lesson, '')][0];
}

function idFaults({ steps, mistakes, palette, unlocked }: LessonShape): Fault[] {
  const ids = steps.map(({ id }) => id);
  const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  const astray = mistakes.findIndex(({ step }) => !ids.includes(step));
  const strange = palette.findIndex((kind) => !kindTable.has(kind));
  const locked = Object.entries(unlocked).find(([kind, keys]) =>
    kind === 'link'
      ? keys.some((key) => key !== 'roundTripMs')
      : keys.some((key) => !Object.hasOwn(kindTable.get(kind)?.parameters ?? {}, key)),
  );
  return [
    ...(twice < 0 ? [] : [{ reason: 'Two steps have the same id.', place: `steps ${twice + 1}, id` }]),
    ...(astray < 0 ? [] : [{ reason: 'There is no such step.', place: `mistakes ${astray + 1}, step` }]),
    ...(strange < 0
      ? []
      : [{ reason: 'This page does not know that kind of component.', place: `palette ${strange + 1}` }]),
    ...(locked ? [{ reason: 'There is no such parameter.', place: `unlocked, ${locked[0]}` }] : []),
  ];
}

function choiceFaults({ steps }: LessonShape): Fault[] {
  return steps.flatMap((step, at) =>
    (['prediction', 'question'] as const).flatMap((sort) => {
      const asked = step[sort];
      if (!asked || asked.correct < asked.choices.length) return [];
      return [{ reason: 'There is no choice with this number.', place: `steps ${at + 1}, ${sort}, correct` }];
    }),
  );
}

/** What a goal refers to must have been kept by an earlier one. */
function rememberFaults({ steps }: LessonShape): Fault[] {
  const kept = new Set<string>();
  const faults: Fault[] = [];
  const visit = (goal: LessonShape['steps'][number]['goals'][number], place: string): void => {
    if (goal.goal === 'all' || goal.goal === 'any') for (const part of goal.of) visit(part, place);
    if (goal.goal !== 'measure') return;
    if (typeof goal.value !== 'number' && !kept.has(goal.value.remembered))
      faults.push({ reason: `Nothing was remembered as "${goal.value.remembered}" before.`, place });
    if (goal.remember !== undefined) kept.add(goal.remember);
  };
  steps.forEach((step, at) => {
    step.goals.forEach((goal, index) => {
      visit(goal, `steps ${at + 1}, goals ${index + 1}`);
    });
  });
  return faults;
}

const KIND_KEYS = new Set(['kind', 'machineOf', 'machineWithout', 'client']);
const KIND_LISTS = new Set(['kinds', 'visits', 'visitsOneOf']);

/** Everything with words or kinds in it: slides short enough, kinds that exist, settings that exist. */
function walk(node: unknown, place: string): Fault[] {
  if (Array.isArray(node)) return node.flatMap((each, at) => walk(each, `${place} ${at + 1}`));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): Fault[] => {
    const here = place === '' ? key : `${place}, ${key}`;
    if (here === 'start' || here === 'unlocked') return [];
    if (typeof value === 'string' && value.split(/\s+/).length > WORDS_ON_A_SLIDE)
      return [{ reason: `A slide holds at most ${WORDS_ON_A_SLIDE} words.`, place: here }];
    const kinds = KIND_LISTS.has(key) ? (value as string[]) : KIND_KEYS.has(key) ? [value as string] : [];
    const strange = kinds.find((kind) => !kindTable.has(kind));
    if (strange !== undefined)
      return [{ reason: `This page does not know that kind of component: ${strange}.`, place: here }];
    if (key === 'measure' && typeof value === 'object' && value !== null)
      return [...walk(value, here), ...clientFault(value, here)];
    return walk(value, here);
  });
}

/** A measure of clients names all of them or a kind of client. */
function clientFault(measure: object, place: string): Fault[] {
  const of = 'of' in measure ? measure.of : undefined;
  if (typeof of !== 'string' || of === 'all' || kindTable.get(of)?.role === 'client') return [];
  return [{ reason: `There is no kind of client called "${of}".`, place: `${place}, of` }];
}
