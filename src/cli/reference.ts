/** The program behind `npm run reference`, and, as a child of itself, the one that runs its cases. */
import { fileURLToPath } from 'node:url';
import { referenceCommand } from './reference-command.ts';
import { RUNNER, Runners, serveJobs } from './reference-runners.ts';

if (process.argv[2] === RUNNER) serveJobs();
else
  process.exitCode = await referenceCommand(
    process.argv.slice(2),
    { say: console.log, complain: console.error },
    () => new Runners(fileURLToPath(import.meta.url)),
  );
