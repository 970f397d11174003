// The browser's storage of My diagrams, looked at and damaged from outside.
import type { Page } from '@playwright/test';

/** Values by key, as the page keeps them. */
export type Kept = Readonly<Record<string, string>>;

export function storageDriver(page: Page, home: string) {
  const change = (values: Readonly<Record<string, string | null>>) =>
    page.evaluate(
      (entries) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('loadbearing');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const database = opening.result;
            const transaction = database.transaction('library', 'readwrite');
            for (const [key, value] of entries)
              if (value === null) transaction.objectStore('library').delete(key);
              else transaction.objectStore('library').put(value, key);
            transaction.oncomplete = () => {
              database.close();
              resolve();
            };
            transaction.onabort = () => reject(transaction.error);
          };
        }),
      Object.entries(values),
    );

  const kept = (): Promise<Kept> =>
    page.evaluate(
      () =>
        new Promise<Record<string, string>>((resolve, reject) => {
          const opening = indexedDB.open('loadbearing');
          opening.onerror = () => reject(opening.error);
          opening.onupgradeneeded = () => opening.transaction?.abort();
          opening.onsuccess = () => {
            const database = opening.result;
            const store = database.transaction('library').objectStore('library');
            const [keys, values] = [store.getAllKeys(), store.getAll()];
            values.onsuccess = () => {
              database.close();
              resolve(
                Object.fromEntries(keys.result.map((key, at) => [String(key), String(values.result[at])])),
              );
            };
          };
        }),
    );

  /** Text with its checksum, as a release of this page would store it. */
  const sealed = (turn: number, text: string): string => {
    let hash = 0x811c9dc5;
    for (const unit of `${turn} ${text}`.split('')) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
    return `${turn} ${text.length} ${(hash >>> 0).toString(16).padStart(8, '0')}\n${text}`;
  };

  return {
    kept,
    sealed,
    change,
    /**
     * No room for anything more. To be called before the page keeps its first document: the browser remembers for
     * half a minute how much room there was.
     */
    async fillUp() {
      const browser = await page.context().newCDPSession(page);
      const { origin } = new URL(home);
      await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      return { makeFree: () => browser.send('Storage.overrideQuotaForOrigin', { origin }) };
    },
    /** All copies of all documents, by key. */
    async copies(): Promise<Kept> {
      return Object.fromEntries(Object.entries(await kept()).filter(([key]) => key.startsWith('copy/')));
    },
  };
}
