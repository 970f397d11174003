/** A request's story in plain sentences: its phases, what happened, where the time went, and why it failed. */
import { MOST_ALIVE_IN_LOOPS, MOST_HOPS } from '../engine/circles.ts';
import type { Outcome } from '../engine/outcome.ts';
import { STATE_WORDS } from './request-state-words.ts';
import type { Phase, RequestStory, Span, StoryEvent } from './request-story.ts';
import { durationText } from './time-words.ts';

/** What a learner calls a component, by its id. */
export type NameOf = (id: string) => string;

/** The words of a phase: "waiting for db-1". */
export function phaseWords(phase: Phase, waitsFor: string | null, nameOf: NameOf): string {
  const target = waitsFor ? nameOf(waitsFor) : 'another component';
  switch (phase) {
    case 'network':
      return 'on the network';
    case 'worker':
      return 'waiting for a worker';
    case 'served':
      return 'being served';
    case 'connection':
      return waitsFor ? `waiting for a connection to ${target}` : 'waiting for a connection';
    case 'dependency':
      return `waiting for ${target}`;
    case 'silence':
      return 'without any answer';
  }
}

export function spanWords(span: Span, nameOf: NameOf): string {
  if (span.phase === 'network') return `${nameOf(span.from ?? '')} to ${nameOf(span.place)}, on the network`;
  return `${nameOf(span.place)}, ${phaseWords(span.phase, span.waitsFor, nameOf)}`;
}

/** What happened, with its place: "web-1: a worker took it". */
export function eventWords(event: StoryEvent, nameOf: NameOf): string {
  const place = nameOf(event.place);
  const other = event.other === null ? '' : nameOf(event.other);
  switch (event.what) {
    case 'sent':
      return `${place}: a request is made`;
    case 'set-out':
      return `${place}: the message sets out to ${other}`;
    case 'answered':
      return event.outcome === null || event.outcome === 'ok'
        ? `${place}: the answer sets out to ${other}`
        : `${place}: "${STATE_WORDS[event.outcome]}" sets out to ${other}`;
    case 'queued':
      return `${place}: all workers are busy, it joins the line`;
    case 'started':
      return `${place}: a worker took it`;
    case 'waits':
      return `${place}: its worker waits for ${other}`;
    case 'waits-for-connection':
      return `${place}: its worker waits for a free connection${other === '' ? '' : ` to ${other}`}`;
    case 'goes-on':
      return `${place}: its worker goes on`;
    case 'left':
      return `${place}: done here, the worker is free`;
    case 'turned-away':
      if (event.circle) return `${place}: dropped, ${circleWords(event, event.circle, nameOf)}`;
      return `${place}: turned away, ${STATE_WORDS[event.outcome ?? 'refused']}`;
    case 'lost':
      return `${place}: ${lostWords(event)}, nobody will answer`;
    case 'ended':
      return `${place}: ${STATE_WORDS[event.outcome ?? 'ok']}`;
  }
}

/** "it had been passed on 64 times in a circle: web-1 → web-2 → web-1". */
function circleWords({ depth }: StoryEvent, circle: readonly string[], nameOf: NameOf): string {
  const round = circle.map(nameOf).join(' → ');
  return depth > MOST_HOPS
    ? `it had been passed on ${MOST_HOPS} times in a circle: ${round}`
    : `${MOST_ALIVE_IN_LOOPS.toLocaleString('en')} messages and requests were under way already, from a circle: ${round}`;
}

function lostWords(event: StoryEvent): string {
  switch (event.lost) {
    case 'machineOff':
      return 'its machine is off';
    case 'linkCut':
      return 'the link to it is cut';
    case 'backlogFull':
      return 'its line is full and the message is dropped';
    default:
      return 'it went down with the request inside';
  }
}

/** "Of 131 ms: 61 on the network, 0 waiting for a worker, 39 being served, 31 waiting for db-1." The parts add up. */
export function totalsSentence(story: RequestStory, nameOf: NameOf): string {
  const wholeMs = (story.endedMs ?? story.nowMs) - story.startedMs;
  const digits = wholeMs < 20 ? 1 : 0;
  const shown = shares(
    story.totals.map(({ ms }) => ms),
    digits,
  );
  const parts = story.totals.map((total, at) => {
    return `${shown[at] ?? ''} ${phaseWords(total.phase, total.waitsFor, nameOf)}`;
  });
  const served = story.totals.findIndex(({ phase }) => phase === 'served');
  if (served >= 0 && !story.totals.some(({ phase }) => phase === 'worker')) {
    parts.splice(served, 0, '0 waiting for a worker');
  }
  const whole = grouped(wholeMs, digits);
  const soFar = story.endedMs === null ? ' so far' : '';
  return parts.length === 0 ? `${whole} ms${soFar}.` : `Of ${whole} ms${soFar}: ${parts.join(', ')}.`;
}

function grouped(value: number, digits: number): string {
  const [whole = '0', fraction] = value.toFixed(digits).split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined || Number(fraction) === 0 ? separated : `${separated}.${fraction}`;
}

