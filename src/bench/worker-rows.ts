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
import type { Speed } from './in-turns.ts';
import { type BenchRow, inThousands } from './row.ts';
import { threeTiers } from './three-tiers.ts';

/** Twenty seconds of runs: the machine is seldom busy with other things for so long. */
const ROUNDS = 27;
const OUT = 'node_modules/.cache/loadbearing/bench-worker';
const ORIGIN = 'http://bench.invalid';

/** What the worker's script leaves there. */
interface InWorker {
  speedsOf(models: readonly EngineModel[], simulatedSeconds: number, rounds: number): Speed[];
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
    const models = [false, true].map((hurried) => compile(threeTiers(100_000, hurried)).model);
    const [tiers, hurried] = await worker.evaluate(
      ({ models, rounds }) => (self as unknown as InWorker).speedsOf(models, 3, rounds),
      { models, rounds: ROUNDS },
    );
    const row = (what: string, speed: Speed | undefined, bar: number): BenchRow => {
      const { best, middle } = speed ?? { best: 0, middle: 0 };
      return {
        what,
        figure: `${inThousands(best)} requests, wall time, ${Math.round(middle / 1000).toLocaleString('en')} in the middle of ${ROUNDS} runs`,
        bar: `at least ${inThousands(bar)}`,
        reached: best >= bar,
      };
    };
    return [
      row('worker of Chromium: three tiers', tiers, THREE_TIERS_BAR),
      row('worker of Chromium: three tiers, half of the requests time out', hurried, OVERLOAD_BAR),
    ];
  } finally {
    await browser.close();
  }
}
