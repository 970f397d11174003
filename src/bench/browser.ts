/** The Chromium that benchmarks run in. */
import { execFileSync } from 'node:child_process';

export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
];

export function chromiumPath(): string {
  const said = execFileSync(process.execPath, ['e2e/ensure-browser.mjs'], { encoding: 'utf8' });
  const path = said.match(/Chromium: (.+)/)?.[1];
  if (!path) throw new Error(`No Chromium was named in: ${said}`);
  return path;
}
