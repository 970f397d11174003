// Finds a Chromium for the journeys, or installs one. Run by itself it prints the path.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {string[]} */
function fixedPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots.flatMap((root) =>
      root ? [join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    );
  }
  return [];
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A program that is only a stub (Ubuntu's pointer to the snap store) does not answer --version.
 * @param {string} path
 */
function answersVersion(path) {
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return answer.status === 0 && /Chrom(e|ium)\D*\d/.test(answer.stdout);
}

/** @returns {string | undefined} */
function playwrightDownload() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/**
 * The browser to use, or undefined. Throws when CHROME or CHROMIUM_PATH names a file that cannot be run.
 * @returns {string | undefined}
 */
export function findChromium() {
  for (const name of ['CHROME', 'CHROMIUM_PATH']) {
    const path = process.env[name];
    if (!path) continue;
    if (isExecutable(path)) return path;
    throw new Error(`${name} names ${path}, which is not a program that can be run. Correct it or unset it.`);
  }
  const own = playwrightDownload();
  if (own) return own;
  if (process.platform !== 'win32') {
    for (const name of namesOnPath) {
      for (const folder of (process.env.PATH ?? '').split(delimiter)) {
        const path = join(folder, name);
        if (folder && isExecutable(path) && answersVersion(path)) return path;
      }
    }
  }
  return fixedPlaces().find(isExecutable);
}

/**
 * The path of a browser that is there. Throws with a plain sentence when there is none.
 * @returns {string}
 */
export function chromiumPath() {
  const path = findChromium();
  if (path) return path;
  throw new Error('No Chromium was found. Run: node e2e/ensure-browser.mjs');
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function succeeds(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    // Windows starts npx through its command shell; the arguments here are fixed words.
    const shell = process.platform === 'win32';
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell });
    return true;
  } catch {
    return false;
  }
}

/** Finds a browser or installs one: from Debian's packages as root, else by Playwright's own download. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;

  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/etc/debian_version')) {
    console.log('No Chromium was found. Installing it with apt-get.');
    const patience = ['-o', 'DPkg::Lock::Timeout=300'];
    const installed =
      succeeds('apt-get', [...patience, 'update']) &&
      succeeds('apt-get', [...patience, 'install', '-y', '--no-install-recommends', 'chromium']);
    const path = installed ? findChromium() : undefined;
    if (path) return path;
  }

  console.log('No Chromium was found. Asking Playwright to download one.');
  const withSystemPackages = isRoot && process.platform === 'linux' ? ['--with-deps'] : [];
  const downloaded = succeeds('npx', ['playwright', 'install', ...withSystemPackages, 'chromium']);
  const path = downloaded ? findChromium() : undefined;
  if (path) return path;

  throw new Error(
    'There is no Chromium, and none could be installed. Install Chromium or Google Chrome, ' +
      'or set CHROME to the path of one, and run this again.',
  );
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(`Chromium: ${ensureChromium()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
