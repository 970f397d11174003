/** The entries of a document and of its parts, in the order in which a file has them. Nothing else is read or written. */
import type { Component, Diagram, Link, Note } from './diagram.ts';

/** What a document says it is. */
export const FILE_FORMAT = 'loadbearing';

/** Where the schema is, for editors of text. Files may have it; it is no part of the document. */
export const SCHEMA_KEY = '$schema';

export const DOCUMENT_KEYS: readonly (keyof Diagram | 'format')[] = [
  'format',
  'version',
  'name',
  'seed',
  'trafficFactor',
  'components',
  'links',
  'notes',
  'scenario',
  'aside',
];
export const COMPONENT_KEYS: readonly (keyof Component)[] = [
  'id',
  'kind',
  'name',
  'x',
  'y',
  'width',
  'height',
  'machine',
  'parameters',
  'power',
  'slowFactor',
];
export const LINK_KEYS: readonly (keyof Link)[] = ['id', 'from', 'to', 'roundTripMs', 'cut'];
export const NOTE_KEYS: readonly (keyof Note)[] = ['id', 'text', 'x', 'y', 'width', 'height'];
