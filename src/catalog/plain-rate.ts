/** How much traffic the clients of a diagram make. */

import type { Diagram } from '../diagram/diagram.ts';
import { kindOf } from './index.ts';
import { makeSettings } from './settings.ts';

/** Requests per second that all clients send together at factor 1: those that are on and have somewhere to send to. */
export function plainRatePerSecond({ components, links }: Diagram): number {
  const connected = new Set(links.map(({ from }) => from));
  return components.reduce((sum, { id, kind: kindId, parameters, power }) => {
    const kind = kindOf(kindId);
    return kind.role === 'client' && power === 'on' && connected.has(id)
      ? sum + kind.plan(makeSettings(kind, parameters)).ratePerSecond
      : sum;
  }, 0);
}
