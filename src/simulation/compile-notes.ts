/** What a diagram leaves out or does in a way one may not expect, a sentence each. */
import { ASKS } from '../catalog/asks.ts';
import { circlesIn, MOST_HOPS } from '../engine/circles.ts';
import { canAsk, ownMachineId, ownMachineSettings, type Part, type Wiring } from './wiring.ts';

export interface CompileNote {
  /** The component that the sentence is about. */
  readonly component: string;
  readonly sentence: string;
}

export function notesOn(
  wiring: Wiring,
  trafficFactor: number,
  maxRatePerSecond: number,
): readonly CompileNote[] {
  const notes = [...wiring.parts.values()].flatMap((part) =>
    sentencesOn(part, wiring, trafficFactor, maxRatePerSecond).map((sentence) => ({
      component: part.component.id,
      sentence,
    })),
  );
  return [...notes, ...circleNotes(wiring)];
}

/** Components that can send a request round, a note for each circle. */
function circleNotes({ parts, reached }: Wiring): CompileNote[] {
  const asked = (id: string): string[] =>
    (parts.get(id)?.kind.asks ?? []).flatMap((ask) => reached(id, ask).map(({ to }) => to.component.id));
  return circlesIn([...parts.keys()], asked).map((circle) => {
    const names = circle.map((id) => parts.get(id)?.component.name ?? id);
    const who =
      names.length === 1
        ? `${names[0]} sends requests to itself`
        : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} send requests round in a circle`;
    return {
      component: circle[0] ?? '',
      sentence: `${who}: whatever goes round is dropped after it was passed on ${MOST_HOPS} times.`,
    };
  });
}

function sentencesOn(part: Part, wiring: Wiring, trafficFactor: number, maxRatePerSecond: number): string[] {
  const { component, kind, settings } = part;
  const sentences = [...askSentences(part, wiring), ...uselessLinkSentences(part, wiring)];
  if (kind.role === 'client' && kind.plan(settings).ratePerSecond * trafficFactor > maxRatePerSecond)
    sentences.push(
      `${component.name} sends ${maxRatePerSecond.toLocaleString('en')} requests/s and no more: the simulation stops there.`,
    );
  if (kind.role === 'process') {
    if (!wiring.wires.some(({ from, to }) => to === part && canAsk(from, part)))
      sentences.push(`Nobody is joined to ${component.name}: it has nothing to do.`);
    if (part.machine === ownMachineId(component.id)) {
      const cores = ownMachineSettings().number('cores');
      sentences.push(`${component.name} stands in no machine: it has one of its own, with ${cores} cores.`);
    }
  }
  return sentences;
}

/** Nobody to ask, or several; the same sentence is said once. */
function askSentences({ component, kind, settings }: Part, wiring: Wiring): string[] {
  const own = kind.role === 'process' ? kind.asking?.(settings) : undefined;
  const reached = kind.asks.map((ask) => ({ ask, count: wiring.reached(component.id, ask).length }));
  // A client needs one server for any of its words; a process misses each word that nobody answers.
  const missing =
    kind.role === 'client' && reached.some(({ count }) => count > 0)
      ? []
      : reached.filter(({ count }) => count === 0);
  const said = [
    ...missing.map(({ ask }) => (own ?? ASKS[ask])?.nobody),
    ...reached.filter(({ count }) => count > 1).map(({ ask, count }) => (own ?? ASKS[ask])?.several(count)),
  ];
  return [...new Set(said)].flatMap((words) => (words === undefined ? [] : [`${component.name} ${words}`]));
}

function uselessLinkSentences(part: Part, wiring: Wiring): string[] {
  return wiring.wires
    .filter(({ from, to }) => from === part && !canAsk(from, to))
    .map(
      ({ from, to }) =>
        `${to.component.name} has no answer to what ${from.component.name} asks: their link stays unused.`,
    );
}
