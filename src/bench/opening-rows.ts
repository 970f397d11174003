/** The opening of the built page in headless Chromium: first paint, first numbers, first moving dots, as from a static host. */
/// <reference lib="dom" />
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './browser.ts';
import type { BenchRow } from './row.ts';

const DIST = 'dist';
const OPENINGS = 5;
const BARS = { paintAt4xMs: 700, aliveMs: 1000 } as const;
const GIVE_UP_MS = 60_000;
/** For each new visitor the browser opens a window, and draws its own bars in it. A visitor's window stands open already. */
const WINDOW_SETTLES_MS = 1_500;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves `dist` over HTTP/1.1 with gzip, all of it packed before. Resolves when it listens. */
function staticHost(): Promise<Server> {
  const files = new Map<string, { readonly type: string; readonly body: Buffer }>();
  for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    if (type)
      files.set(`/${name.replaceAll('\\', '/')}`, { type, body: gzipSync(readFileSync(join(DIST, name))) });
  }
  const server = createServer(({ url = '/' }, answer) => {
    const file = files.get(url === '/' ? '/index.html' : url);
    if (!file) {
      answer.writeHead(404).end();
      return;
    }
    answer
      .writeHead(200, {
        'content-type': file.type,
        'content-encoding': 'gzip',
        'content-length': file.body.length,
      })
      .end(file.body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Milliseconds from the beginning of the navigation. */
interface Opening {
  readonly paintMs: number;
  readonly numbersMs: number;
  readonly dotsMs: number;
}

/** Runs in the page before anything else: notes when what a visitor waits for is there. */
function watchOpening(): void {
  const seen: { paintMs?: number; numbersMs?: number; dotsMs?: number } = {};
  (window as unknown as { opening: typeof seen }).opening = seen;
  new PerformanceObserver((list) => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (paint) seen.paintMs = paint.startTime;
  }).observe({ type: 'paint', buffered: true });
  // Dots are circles in two different frames; nothing else on the canvas is drawn as one in a quiet system.
  let frame = 0;
  let firstDotIn = 0;
  const { arc } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.arc = function (...where) {
    firstDotIn ||= frame;
    if (frame > firstDotIn) seen.dotsMs ??= performance.now();
    return arc.apply(this, where);
  };
  const look = (): void => {
    frame++;
    const card = document.querySelector('[data-id="web-1"]')?.textContent ?? '';
    if (/p95 [\d.,]+ m?s/.test(card)) seen.numbersMs ??= performance.now();
    if (seen.numbersMs === undefined || seen.dotsMs === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** One opening by a visitor who has never been here. */
async function openOnce(browser: Browser, origin: string, slowdown: number): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page: Page = await context.newPage();
    await page.addInitScript(watchOpening);
    const devtools = await context.newCDPSession(page);
    await page.waitForTimeout(WINDOW_SETTLES_MS);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(origin, { waitUntil: 'commit' });
    const seen = await page.waitForFunction(
      () => {
        const { opening } = window as unknown as { opening: Partial<Opening> };
        return opening.paintMs && opening.numbersMs && opening.dotsMs ? (opening as Opening) : null;
      },
      null,
      { timeout: GIVE_UP_MS, polling: 200 },
    );
    return (await seen.jsonValue()) as Opening;
  } finally {
    await context.close();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function row(what: string, ms: number, barMs: number | null): BenchRow {
  return {
    what: `opening, ${what}`,
    figure: `${Math.round(ms)} ms, median of ${OPENINGS}`,
    bar: barMs === null ? '' : `at most ${barMs} ms`,
    reached: barMs === null ? null : ms <= barMs,
  };
}

/** Opens the built page as a newcomer. Needs `dist`. The first opening warms the browser up and does not count. */
export async function openingRows(): Promise<BenchRow[]> {
  const server = await staticHost();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await openOnce(browser, origin, 1);
    const rows: BenchRow[] = [];
    for (const slowdown of [1, 4]) {
      const openings: Opening[] = [];
      for (let i = 0; i < OPENINGS; i++) openings.push(await openOnce(browser, origin, slowdown));
      const at = slowdown === 1 ? '' : `, CPU ${slowdown} times slower`;
      const isSlow = slowdown > 1;
      rows.push(
        row(
          `first contentful paint${at}`,
          median(openings.map(({ paintMs }) => paintMs)),
          isSlow ? BARS.paintAt4xMs : null,
        ),
        row(
          `first numbers${at}`,
          median(openings.map(({ numbersMs }) => numbersMs)),
          isSlow ? null : BARS.aliveMs,
        ),
        row(
          `first moving dots${at}`,
          median(openings.map(({ dotsMs }) => dotsMs)),
          isSlow ? null : BARS.aliveMs,
        ),
      );
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}
