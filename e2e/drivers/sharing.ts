// Sharing: the dialog with its link, the card about what came in, and what the browser keeps meanwhile.
import { expect, type Page } from '@playwright/test';

export type Choice = 'This moment of the run' | 'This view';

export function sharingDriver(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const link = dialog.getByRole('textbox', { name: 'Link', exact: true });
  const card = page
    .getByRole('region')
    .filter({ has: page.getByRole('button', { name: 'Close this card' }) });

  return {
    dialog,
    link,
    card,
    openDialog: () => page.getByRole('button', { name: 'Share', exact: true }).click(),
    /** The link that the dialog shows, once it is made. */
    async address(): Promise<string> {
      await expect(link).toHaveValue(/#d=.{20}/);
      return link.inputValue();
    },
    async leaveOut(...choices: readonly Choice[]) {
      for (const choice of choices) await dialog.getByRole('checkbox', { name: choice }).uncheck();
    },
    close: () => page.keyboard.press('Escape'),
    /** The link of what is open now; the dialog is closed again. */
    async addressOfNow(): Promise<string> {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await expect(link).toHaveValue(/#d=.{20}/);
      const address = await link.inputValue();
      await page.keyboard.press('Escape');
      return address;
    },
    /** A press on the link in a chat: the address changes while the page is open. */
    async follow(address: string) {
      await page.evaluate((fragment) => {
        location.hash = fragment;
      }, new URL(address).hash);
    },
    /** Follows one bad link after the other without leaving the page; what each card says, and how long it took to come. */
    refuseAll: (fragments: readonly string[]) =>
      page.evaluate(async (all) => {
        const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const refusals: { readonly says: string; readonly tookMs: number }[] = [];
        for (const fragment of all) {
          const began = performance.now();
          location.hash = fragment;
          let card: Element | null | undefined = null;
          while (!card) {
            await nextPicture();
            card = document.querySelector('[data-what="refused"]');
          }
          refusals.push({
            says: card.querySelector('h2')?.textContent ?? '',
            tookMs: performance.now() - began,
          });
          card.querySelector<HTMLButtonElement>('button[aria-label="Close this card"]')?.click();
          while (document.querySelector('[data-what="refused"]')) await nextPicture();
        }
        return refusals;
      }, fragments),
    /** All that the browser keeps for this page, as text. */
    kept: () =>
      page.evaluate(async () => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open('loadbearing');
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        const texts: string[] = [];
        for (const name of database.objectStoreNames) {
          const store = database.transaction(name).objectStore(name);
          const read = <Value>(request: IDBRequest<Value>) =>
            new Promise<Value>((resolve) => {
              request.onsuccess = () => resolve(request.result);
            });
          const [keys, values] = [await read(store.getAllKeys()), await read(store.getAll())];
          texts.push(...keys.map((key, index) => `${String(key)} ${JSON.stringify(values[index])}`));
        }
        database.close();
        return texts.toSorted();
      }),
  };
}
