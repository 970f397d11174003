// Keeps the page at hand for when there is no network: all of its files, fetched once, each release on its own.
importScripts('offline-files.js');

/** Set by the build: names this release and lists its files, relative to this one. */
const { release, files } = self.loadbearing;
const PREFIX = 'loadbearing ';
const CACHE = PREFIX + release;
/** Pages that are still open may ask for pieces of the release before. */
const RELEASES_KEPT = 2;

const place = (file) => new URL(file, self.registration.scope).href;
/** The name of an asset changes with its content; everything else has to be asked for anew. */
const isAsset = (address) => address.startsWith(place('assets/'));

async function fetchAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    files.map(async (file) => {
      const address = place(file);
      const kept = isAsset(address) ? await caches.match(address) : undefined;
      if (kept) return cache.put(address, kept);
      return cache.add(isAsset(address) ? address : new Request(address, { cache: 'reload' }));
    }),
  );
}

async function forgetOldReleases() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const old = ours.slice(0, Math.max(0, ours.length - (RELEASES_KEPT - 1)));
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request) {
  const address = request.url.replace(/[?#].*$/, '');
  if (isAsset(address)) return (await caches.match(address)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === 'navigate' ? caches.match(place('./')) : undefined;
    const kept = (await caches.match(address)) ?? (await page);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(fetchAll());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldReleases().then(() => self.clients.claim()));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(self.registration.scope))
    event.respondWith(answer(request));
});
