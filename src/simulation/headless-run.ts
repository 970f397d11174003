/** A diagram run without a page, and what was measured after its warm-up: for command lines, teachers and checks. */
import { kindOf } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { type ScenarioEvent, scenarioOf } from '../diagram/scenario.ts';
import { eventWords } from '../diagram/scenario-words.ts';
import { SOURCE } from '../engine/core/measured.ts';
import { compile } from './compile.ts';
import { hashText } from './event-hash.ts';
import type { ClientFigures, MachineFigures, ProcessFigures } from './figures.ts';
import { clientFigures, machineFigures, processFigures } from './measure.ts';
import type { Layout, WindowResult } from './results.ts';
import { Run } from './run.ts';
import { type Phase, phasesOf } from './scenario-phases.ts';
import { ownMachineId } from './wiring.ts';

export interface HeadlessRecipe {
  readonly seed: number;
  /** Simulated before anything is measured. */
  readonly warmUpSeconds: number;
  /** Measured. */
  readonly seconds: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
  /** Label of its kind: "Web server". */
  readonly kind: string;
}

export interface Measurements extends HeadlessRecipe {
  readonly diagram: string;
  /** The same for the same diagram, seed and length, wherever it runs. */
  readonly eventHash: string;
  /** What the diagram leaves out, a sentence each. */
  readonly notes: readonly string[];
  /** Its events that fall into this run, each in words too. */
  readonly scenario: readonly (ScenarioEvent & { readonly words: string })[];
  /** The measured time cut where events are; none without a scenario. */
  readonly phases: readonly Phase[];
  readonly clients: readonly (Named & ClientFigures & { readonly meanMs: number | null })[];
  readonly processes: readonly (Named & ProcessFigures & { readonly machine: string })[];
  readonly machines: readonly (Named & MachineFigures & { readonly cores: number })[];
}

export function runHeadless(diagram: Diagram, recipe: HeadlessRecipe): Measurements {
  const { model, notes } = compile(diagram);
  const run = new Run({ base: diagram, seed: recipe.seed, log: [] });
  run.skip(recipe.warmUpSeconds * 1000);
  const { windows, layout } = run.skip((recipe.warmUpSeconds + recipe.seconds) * 1000);
  const scenario = scenarioOf(diagram)
    .filter(({ atMs }) => atMs <= run.computedToMs)
    .map((event) => ({ ...event, words: eventWords(event, diagram) }));
  const named = (id: string): Named => {
    const component = diagram.components.find((each) => each.id === id);
    if (component) return { id, name: component.name, kind: kindOf(component.kind).label };
    const process = diagram.components.find((each) => ownMachineId(each.id) === id);
    return { id, name: `machine of ${process?.name ?? id}`, kind: kindOf('machine').label };
  };
  return {
    diagram: diagram.name,
    ...recipe,
    eventHash: hashText(run.eventHash),
    notes: notes.map(({ sentence }) => sentence),
    scenario,
    phases: scenario.length > 0 ? phasesOf(diagram, windows, layout) : [],
    clients: model.sources.map(({ id }) => {
      const slot = slotOf(layout, 'sources', id);
      return { ...named(id), ...clientFigures(windows, slot), meanMs: meanMs(windows, slot) };
    }),
    processes: model.processes.map(({ id, machine, workers, backlogLimit }) => ({
      ...named(id),
      machine: named(machine).name,
      ...processFigures(windows, slotOf(layout, 'processes', id), { workers, queueLimit: backlogLimit }),
    })),
    machines: model.machines.map(({ id, cores }) => ({
      ...named(id),
      cores,
      ...machineFigures(windows, slotOf(layout, 'machines', id), layout),
    })),
  };
}

function slotOf(layout: Layout, sort: 'sources' | 'processes' | 'machines', id: string): number {
  const slot = layout[sort].indexOf(id);
  if (slot < 0) throw new Error(`The run has no ${sort} slot for "${id}".`);
  return slot;
}

/** Of the answers that came well. */
function meanMs(windows: readonly WindowResult[], slot: number): number | null {
  const row = slot * SOURCE.stride;
  let answers = 0;
  let sumMs = 0;
  for (const { sources } of windows) {
    answers += sources[row + SOURCE.outcomes] ?? 0;
    sumMs += sources[row + SOURCE.responseSumMs] ?? 0;
  }
  return answers > 0 ? sumMs / answers : null;
}
