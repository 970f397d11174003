/** Benchmarks of the engine in a worker of headless Chromium, where learners run it. */
/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { EngineModel } from '../engine/model.ts';
import { compile } from '../simulation/compile.ts';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './browser.ts';
import { OVERLOAD_BAR, THREE_TIERS_BAR } from './engine-rows.ts';
import { type BenchRow, inThousands } from './row.ts';
import { threeTiers } from './three-tiers.ts';

const OUT = 'node_modules/.cache/loadbearing/bench-worker';
const ORIGIN = 'http://bench.invalid';

/** What the worker's script leaves there. */
interface InWorker {
  speedOf(model: EngineModel, simulatedSeconds: number): number;
}

/** The worker's script, bundled for browsers. */
async function workerScript(): Promise<string> {
  await build({
    logLevel: 'error',
    build: {
      outDir: OUT,
      copyPublicDir: false,
      rolldownOptions: { input: 'src/bench/in-worker.ts', output: { entryFileNames: 'in-worker.js' } },
    },
  });
  return readFileSync(join(OUT, 'in-worker.js'), 'utf8');
}

export async function workerRows(): Promise<BenchRow[]> {
  const script = await workerScript();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
    );
    await page.goto(`${ORIGIN}/`);
    const opened = page.waitForEvent('worker');
    await page.evaluate(() => {
      new Worker('/in-worker.js', { type: 'module' });
    });
    const worker = await opened;
    const speedOf = (model: EngineModel): Promise<number> =>
      worker.evaluate((model) => (self as unknown as InWorker).speedOf(model, 3), model);
    const row = (what: string, speed: number, bar: number): BenchRow => ({
      what,
      figure: `${inThousands(speed)} requests, wall time`,
      bar: `at least ${inThousands(bar)}`,
      reached: speed >= bar,
    });
    const tiers = await speedOf(compile(threeTiers(100_000, false)).model);
    const hurried = await speedOf(compile(threeTiers(100_000, true)).model);
    return [
      row('worker of Chromium: three tiers', tiers, THREE_TIERS_BAR),
      row('worker of Chromium: three tiers, half of the requests time out', hurried, OVERLOAD_BAR),
    ];
  } finally {
    await browser.close();
  }
}
