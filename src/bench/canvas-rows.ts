/** The drawing benchmark: frames a second of the built page in headless Chromium, with a crowd on the canvas. */
/// <reference lib="dom" />
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { toFileText } from '../diagram/serialise.ts';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './browser.ts';
import { crowdedDiagram } from './crowded-diagram.ts';
import type { BenchRow } from './row.ts';

const FRAMES_PER_SECOND = 50;
const DOTS = 2000;
/** 40 populations: enough for more than 2,000 dots on their way at once. */
const RATE_PER_CLIENT = 300;
const MEASURED_MS = 6000;
/** Intervals between frames in milliseconds, and the dots drawn in the middle of the time. */
async function watch(page: Page): Promise<{ intervals: number[]; dots: number }> {
  return page.evaluate(async (measuredMs) => {
    const intervals: number[] = [];
    let dots = 0;
    const overlay = document.querySelector<HTMLElement>('[data-dots]');
    let last = await new Promise<number>(requestAnimationFrame);
    const end = last + measuredMs;
    while (last < end) {
      const now = await new Promise<number>(requestAnimationFrame);
      intervals.push(now - last);
      last = now;
      dots = Math.max(dots, Number(overlay?.dataset.dots ?? 0));
    }
    return { intervals, dots };
  }, MEASURED_MS);
}

/** Opens the crowded diagram in the built page and measures. Needs `dist`. */
export async function canvasRows(): Promise<BenchRow[]> {
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    const file = join(tmpdir(), 'crowded.loadbearing.json');
    writeFileSync(file, toFileText(crowdedDiagram(RATE_PER_CLIENT)));
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open' }).first().click();
    await (await chooser).setFiles(file);
    await page.getByText('Crowded').first().waitFor();
    const speed = page.getByRole('slider', { name: /speed/i });
    await speed.press('Home');
    for (let i = 0; i < 3; i++) await speed.press('ArrowRight');
    await page.waitForTimeout(15_000);
    const { intervals, dots } = await watch(page);
    const sorted = intervals.toSorted((one, other) => one - other);
    const mean = intervals.reduce((sum, ms) => sum + ms, 0) / intervals.length;
    const slow = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    const framesPerSecond = 1000 / mean;
    return [
      {
        what: `canvas: 100 components, 150 links, ${dots.toLocaleString('en')} dots`,
        figure: `${framesPerSecond.toFixed(1)} frames/s, 95 % within ${slow.toFixed(1)} ms`,
        bar: `at least ${FRAMES_PER_SECOND} frames/s with ${DOTS.toLocaleString('en')} dots`,
        reached: framesPerSecond >= FRAMES_PER_SECOND && dots >= DOTS,
      },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
