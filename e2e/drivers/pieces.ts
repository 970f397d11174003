// Pieces of the page that are fetched later, lost on the way as after a release.
import type { Page } from '@playwright/test';

export function piecesDriver(page: Page) {
  let lost: RegExp | null = null;
  return {
    /** From now on, or so many times, the server does not know them any more. */
    async lose(address: RegExp, times?: number) {
      lost = address;
      await page.route(address, (route) => route.fulfill({ status: 404, body: 'Not found' }), {
        ...(times === undefined ? {} : { times }),
      });
    },
    async bringBack() {
      if (lost) await page.unroute(lost);
    },
  };
}
