/** A run with a scenario cut where its events are: what the clients got in each stretch between them. */
import type { Diagram } from '../diagram/diagram.ts';
import { scenarioOf } from '../diagram/scenario.ts';
import { eventWords } from '../diagram/scenario-words.ts';
import type { ClientFigures } from './figures.ts';
import { clientFigures } from './measure.ts';
import type { Layout, WindowResult } from './results.ts';
import { stepsOf } from './scenario-steps.ts';

export interface Phase {
  /** Simulated time. Both ends are ends of windows of measurements, a quarter of a second apart. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What happened at its beginning, in words; none in the first one. */
  readonly began: readonly string[];
  readonly clients: readonly (ClientFigures & { readonly id: string })[];
}

/** `windows`: those measured, in order. Stretches shorter than a window are part of the next one. */
export function phasesOf(
  diagram: Diagram,
  windows: readonly WindowResult[],
  layout: Layout,
): readonly Phase[] {
  const steps = stepsOf(scenarioOf(diagram)).filter(({ stage }) => stage !== 'along');
  const phases: Phase[] = [];
  let began: string[] = [];
  let inPhase: WindowResult[] = [];
  const close = () => {
    const [first] = inPhase;
    const last = inPhase.at(-1);
    if (!first || !last) return;
    const clients = layout.sources.map((id, slot) => ({ id, ...clientFigures(inPhase, slot) }));
    phases.push({ fromMs: first.fromMs, toMs: last.toMs, began, clients });
    began = [];
    inPhase = [];
  };
  let next = steps.findIndex(({ atMs }) => atMs > (windows[0]?.fromMs ?? 0));
  for (const window of windows) {
    for (let step = steps[next]; step && step.atMs < window.toMs; step = steps[++next]) {
      close();
      const words = eventWords(step.event, diagram);
      began.push(step.stage === 'begin' ? words : `${words}: over`);
    }
    inPhase.push(window);
  }
  close();
  return phases;
}
