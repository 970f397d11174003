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

/** The fraction's last bit is worth 1 where 2^52 is added: for numbers from 0 on. */
@inline export function lowBits(x: f64): i32 { return <i32>reinterpret<i64>(x + 4503599627370496); }

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

@inline function isLater(at: usize, time: i64): i32 { return <i32>(load<i64>(at) > time); }

/** Without branches, which nobody could predict, for the last eight of the line: all eight move, what lies behind it is of no account. */
export function standInLine(end: i32, ms: f64, what: i32): void {
  const time = reinterpret<i64>(ms);
  const last = (<usize>end) << 2;
  const later =
    isLater(last - 16, time) + isLater(last - 32, time) + isLater(last - 48, time) + isLater(last - 64, time) +
    isLater(last - 80, time) + isLater(last - 96, time) + isLater(last - 112, time) + isLater(last - 128, time);
  let place = last - ((<usize>later) << 4);
  const a = v128.load(place), b = v128.load(place, 16), c = v128.load(place, 32), d = v128.load(place, 48);
  const e = v128.load(place, 64), f = v128.load(place, 80), g = v128.load(place, 96), h = v128.load(place, 112);
  v128.store(place, a, 16); v128.store(place, b, 32); v128.store(place, c, 48); v128.store(place, d, 64);
  v128.store(place, e, 80); v128.store(place, f, 96); v128.store(place, g, 112); v128.store(place, h, 128);
  if (later === 8) {
    while (load<i64>(place - 16) > time) {
      v128.store(place, v128.load(place - 16));
      place -= 16;
    }
  }
  store<i64>(place, time);
  store<i64>(place, <i64>what, 8);
}

@external('engine', 'fail')
export declare function fail(reason: i32, one: i32, other: i32): void;
