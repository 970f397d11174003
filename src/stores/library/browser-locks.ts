/** The browser's lock manager, asked so that a busy machine is not mistaken for another tab. */
import type { Locks } from './writer-lock.ts';

/** A page that is being left may still hold its lock for a moment. */
const PATIENCE_MS = 400;

/** The browser's own locks, where it has them. */
export function browserLocks(): Locks | null {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return null;
  return {
    async request(name, { ifAvailable = false, steal = false }, held) {
      if (!ifAvailable) return locks.request(name, { steal }, held);
      let granted = false;
      const take = (lock: unknown) => {
        granted = true;
        return held(lock);
      };
      const isFree = () => locks.request(name, { ifAvailable }, (lock) => lock && take(lock));
      await isFree();
      if (granted) return;
      const signal = AbortSignal.timeout(PATIENCE_MS);
      try {
        await locks.request(name, { signal }, take);
      } catch (error) {
        if (granted || !signal.aborted) throw error;
        // Only the lock manager's own answer says that another tab has it: time also passes on a busy machine.
        await isFree();
        if (!granted) await held(null);
      }
    },
  };
}
