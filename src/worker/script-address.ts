/** The addresses that may become scripts beside the page's own: its content policy lets nothing else pass. */
import workerUrl from './run.worker.ts?worker&url';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

const ADDRESSES = { worker: workerUrl, offline: `${import.meta.env.BASE_URL}offline.js` } as const;

let policy: { createScriptURL(url: string): string } | undefined;

export function scriptAddress(script: keyof typeof ADDRESSES): string {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= trustedTypes?.createPolicy('loadbearing-worker', {
    createScriptURL: (url) => {
      if (Object.values(ADDRESSES).includes(url)) return url;
      throw new TypeError(`"${url}" is no script of this page.`);
    },
  });
  return policy ? policy.createScriptURL(ADDRESSES[script]) : ADDRESSES[script];
}
