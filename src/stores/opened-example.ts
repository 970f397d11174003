/** The examples: opening one, and knowing which one the present diagram began as. */
import { EXAMPLES, type Example } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { toFileText } from '../diagram/serialise.ts';
import { replaceDocument } from './document-store.ts';
import { openForeignAloud } from './documents.ts';
import { announce, NOTHING_SELECTED, updateView } from './view-store.ts';

/** A diagram that still carries an example's name is taken for that example. */
export function exampleNamed(name: string): Example | undefined {
  return EXAMPLES.find(({ diagram }) => diagram.name === name);
}

/** Whether the diagram is still as the example came; after a reload it is an equal one, not the same. */
export function isAsOpened(diagram: Diagram, example: Example): boolean {
  return diagram === example.diagram || toFileText(diagram) === toFileText(example.diagram);
}

/** Opens it as a document of its own. */
export function openExample(example: Example): void {
  updateView({ dialog: null });
  void openForeignAloud(
    { diagram: example.diagram, from: 'example' },
    `${example.title}. ${example.question}`,
  );
}

/** Brings the example back in the open document, as one undo step. */
export function resetExample(example: Example): void {
  replaceDocument(example.diagram, `Reset ${example.title}`);
  updateView({ selection: NOTHING_SELECTED, placingKind: null });
  announce(`${example.title} is as it was at the start. Undo brings your changes back.`);
}
