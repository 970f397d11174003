/** The program behind `npm run simulate`. */
import { simulateCommand } from './simulate-command.ts';

process.exitCode = simulateCommand(process.argv.slice(2), { say: console.log, complain: console.error });
