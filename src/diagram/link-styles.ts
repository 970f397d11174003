/** What the writer and the reader of a link's documents agree on beside the format. */
import type { LinkKind } from './link-format-1.ts';

/** Columns compress well when documents are alike, as in a log; figures are the shortest for one alone. */
export type LinkStyle = 'columns' | 'figures';
export const STYLES: readonly LinkStyle[] = ['columns', 'figures'];

/** The format's kinds, then those that it does not know by their words. */
export function strangeKind(id: string): LinkKind {
  return { id, role: 'process', prefix: id, parameters: [], isStrange: true };
}

/** The places of the parts that others can stand in: machines, and what the format does not know. */
export function holdersAmong(of: readonly LinkKind[]): readonly number[] {
  return of.flatMap(({ role, isStrange }, place) => (role === 'machine' || isStrange ? [place] : []));
}
