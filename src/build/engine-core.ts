/** Compiles the engine's core to WebAssembly, for the page, its worker, the command lines and the tests. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';
import type { Plugin } from 'vite';
import { coreSource } from './core-source.ts';

const coreFolder = fileURLToPath(new URL('../engine/core/', import.meta.url));
const keptFolder = fileURLToPath(new URL('../../node_modules/.cache/loadbearing/', import.meta.url));

const OPTIONS =
  '--optimizeLevel 3 --shrinkLevel 0 --converge --noAssert --runtime stub --importMemory --enable simd';
/** Functions up to these sizes are put where they are called: any; those that call nobody; those called once. */
const INLINED = { always: 20, leaves: 200, calledOnce: 5000 };

/** A file of the core; null: there is none of that name. */
function sourceOf(name: string): string | null {
  const file = basename(name);
  const path = `${coreFolder}${file === 'cells.ts' ? 'cells.as' : file}`;
  if (!/^[a-z-]+\.ts$/.test(file) || !existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  return file === 'cells.ts' ? text : coreSource(text);
}

/** Fails with the compiler's own words. */
async function compile(): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['run.ts', ...OPTIONS.split(' '), '--outFile', 'core.wasm'], {
    readFile: sourceOf,
    writeFile: (_: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') wasm = contents;
    },
    listFiles: () => [],
  });
  if (error || !wasm) throw new Error(`The engine's core does not compile to WebAssembly.\n${stderr}`);
  return withFewerCalls(wasm);
}

function withFewerCalls(wasm: Uint8Array): Uint8Array {
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(INLINED.always);
  binaryen.setFlexibleInlineMaxSize(INLINED.leaves);
  binaryen.setOneCallerInlineMaxSize(INLINED.calledOnce);
  const module = binaryen.readBinary(wasm);
  module.setFeatures(module.getFeatures() | binaryen.Features.BulkMemory | binaryen.Features.BulkMemoryOpt);
  module.optimize();
  // Nothing is ever read or written at a place that wraps around, so constants may join the offsets of loads and stores.
  binaryen.setLowMemoryUnused(true);
  module.runPasses(['optimize-added-constants-propagate']);
  module.optimize();
  return module.emitBinary();
}

/** Where the compiled core of just this source is kept: compiling takes some seconds. */
function keptCore(): string {
  const hash = createHash('sha256').update(`${asc.version} ${OPTIONS} ${JSON.stringify(INLINED)}`);
  for (const name of readdirSync(coreFolder).sort()) hash.update(sourceOf(name) ?? '');
  mkdirSync(keptFolder, { recursive: true });
  return `${keptFolder}core-${hash.digest('hex').slice(0, 16)}.wasm`;
}

/**
 * `virtual:engine-core`: the bytes of the engine's core in WebAssembly. `npm start` does not make a newcomer wait for the
 * compiler: where nothing has been built yet it hands out no bytes, and the core runs as it is.
 */
export function engineCore(): Plugin {
  const id = 'virtual:engine-core';
  let mayWait = true;
  return {
    name: 'loadbearing-engine-core',
    configResolved: ({ command }) => {
      mayWait = command === 'build' || process.env.VITEST !== undefined;
    },
    resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
    load: async (asked) => {
      if (asked !== `\0${id}`) return;
      const kept = keptCore();
      if (!existsSync(kept) && mayWait) {
        // Several builds may run at once: none may read what another has half written.
        const half = `${kept}.${process.pid}`;
        writeFileSync(half, await compile());
        renameSync(half, kept);
      }
      const text = existsSync(kept) ? readFileSync(kept).toString('base64') : '';
      return `export default Uint8Array.from(atob('${text}'), (letter) => letter.charCodeAt(0));`;
    },
  };
}
