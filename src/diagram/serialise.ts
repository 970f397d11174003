/** A document as the text of a file: JSON that a person can read, one part on a line, entries always in the same order. */
import type { Diagram } from './diagram.ts';
import { COMPONENT_KEYS, FILE_FORMAT, LINK_KEYS, NOTE_KEYS, SCHEMA_KEY } from './document-keys.ts';
import { SCENARIO_KEYS } from './scenario.ts';

function line<Item extends object>(item: Item, keys: readonly (keyof Item & string)[]): string {
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, item[key]])));
}

function list<Item extends object>(items: readonly Item[], keys: readonly (keyof Item & string)[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${line(item, keys)}`).join(',\n')}\n  ]`;
}

export function toFileText(diagram: Diagram): string {
  const { version, name, seed, trafficFactor, components, links, notes, scenario = [], aside } = diagram;
  const head = { format: FILE_FORMAT, version, name, seed, trafficFactor };
  const entries = [
    ...Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`),
    `  "components": ${list(components, COMPONENT_KEYS)}`,
    `  "links": ${list(links, LINK_KEYS)}`,
    `  "notes": ${list(notes, NOTE_KEYS)}`,
    ...(scenario.length === 0 ? [] : [`  "scenario": ${list(scenario, SCENARIO_KEYS)}`]),
    ...(aside ? [`  "aside": ${JSON.stringify(aside)}`] : []),
  ];
  return `{\n${entries.join(',\n')}\n}\n`;
}

/** As somebody saves it for themselves: with the name of the schema, for editors of text that lie beside it. */
export function toSavedText(diagram: Diagram): string {
  return toFileText(diagram).replace('{', `{\n  "${SCHEMA_KEY}": "./loadbearing.schema.json",`);
}
