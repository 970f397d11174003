/** Keeps the page at hand for when there is no network: everything works after the first load. */
import { scriptAddress } from './script-address.ts';

/** Fetches all pieces of the page that are not there yet, so call it when nobody waits. A browser that refuses loses nothing else. */
export async function workOffline(): Promise<void> {
  try {
    await navigator.serviceWorker.register(scriptAddress('offline'), {
      scope: import.meta.env.BASE_URL,
      updateViaCache: 'none',
    });
  } catch {
    // No secure connection, no storage, or a frame without an origin: then the page needs the network.
  }
}
