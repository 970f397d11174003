/** What stands beside the clock when the run does not go on as one would expect. */
import type { SnapshotFrom } from 'xstate';
import { isPausedWhileHidden, type runMachine, runMode } from '../machines/run-machine.ts';

/** A pause while the page was hidden is said, and forgotten when the run plays again; other words stay. */
export function troubleNow(snapshot: SnapshotFrom<typeof runMachine>, known: string | null): string | null {
  if (isPausedWhileHidden(snapshot)) return 'Paused while the page was hidden or asleep.';
  return runMode(snapshot) === 'playing' && known?.startsWith('Paused') ? null : known;
}
