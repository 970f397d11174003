/** How a failure looks on a chart: its word, its colour and its pattern, so that colour never stands alone. */
import type { Outcome } from '../../engine/outcome.ts';

export type PatternShape = 'solid' | 'rising' | 'falling' | 'dots' | 'bars' | 'lines' | 'cross';

export interface OutcomeLook {
  readonly word: string;
  /** Name of a colour token. */
  readonly colour: string;
  readonly shape: PatternShape;
}

export const OUTCOME_LOOKS: Readonly<Record<Outcome, OutcomeLook>> = {
  ok: { word: 'ok', colour: '--ok', shape: 'solid' },
  'ok-stale': { word: 'old data', colour: '--ok', shape: 'dots' },
  refused: { word: 'refused', colour: '--bad', shape: 'solid' },
  'connect-timeout': { word: 'no connection', colour: '--off', shape: 'rising' },
  timeout: { word: 'timed out', colour: '--warn', shape: 'falling' },
  'dns-nxdomain': { word: 'unknown name', colour: '--note', shape: 'lines' },
  'dns-servfail': { word: 'no name server', colour: '--note', shape: 'bars' },
  '500': { word: 'error 500', colour: '--bad', shape: 'cross' },
  '502': { word: 'error 502', colour: '--data', shape: 'dots' },
  '503': { word: 'busy 503', colour: '--data', shape: 'lines' },
  '504': { word: 'error 504', colour: '--data', shape: 'bars' },
  '429': { word: 'too many 429', colour: '--compute', shape: 'dots' },
  '401-session': { word: 'session lost 401', colour: '--mobile', shape: 'rising' },
};
