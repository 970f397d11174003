/** Kinds of numbers in the core. WebAssembly knows these by name; elsewhere they are plain numbers, for the reader. */

/** A whole number of 32 bits with a sign. */
export type i32 = number;
/** A fraction of 64 bits. */
export type f64 = number;
