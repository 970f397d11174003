// The journeys run in Chromium against the production build.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './ensure-browser.mjs';

// The first process to read this file decides; the workers inherit its port and its browser.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 10_000));
process.env.CHROME ??= chromiumPath();

const port = Number(process.env.E2E_PORT);
const origin = `http://127.0.0.1:${port}${process.env.BASE_PATH ?? '/'}`;
const report = process.env.E2E_REPORT;
/** The production build to test: `dist`, or another one beside it. */
const dist = process.env.E2E_DIST ?? 'dist';

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    // What a journey takes away from the page must be gone: only the journey without a network has the page keep its files.
    serviceWorkers: 'block',
    // A trace of every step costs half of the time; E2E_TRACE=1 records it for the failures.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROME,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `npx vite preview --outDir ${dist} --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    url: origin,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
