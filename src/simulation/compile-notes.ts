/** What a diagram leaves out or does in a way one may not expect, a sentence each. */
import { ASKS } from '../catalog/asks.ts';
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
  return [...wiring.parts.values()].flatMap((part) =>
    sentencesOn(part, wiring, trafficFactor, maxRatePerSecond).map((sentence) => ({
      component: part.component.id,
      sentence,
    })),
  );
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
