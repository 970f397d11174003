/** The examples: opening one, and knowing which one the present diagram began as. */
import { EXAMPLES, type Example } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { toFileText } from '../diagram/serialise.ts';
import { replaceDocument } from './document-store.ts';
import { announce, NOTHING_SELECTED, updateView } from './view-store.ts';

/** A diagram that still carries an example's name is taken for that example. */
export function exampleNamed(name: string): Example | undefined {
  return EXAMPLES.find(({ diagram }) => diagram.name === name);
}

/** Whether the diagram is still as the example came; after a reload it is an equal one, not the same. */
export function isAsOpened(diagram: Diagram, example: Example): boolean {
  return diagram === example.diagram || toFileText(diagram) === toFileText(example.diagram);
}

export function openExample(example: Example, label = `Open the example ${example.title}`): void {
  replaceDocument(example.diagram, label);
  updateView({ selection: NOTHING_SELECTED, placingKind: null, dialog: null });
  announce(`${example.title}. ${example.question}`);
}

export function resetExample(example: Example): void {
  openExample(example, `Reset ${example.title}`);
  announce(`${example.title} is as it was at the start. Undo brings your changes back.`);
}
