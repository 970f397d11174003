/** The JSON schema of a saved file, made from the tables that the gate itself goes by. */
import { SMALLEST_MACHINE, SMALLEST_NOTE } from '../diagram/bounds.ts';
import {
  type Component,
  DIAGRAM_VERSION,
  type Diagram,
  ID_PATTERN,
  LIMITS,
  type Link,
  type Note,
} from '../diagram/diagram.ts';
import { FILE_FORMAT } from '../diagram/document-keys.ts';
import {
  amountRange,
  isTraffic,
  SCENARIO_KINDS,
  SCENARIO_LIMITS,
  type ScenarioEvent,
  type ScenarioKind,
  takesTime,
} from '../diagram/scenario.ts';
import type { Kind, Parameter } from './kind.ts';

export type Schema = Readonly<Record<string, unknown>>;

const number = (range: { readonly min: number; readonly max: number }, description?: string): Schema => ({
  type: 'number',
  minimum: range.min,
  maximum: range.max,
  ...(description === undefined ? {} : { description }),
});
const coordinate = number({ min: -LIMITS.coordinate, max: LIMITS.coordinate });
const name = (description: string): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength: LIMITS.nameLength,
  description,
});
const reference = (what: string): Schema => ({ $ref: `#/$defs/${what}` });

/** A closed group of values; what is not optional must be there. */
function group<Part>(
  properties: Readonly<Record<keyof Part & string, Schema>>,
  optional: readonly (keyof Part & string)[],
): Schema {
  const required = Object.keys(properties).filter((key) => !(optional as readonly string[]).includes(key));
  return { type: 'object', additionalProperties: false, required, properties };
}

function parameterSchema(parameter: Parameter): Schema {
  const words = {
    title: parameter.unit ? `${parameter.label} (${parameter.unit})` : parameter.label,
    description: parameter.meaning,
    default: parameter.default,
  };
  if (parameter.type === 'toggle') return { type: 'boolean', ...words };
  if (parameter.type === 'choice') return { enum: parameter.options, ...words };
  const type = parameter.integer ? 'integer' : 'number';
  return { type, minimum: parameter.min, maximum: parameter.max, ...words };
}

/** A component of one kind: what only machines or only processes have is closed to the others. */
function componentSchema(kind: Kind): Schema {
  const size = kind.role === 'machine';
  const properties: Readonly<Record<keyof Component & string, Schema>> = {
    id: reference('id'),
    kind: { const: kind.id },
    name: name('Shown on its card.'),
    x: { ...coordinate, description: 'From the left edge of the canvas, or of its machine.' },
    y: { ...coordinate, description: 'From the top edge of the canvas, or of its machine.' },
    width: size ? number({ min: SMALLEST_MACHINE.width, max: LIMITS.size }) : { not: {} },
    height: size ? number({ min: SMALLEST_MACHINE.height, max: LIMITS.size }) : { not: {} },
    machine:
      kind.role === 'process'
        ? { ...reference('id'), description: 'The machine it stands in.' }
        : { not: {} },
    parameters: {
      type: 'object',
      additionalProperties: false,
      description: 'Only what differs from the defaults.',
      properties: Object.fromEntries(
        Object.entries(kind.parameters).map(([key, parameter]) => [key, parameterSchema(parameter)]),
      ),
    },
    power: { enum: ['on', kind.role === 'machine' ? 'off' : 'stopped'] },
    slowFactor: number(LIMITS.slowFactor, '1 is normal; 3 means three times slower.'),
  };
  const { description, ...closed } = {
    ...group<Component>(properties, ['width', 'height', 'machine', 'parameters']),
    description: kind.summary,
  };
  return { title: kind.label, description, ...closed };
}

