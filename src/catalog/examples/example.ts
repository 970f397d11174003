/** What an example is: a diagram to start from, the question it asks, and small experiments to try on it. */
import type { Diagram } from '../../diagram/diagram.ts';

export interface Experiment {
  /** One line: "Stop the database. Who notices?" */
  readonly question: string;
  /** How to do it, one sentence. */
  readonly tryThis: string;
}

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly diagram: Diagram;
  readonly experiments: readonly Experiment[];
}
