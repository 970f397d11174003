/** Events of a scenario in words: "db-1 crashes", "Spike to 5x for 10 s". */
import type { Diagram } from './diagram.ts';
import { formatNumber } from './parameters.ts';
import type { ScenarioEvent } from './scenario.ts';

export function eventWords(event: ScenarioEvent, diagram: Diagram): string {
  const { what, from, overMs = 0 } = event;
  const target = amountWords(event, event.factor ?? event.ratePerSecond ?? 1);
  const part = partName(diagram, event.part ?? '');
  switch (what) {
    case 'traffic':
      return `Traffic to ${target}`;
    case 'ramp':
      return `Traffic ${from === undefined ? '' : `from ${amountWords(event, from)} `}to ${target} over ${secondsWords(overMs)}`;
    case 'spike':
      return `Spike to ${target} for ${secondsWords(overMs)}`;
    case 'crash':
      return `${part} crashes`;
    case 'power-off':
      return `${part} loses power`;
    case 'slow':
      return `${part} ${target} slower`;
    case 'cut':
      return `${part} is cut`;
    case 'back':
      return `${part} is back`;
  }
}

/** "db-1", or for a connection "web-1 to db-1". */
export function partName({ components, links }: Diagram, id: string): string {
  const nameOf = (component: string): string =>
    components.find((each) => each.id === component)?.name ?? component;
  const link = links.find((each) => each.id === id);
  return link ? `${nameOf(link.from)} to ${nameOf(link.to)}` : nameOf(id);
}

function amountWords({ ratePerSecond }: ScenarioEvent, amount: number): string {
  return ratePerSecond === undefined ? `${formatNumber(amount)}x` : `${formatNumber(amount)} requests/s`;
}

function secondsWords(ms: number): string {
  return `${formatNumber(ms / 1000)} s`;
}
