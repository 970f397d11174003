/** My diagrams in the browser's IndexedDB: one store of values by key. */
import type { Changes, KeyedStorage } from './keyed-storage.ts';

const DATABASE = 'loadbearing';
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

/** Rejects where the browser allows no storage, as in a closed frame. */
export async function openIndexedStorage(): Promise<KeyedStorage> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await answer(opening);
  // A page of a later release may need to change the database: this page must not stand in its way.
  database.onversionchange = () => database.close();
  const storeOf = (transaction: IDBTransaction) => transaction.objectStore(STORE);
  return {
    get: (key) => answer<unknown>(storeOf(database.transaction(STORE)).get(key)),
    async entries(start) {
      const store = storeOf(database.transaction(STORE));
      const range = IDBKeyRange.bound(start, `${start}\uffff`);
      const [keys, values] = await Promise.all([
        answer(store.getAllKeys(range)),
        answer(store.getAll(range)),
      ]);
      return keys.map((key, index) => [String(key), values[index] as unknown] as const);
    },
    async update(keys, change: (values: readonly unknown[]) => Changes) {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      const done = finished(transaction);
      const store = storeOf(transaction);
      try {
        const values = await Promise.all(keys.map((key) => answer<unknown>(store.get(key))));
        for (const [key, value] of change(values)) {
          if (value === undefined) store.delete(key);
          else store.put(value, key);
        }
      } catch (error) {
        done.catch(() => {});
        transaction.abort();
        throw error;
      }
      await done;
    },
  };
}
