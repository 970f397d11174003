/** The engine's memory inside WebAssembly: what `cells.ts` is elsewhere, over the memory that the engine hands in. */

@final class Ints {
  @inline @operator('[]') get(at: i32): i32 { return load<i32>((<usize>at) << 2); }
  @inline @operator('[]=') set(at: i32, value: i32): void { store<i32>((<usize>at) << 2, value); }
}

@final class Fractions {
  @inline @operator('[]') get(at: i32): f64 { return load<f64>((<usize>at) << 3); }
  @inline @operator('[]=') set(at: i32, value: f64): void { store<f64>((<usize>at) << 3, value); }
}

export const I: Ints = changetype<Ints>(0);
export const F: Fractions = changetype<Fractions>(0);

/** Pages hold 2^14 cells; memory grows by half at least, as little as every page. */
export function makeRoom(cells: i32): void {
  const pages = memory.size();
  const wanted = (cells + 16383) >> 14;
  if (wanted <= pages) return;
  const more = pages >> 1;
  if (memory.grow(wanted - pages > more ? wanted - pages : more) < 0 && memory.grow(wanted - pages) < 0) fail(0, cells, 0);
}

@inline export function clear(at: i32, cells: i32): void { memory.fill((<usize>at) << 2, 0, (<usize>cells) << 2); }

@inline export function copy(from: i32, to: i32, cells: i32): void { memory.copy((<usize>to) << 2, (<usize>from) << 2, (<usize>cells) << 2); }

@inline export function times32(a: i32, b: i32): i32 { return a * b; }

@inline export function unsigned(bits: i32): f64 { return <f64>(<u32>bits); }

@inline export function lowBits(x: f64): i32 { return <i32>(<i64>x); }

@inline export function whole(x: f64): i32 { return <i32>x; }

@inline export function highWord(x: f64): i32 { return <i32>(reinterpret<i64>(x) >> 32); }

@inline export function lowWord(x: f64): i32 { return <i32>reinterpret<i64>(x); }

@inline export function ofHighWord(word: i32): f64 { return reinterpret<f64>((<i64>word) << 32); }

/**
 * Without branches, which nobody could predict: times from 0 on are in order as the whole numbers of their bits are. Nodes are
 * named by their places; the tree begins at a multiple of 16, so a bit of the place says which of two a node is.
 */
export function climb(tree: i32, leaves: i32, leaf: i32, ms: f64): void {
  const base = (<usize>tree) << 2;
  let node = base + ((<usize>(leaves + leaf)) << 3);
  let key = (reinterpret<i64>(ms) & <i64>(-leaves)) | <i64>leaf;
  store<i64>(node, key);
  while (node > base + 8) {
    const other = load<i64>(node ^ 8);
    key = select<i64>(key, other, key < other);
    node = ((node + base) >> 1) & ~7;
    store<i64>(node, key);
  }
}

@external('engine', 'fail')
export declare function fail(reason: i32, one: i32, other: i32): void;
