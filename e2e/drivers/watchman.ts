// The watchman of every journey: no script error, no window of the browser, no request to elsewhere, no breach of the content policy.
import type { BrowserContext } from '@playwright/test';

/** Starts to listen; what it hears is added to the list that it returns. */
export async function watch(context: BrowserContext, home: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  context.on('weberror', (fault) => complaints.push(`script error: ${fault.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('dialog', async (dialog) => {
    if (dialog.type() !== 'beforeunload') complaints.push(`${dialog.type()}: ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== home) complaints.push(`request to ${request.url()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`content policy broken: ${violatedDirective} by ${blockedURI}`);
    });
  });
  return complaints;
}
