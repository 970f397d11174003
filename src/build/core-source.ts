/** The source of the engine's core as AssemblyScript takes it. */

/** The cells of WebAssembly, no imports of types, fields with their type, and rows by the place of their first cell. */
export function coreSource(text: string): string {
  return byRow(text)
    .replace(/^\/\/ @inline$/gm, '@inline')
    .replace(/^import type .*$/gm, '')
    .replace(/static readonly (\w+) = /g, 'static readonly $1: i32 = ');
}

/** A field of a row: `LINE.head`, or a number. */
const FIELD = /^(?:[A-Z][A-Z_]*\.\w+|\d+)$/;
/** The first fraction of a row. */
const FIRST = /^(\w+) >> 1$/;
const HALF = /^\((\w+) >> 1\)$/;

/**
 * Writes `I[row + LINE.head]` as a load from the place of the row, with the field as the constant offset that a load of
 * WebAssembly may have. As a sum the compiler would work it out anew for each field: that was a tenth of all instructions.
 */
function byRow(text: string): string {
  let written = '';
  for (let at = 0; at < text.length; ) {
    const cells = /(?<![\w.])[IF]\[/g;
    cells.lastIndex = at;
    const found = cells.exec(text);
    if (!found) return written + text.slice(at);
    written += text.slice(at, found.index);
    const end = endOf(text, found.index + 1);
    const index = text.slice(found.index + 2, end);
    const value = /^ =\s+([^;]*)(?=;)/.exec(text.slice(end + 1));
    const place = placeOf(text[found.index] === 'I', index);
    at = end + 1 + (place && value ? value[0].length : 0);
    if (!place) written += `${text[found.index]}[${byRow(index)}]`;
    else if (value) written += `store<${place.kind}>(${place.row}, ${byRow(value[1] ?? '')}, ${place.field})`;
    else written += `load<${place.kind}>(${place.row}, ${place.field})`;
  }
  return written;
}

/** Null when the index is no row and field. */
function placeOf(isWhole: boolean, index: string) {
  const first = FIRST.exec(index)?.[1];
  if (!isWhole && first !== undefined) return { kind: 'f64', row: `(<usize>${first}) << 2`, field: '0' };
  const [row, field] = lastTerm(index);
  if (row === '' || FIELD.test(row)) return null;
  const kind = isWhole ? 'i32' : 'f64';
  const shift = isWhole ? 2 : 3;
  // Rows begin at even cells, so half a row's cell, in fractions, is the row's place itself.
  const half = HALF.exec(row)?.[1];
  const place = half === undefined ? `(<usize>(${byRow(row)})) << ${shift}` : `(<usize>${half}) << 2`;
  if (FIELD.test(field)) return { kind, row: place, field: `${field} << ${shift}` };
  if (half === undefined) return null;
  // A field that a caller names is a constant where its function is put in place.
  return { kind, row: `(${place}) + ((<usize>${byRow(field)}) << ${shift})`, field: '0' };
}

/** Where the bracket that opens there is closed. */
function endOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if ('[('.includes(text[at] ?? '')) depth++;
    if ('])'.includes(text[at] ?? '')) depth--;
    if (depth === 0) return at;
  }
  throw new Error('A bracket in the source of the core is never closed.');
}

/** What stands before the last plus outside all brackets, and what stands behind it. */
function lastTerm(index: string): [before: string, term: string] {
  let depth = 0;
  for (let at = index.length - 1; at > 0; at--) {
    if ('])'.includes(index[at] ?? '')) depth++;
    if ('[('.includes(index[at] ?? '')) depth--;
    if (depth === 0 && index.startsWith(' + ', at)) return [index.slice(0, at), index.slice(at + 3)];
  }
  return ['', index];
}
