/** What was kept as scenario, and what was not and why, in plain words. */
import type { Diagram } from '../../../diagram/diagram.ts';
import { eventWords } from '../../../diagram/scenario-words.ts';
import type { KeptScenario } from '../../../simulation/keep-scenario.ts';
import { shortClockText } from '../../../simulation/time-words.ts';

export interface KeptWords {
  readonly kept: string;
  /** Empty: nothing was left. */
  readonly left: string;
}

export function keptWords({ events, log, problem }: KeptScenario, diagram: Diagram): KeptWords {
  const sent = log.filter(({ change }) => change.what === 'send').length;
  const structure = log.flatMap(({ change, label }) => (change.what === 'diagram' ? [label] : []));
  const left = [
    ...(structure.length > 0
      ? [
          `${listed(structure)} (in the diagram already, so ${structure.length === 1 ? 'it is' : 'they are'} there from the start)`,
        ]
      : []),
    ...(sent > 0 ? [`${sent === 1 ? '1 request' : `${sent} requests`} sent by hand`] : []),
  ];
  const leftWords = left.length > 0 ? `Not kept: ${left.join('; ')}.` : '';
  if (problem !== null) return { kept: `Nothing was kept. ${problem}`, left: '' };
  if (events.length === 0) {
    const reason =
      log.length === 0
        ? 'You have not changed anything in this run yet.'
        : 'Only traffic, crashes, power, speed and cuts can be events.';
    return { kept: `Nothing to keep. ${reason}`, left: leftWords };
  }
  const words = events.map(
    (event) => `${shortClockText(event.atMs)} ${eventWords({ ...event, id: '' }, diagram)}`,
  );
  const count = events.length === 1 ? '1 event' : `${events.length} events`;
  return { kept: `Kept ${count}: ${listed(words)}.`, left: leftWords };
}

const MOST_LISTED = 6;

function listed(words: readonly string[]): string {
  const more = words.length - MOST_LISTED;
  return [...words.slice(0, MOST_LISTED), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
