/** My diagrams in the browser's IndexedDB: one store of values by key. */
import type { Changes, KeyedStorage } from './keyed-storage.ts';
import { GivenUp } from './library-trouble.ts';

const DATABASE = 'loadbearing';
const VERSION = 1;
const STORE = 'library';

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('Given up.', 'AbortError'));
  });
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, VERSION);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  try {
    return await answer(opening);
  } catch (error) {
    // A later release has changed the database: this page must leave it alone.
    if (error instanceof DOMException && error.name === 'VersionError') throw new GivenUp('newer');
    throw error;
  }
}

/** Rejects where the browser allows no storage, as in a closed frame, and where a later release has changed it. */
export async function openIndexedStorage(): Promise<KeyedStorage> {
  let database: IDBDatabase | null = null;

  /** Opens it anew where the browser has closed it, as it does when someone clears the data of this site. */
  const connected = async (): Promise<IDBDatabase> => {
    if (database) return database;
    const opened = await openDatabase();
    database = opened;
    const forget = () => {
      if (database === opened) database = null;
    };
    opened.onclose = forget;
    // A page of a later release may need to change the database: this page must not stand in its way.
    opened.onversionchange = () => {
      opened.close();
      forget();
    };
    return opened;
  };

  const begin = async (mode: IDBTransactionMode = 'readonly') =>
    (await connected()).transaction(STORE, mode, { durability: 'strict' });

  await connected();
  return {
    get: async (key) => answer<unknown>((await begin()).objectStore(STORE).get(key)),
    async entries(start) {
      const store = (await begin()).objectStore(STORE);
      const range = IDBKeyRange.bound(start, `${start}\uffff`);
      const [keys, values] = await Promise.all([
        answer(store.getAllKeys(range)),
        answer(store.getAll(range)),
      ]);
      return keys.map((key, index) => [String(key), values[index] as unknown] as const);
    },
    async update(keys, change: (values: readonly unknown[]) => Changes) {
      const transaction = await begin('readwrite');
      const done = finished(transaction);
      const store = transaction.objectStore(STORE);
      try {
        const values = await Promise.all(keys.map((key) => answer<unknown>(store.get(key))));
        for (const [key, value] of change(values)) {
          if (value === undefined) store.delete(key);
          else store.put(value, key);
        }
      } catch (error) {
        done.catch(() => {});
        try {
          transaction.abort();
        } catch {
          // The browser has given it up already.
        }
        throw error;
      }
      await done;
    },
  };
}
