/** The amount of a traffic event: in times the clients' own traffic or in requests per second, and from the one to the other. */
import type { ScenarioEvent } from '../../../diagram/scenario.ts';

export interface Traffic {
  readonly measure: 'factor' | 'rate';
  readonly amount: number;
  /** Where a ramp begins; undefined: with the traffic that there is. */
  readonly from: number | undefined;
}

export function trafficOf({ factor = 1, ratePerSecond, from }: ScenarioEvent): Traffic {
  return ratePerSecond === undefined
    ? { measure: 'factor', amount: factor, from }
    : { measure: 'rate', amount: ratePerSecond, from };
}

export function withTraffic(event: ScenarioEvent, { measure, amount, from }: Traffic): ScenarioEvent {
  const { factor: _, ratePerSecond: __, from: ___, ...rest } = event;
  return {
    ...rest,
    ...(measure === 'rate' ? { ratePerSecond: amount } : { factor: amount }),
    ...(from !== undefined && { from }),
  };
}

/** The same traffic in the other measure, as nearly as one sets it. `plainPerSecond`: what the clients send by themselves. */
export function measuredIn(
  measure: Traffic['measure'],
  event: ScenarioEvent,
  plainPerSecond: number,
): ScenarioEvent {
  const { amount, from, measure: before } = trafficOf(event);
  if (measure === before) return event;
  const turned = (value: number): number => {
    if (measure === 'rate') return Math.round(value * plainPerSecond * 10) / 10;
    return plainPerSecond > 0 ? Math.round((value / plainPerSecond) * 100) / 100 : 1;
  };
  return withTraffic(event, { measure, amount: turned(amount), from: from && turned(from) });
}