/** An event of one kind; traffic is given as a factor or as a rate. */
function eventSchemas(what: ScenarioKind): Schema[] {
  const inOne = (rate: boolean): Schema => {
    const range = amountRange({ what, ...(rate && { ratePerSecond: 0 }) });
    const none: Schema = { not: {} };
    const properties: Readonly<Record<keyof ScenarioEvent & string, Schema>> = {
      id: reference('id'),
      atMs: number(SCENARIO_LIMITS.atMs, 'Simulated time at which it happens, milliseconds.'),
      what: { const: what },
      part: isTraffic(what) ? none : { ...reference('id'), description: 'What it happens to.' },
      factor: (isTraffic(what) && !rate) || what === 'slow' ? number(range, factorWords(what)) : none,
      ratePerSecond: rate ? number(range, 'Requests per second of all clients together.') : none,
      from:
        what === 'ramp' ? number(range, 'Where it begins; left out: with the traffic that there is.') : none,
      overMs: takesTime(what) ? number(SCENARIO_LIMITS.overMs, 'How long it takes, milliseconds.') : none,
    };
    const optional = (Object.keys(properties) as (keyof ScenarioEvent & string)[]).filter(
      (key) => key === 'from' || properties[key] === none,
    );
    return group<ScenarioEvent>(properties, optional);
  };
  return isTraffic(what) ? [inOne(false), inOne(true)] : [inOne(false)];
}

function factorWords(what: ScenarioKind): string {
  return what === 'slow' ? '3 means three times slower.' : "Times the clients' own traffic.";
}

/** For editors of text: they complete and check a file while somebody writes it. The gate of the page decides. */
export function fileSchema(kinds: readonly Kind[]): Schema {
  const list = (of: 'components' | 'links' | 'notes', items: Schema, description: string): Schema => ({
    type: 'array',
    maxItems: LIMITS[of],
    items,
    description,
  });
  const properties: Readonly<Record<keyof Diagram & string, Schema>> = {
    version: { const: DIAGRAM_VERSION, description: 'Version of the format.' },
    name: name('Name of the diagram.'),
    seed: {
      type: 'integer',
      minimum: LIMITS.seed.min,
      maximum: LIMITS.seed.max,
      description: 'Every chance in a run comes from it.',
    },
    trafficFactor: number(LIMITS.trafficFactor, 'Multiplies the traffic of all clients.'),
    components: list(
      'components',
      { oneOf: kinds.map(({ id }) => reference(id)) },
      'The parts of the system; a machine stands before what it holds.',
    ),
    links: list('links', reference('link'), 'The connections.'),
    notes: list('notes', reference('note'), 'Text on the canvas.'),
    scenario: {
      type: 'array',
      maxItems: SCENARIO_LIMITS.events,
      items: reference('event'),
      description: 'What happens in its runs, and when.',
    },
    aside: {
      type: 'object',
      description: 'What this version cannot use, kept as it came.',
    },
  };
  const link: Readonly<Record<keyof Link & string, Schema>> = {
    id: reference('id'),
    from: { ...reference('id'), description: 'Who sends requests.' },
    to: { ...reference('id'), description: 'Who is asked.' },
    roundTripMs: number(
      LIMITS.roundTripMs,
      'There and back, milliseconds. Left out: by where both ends stand.',
    ),
    cut: { type: 'boolean' },
  };
  const note: Readonly<Record<keyof Note & string, Schema>> = {
    id: reference('id'),
    text: { type: 'string', maxLength: LIMITS.noteLength },
    x: coordinate,
    y: coordinate,
    width: number({ min: SMALLEST_NOTE.width, max: LIMITS.size }),
    height: number({ min: SMALLEST_NOTE.height, max: LIMITS.size }),
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A diagram of Loadbearing',
    description: 'What is in a file whose name ends in .loadbearing.json.',
    ...group<Diagram & { format: string; $schema: string }>(
      {
        $schema: {
          type: 'string',
          description: 'Where this schema is, for editors. The page does not read it.',
        },
        format: { const: FILE_FORMAT },
        ...properties,
      },
      ['$schema', 'notes', 'scenario', 'aside'],
    ),
    $defs: {
      id: { type: 'string', pattern: ID_PATTERN.source.replace('[a-z0-9_-]', '[a-zA-Z0-9_-]') },
      link: group<Link>(link, ['roundTripMs']),
      note: group<Note>(note, []),
      event: { oneOf: SCENARIO_KINDS.flatMap(eventSchemas) },
      ...Object.fromEntries(kinds.map((kind) => [kind.id, componentSchema(kind)])),
    },
  };
}