/** Rounds so that the rounded parts still add up to the rounded whole. */
function shares(values: readonly number[], digits: number): string[] {
  const unit = digits === 1 ? 10 : 1;
  const floors = values.map((value) => Math.floor(value * unit + 1e-9));
  const whole = Math.round(values.reduce((sum, value) => sum + value, 0) * unit);
  let missing = whole - floors.reduce((sum, value) => sum + value, 0);
  const byRest = values.map((value, at) => ({ at, rest: value * unit - (floors[at] ?? 0) }));
  byRest.sort((left, right) => right.rest - left.rest);
  for (const { at } of byRest) if (missing-- > 0) floors[at] = (floors[at] ?? 0) + 1;
  return floors.map((value) => grouped(value / unit, digits));
}

/** Why it failed, in a sentence or two; null for a request that did not fail (yet). */
export function reasonSentence(story: RequestStory, nameOf: NameOf): string | null {
  if (story.outcome === null || story.outcome === 'ok') return null;
  if (story.outcome === 'ok-stale') return 'It was answered, but with data older than the newest write.';
  const before = story.events.filter((event) => event.atMs <= (story.endedMs ?? Infinity));
  const mishap = before.findLast(({ what }) => what === 'turned-away' || what === 'lost') ?? null;
  if (mishap?.circle) return circleReason(story, mishap, mishap.circle, nameOf);
  const waited = durationText((story.endedMs ?? story.nowMs) - story.startedMs);
  const gaveUp = `${nameOf(story.client)} gave up after ${waited}`;
  if (mishap !== null && mishap.depth > 0) return nestedReason(story, mishap, nameOf, gaveUp);
  if (mishap?.what === 'turned-away')
    return turnedAway(mishap.outcome ?? story.outcome, nameOf(mishap.place));
  if (mishap?.what === 'lost')
    return `${nameOf(mishap.place)}: ${lostWords(mishap)}. No answer came, and ${gaveUp}.`;
  if (story.outcome === 'timeout' || story.outcome === 'connect-timeout')
    return tooLate(story, nameOf, gaveUp);
  return failedInside(story, nameOf);
}

function circleReason(
  { request, outcome }: RequestStory,
  mishap: StoryEvent,
  circle: readonly string[],
  nameOf: NameOf,
): string {
  const end = outcome === null ? '' : ` Its client saw ${STATE_WORDS[outcome]}.`;
  return `Request ${request} was dropped: ${circleWords(mishap, circle, nameOf)}. These components send each other the same work for ever; take one of the links between them away.${end}`;
}

function turnedAway(outcome: Outcome, place: string): string {
  if (outcome === 'refused') {
    return `${place} refused the connection at once: it is stopped, or its line is full and set to refuse.`;
  }
  return `${place} turned it away with ${STATE_WORDS[outcome]}: no worker was free and its line was full.`;
}

function nestedReason(story: RequestStory, mishap: StoryEvent, nameOf: NameOf, gaveUp: string): string {
  const place = nameOf(mishap.place);
  const server = nameOf(
    story.spans.find(({ depth, phase }) => depth === 0 && phase === 'served')?.place ?? '',
  );
  const cause =
    mishap.what === 'lost'
      ? `${place} never answered ${server}: ${lostWords(mishap)}`
      : `${place} turned ${server} away: ${STATE_WORDS[mishap.outcome ?? 'refused']}`;
  return timedOut(story)
    ? `${cause}. ${gaveUp}.`
    : `${cause}. So ${server} answered ${STATE_WORDS[story.outcome ?? '500']}.`;
}

const timedOut = (story: RequestStory) => story.outcome === 'timeout' || story.outcome === 'connect-timeout';

function tooLate(story: RequestStory, nameOf: NameOf, gaveUp: string): string {
  const own = story.spans.filter(({ depth }) => depth === 0);
  const last = own.findLast(({ afterEnd }) => !afterEnd);
  const doing = last === undefined ? '' : `, while it was ${spanDoing(last, nameOf)}`;
  const zombieMs = own.filter(({ afterEnd, phase }) => afterEnd && phase !== 'network');
  if (zombieMs.length === 0) return `${gaveUp}${doing}.`;
  const first = zombieMs[0];
  const lastZombie = zombieMs.at(-1);
  const forMs = (lastZombie?.toMs ?? 0) - (first?.fromMs ?? 0);
  const place = nameOf(first?.place ?? '');
  const still = lastZombie?.open === true ? 'has gone on with it' : 'went on with it';
  return `${gaveUp}${doing}. ${place} does not know that and ${still} for ${durationText(forMs)}, for nobody.`;
}

function spanDoing(span: Span, nameOf: NameOf): string {
  if (span.phase === 'network') return 'on the network';
  return `${phaseWords(span.phase, span.waitsFor, nameOf)} at ${nameOf(span.place)}`;
}

/** The server gave up on a dependency that was merely too slow, or on a connection. */
function failedInside(story: RequestStory, nameOf: NameOf): string {
  const wait = story.spans.findLast(
    ({ depth, phase }) => depth === 0 && (phase === 'connection' || phase === 'dependency'),
  );
  const answer = STATE_WORDS[story.outcome ?? '500'];
  if (wait === undefined) return `The server answered ${answer}.`;
  const lasted = durationText(wait.toMs - wait.fromMs);
  return `${nameOf(wait.place)} was ${phaseWords(wait.phase, wait.waitsFor, nameOf)} for ${lasted}, gave up and answered ${answer}.`;
}
