/** Keeps the verdicts of the reference command where the page and the description of the model read them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Validation, validationMarkdown } from '../simulation/reference/validation.ts';

const DATA = 'src/simulation/reference/validation.json';
const DESCRIPTION = 'src/engine/MODEL.md';

/** The description of the model with this table between its marks. */
export function withTable(description: string, table: string): string {
  const marks = /(<!-- validation table -->\n)[\s\S]*(\n<!-- end of validation table -->)/;
  if (!marks.test(description)) throw new Error(`${DESCRIPTION} has no marks for the validation table.`);
  return description.replace(marks, (_, before: string, after: string) => before + table + after);
}

/** Writes below the root of the project, where npm runs its commands. */
export function saveValidation(validation: Validation): void {
  writeFileSync(DATA, `${asLines(validation)}\n`);
  writeFileSync(DESCRIPTION, withTable(readFileSync(DESCRIPTION, 'utf8'), validationMarkdown(validation)));
}

/** JSON with a figure a line, so that a change of one is seen as one. */
function asLines({ cases, ...rest }: Validation): string {
  const told = cases.map(({ figures, ...each }) => {
    const lines = figures.map((figure) => `        ${JSON.stringify(figure)}`).join(',\n');
    const head = JSON.stringify(each).slice(0, -1);
    return `    ${head}, "figures": [\n${lines}\n    ]}`;
  });
  return `{\n  ${JSON.stringify(rest).slice(1, -1)},\n  "cases": [\n${told.join(',\n')}\n  ]\n}`;
}
