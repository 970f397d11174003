// The gate, npm test: runs every check in order, stops at the first that fails and ends with the counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'loadbearing-test-'));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ name: string, script: string, env?: Record<string, string>, count?: () => Counts }} Step */

/** @type {Step[]} */
const steps = [
  { name: 'Browser', script: 'test:browser' },
  { name: 'Lint', script: 'test:lint' },
  { name: 'Types', script: 'test:types' },
  { name: 'Unit tests', script: 'test:unit', env: { UNIT_REPORT: unitReport }, count: countUnit },
  { name: 'Build and size', script: 'test:build' },
  { name: 'Journeys', script: 'test:e2e', env: { E2E_REPORT: e2eReport }, count: countE2e },
];

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** A test file that could not be loaded holds no tests; it counts as one failure. */
function countUnit() {
  const report = read(unitReport);
  if (!report) return { passed: 0, failed: 0 };
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults;
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

function countE2e() {
  const report = read(e2eReport);
  if (!report) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky };
}

const sum = { passed: 0, failed: 0 };
/** @type {Step | undefined} */
let failedStep;
for (const step of steps) {
  console.log(`\n--- ${step.name} ---`);
  const windows = process.platform === 'win32';
  const { status } = spawnSync('npm', ['run', '--silent', step.script], {
    cwd: root,
    env: { ...process.env, ...step.env },
    stdio: 'inherit',
    shell: windows,
  });
  const counts = step.count?.() ?? { passed: 0, failed: 0 };
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  if (status !== 0) {
    // A check that failed without a failing test, such as lint, still counts as one failure.
    if (counts.failed === 0) sum.failed += 1;
    failedStep = step;
    break;
  }
}
rmSync(reports, { recursive: true, force: true });

console.log(
  failedStep
    ? `\n"${failedStep.name}" failed, so the checks after it did not run. Alone it is: npm run ${failedStep.script}`
    : '\nEvery check passed.',
);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = failedStep || sum.failed > 0 ? 1 : 0;
