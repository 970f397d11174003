// The long tests, npm run test:deep: every fuzz bar in full, then bad links, hostile texts, kills and random hands in the browser. Their figures stand in between.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const seed = process.env.SEED ?? String(Date.now() % 1_000_000);

const FUZZ = [
  'src/diagram/link-fuzz.test.ts',
  'src/diagram/link-length.test.ts',
  'src/diagram/link-promise.test.ts',
  'src/diagram/gate-fuzz.test.ts',
  'src/stores/random-gestures.test.ts',
  'src/stores/random-edits.test.ts',
  'src/stores/library/many-tabs.test.ts',
];

const JOURNEYS = ['many-bad-links', 'hostile-texts', 'killed', 'worker-deaths', 'many-tabs', 'random-hands'];

/** How often each of them plays; the environment may ask for others. */
const NUMBERS = Object.fromEntries(
  Object.entries({ KILLS: '100', DEATHS: '100', TAB_ROUNDS: '50', HANDS: '40', HAND_STEPS: '100' }).map(
    ([name, usual]) => [name, process.env[name] ?? usual],
  ),
);

/** @type {{ name: string, command: string[], env?: Record<string, string> }[]} */
const steps = [
  {
    name: 'Fuzz',
    // Vitest leaves one core to others; here nobody waits at the machine.
    command: ['vitest', 'run', '--mode', 'deep', '--maxWorkers', '100%', ...FUZZ],
    env: { SEED: seed },
  },
  { name: 'Build', command: ['vite', 'build', '--logLevel', 'error'] },
  { name: 'Build for frames', command: ['vite', 'build', '--mode', 'embed', '--logLevel', 'error'] },
  {
    name: 'In the browser',
    command: ['playwright', 'test', '-c', 'e2e', '--timeout', '600000', ...JOURNEYS],
    env: { LOADBEARING_DEEP: '1', SEED: seed, ...NUMBERS },
  },
];

console.log(`The long tests, SEED=${seed}.`);
const failed = steps.filter(({ name, command: [program = '', ...options], env }) => {
  console.log(`\n--- ${name} ---`);
  const startedAt = Date.now();
  // Not by npx: journeys read from npm's environment that this is test:deep.
  const { status } = spawnSync(join(root, 'node_modules', '.bin', program), options, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`--- ${name}: ${((Date.now() - startedAt) / 60_000).toFixed(1)} minutes ---`);
  return status !== 0;
});
console.log(
  failed.length === 0
    ? `\nEvery deep test passed (SEED=${seed}).`
    : `\nFailed: ${failed.map(({ name }) => name).join(', ')}. The same again: SEED=${seed} npm run test:deep`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
