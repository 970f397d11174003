/** What stands beside the clock when the run does not go on as one would expect. */
import type { SnapshotFrom } from 'xstate';
import { isPausedWhileHidden, type runMachine, runMode } from '../machines/run-machine.ts';
import { clockText } from '../simulation/time-words.ts';
import type { SessionState, WorkerDeath } from './session.ts';

/** The last three are enough to see whether it is always the same. */
export const withDeath = ({ deaths }: SessionState, death: WorkerDeath) => ({
  deaths: [...deaths, death].slice(-3),
});

const RESTARTED = 'The simulation was restarted';

/** What a browser says about an error ends without a full stop. */
const sentence = (reason: string) => (/[.!?]$/.test(reason) ? reason : `${reason}.`);

export const restartedWords = (timeMs: number, reason: string) =>
  `${RESTARTED} at ${clockText(timeMs)}: ${sentence(reason)}`;

export const stoppedWords = (reason: string) =>
  `The simulation stopped: ${sentence(reason)} Press Restart, the arrow that goes round, to try again.`;

/**
 * A pause while the page was hidden is said, and forgotten when the run plays again; a restart is forgotten once all
 * has been well for a while. Other words stay.
 */
export function troubleNow(snapshot: SnapshotFrom<typeof runMachine>, known: string | null): string | null {
  if (isPausedWhileHidden(snapshot)) return 'Paused while the page was hidden or asleep.';
  if (runMode(snapshot) === 'playing' && known?.startsWith('Paused')) return null;
  return snapshot.matches({ failures: 'none' }) && known?.startsWith(RESTARTED) ? null : known;
}
