/** The core in WebAssembly: the same source, compiled when the page is built. Where there is none, the core runs as it is. */
import wasm from 'virtual:engine-core';

/** A core that runs the inner loop faster than `core/run.ts`, on a memory of its own. */
export interface SwiftCore {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** As `run` in `core/run.ts`; not 0: done. */
  run(untilMs: number, mostEvents: number): number;
}

type Fail = (reason: number, one: number, other: number) => never;

/** The same in browsers and in Node. Old platforms have none, strict ones may not use it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => SwiftCore['memory'];
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

let compiled: object | null | undefined;

/** Null when the platform cannot, or may not, run WebAssembly here. */
function compile(): object | null {
  if (typeof WebAssembly === 'undefined') return null;
  try {
    return new WebAssembly.Module(wasm);
  } catch {
    return null;
  }
}

/** A core with a memory of so many pages of 64 KB; null: there is none here. */
export function openSwiftCore(pages: number, fail: Fail): SwiftCore | null {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return null;
  const memory = new WebAssembly.Memory({ initial: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory }, engine: { fail } });
  return { memory, run: (exports as Pick<SwiftCore, 'run'>).run };
}
