/**
 * Keeps the site for days without a network, one whole version at a time. Every file is fetched under its checksum, so that a
 * deployment in between can refuse a file and never mix into what is kept. The build puts the lists in place of FILES.
 *
 * @import { PrecacheEntry } from 'workbox-precaching'
 */
import { cacheNames, clientsClaim } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

// `first`: the page and what its engine starts with, kept all of it or not at all; `later`: what is kept when it is first used;
// `packed`: the checksums of the packed twins that some files have, for hosts that pack nothing for the way, by the file's address.
const { first, later, packed } = FILES;

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const twins = new Map(Object.entries(packed).map(([path, integrity]) => [addressOf(path), { url: addressOf(`${path}.gz`), integrity }]));
const twinAddresses = new Set([...twins.values()].map(({ url }) => url));

const frugal = {
  /**
   * What the page has just fetched does not travel twice, packed or not; what the browser has of another version is refused
   * and fetched anew.
   *
   * @param {{request: Request}} asked
   */
  async requestWillFetch({ request: { url, integrity } }) {
    const ways = [{ url, integrity }];
    const twin = twins.get(url);
    if (twin) ways.push(twin);
    for (const way of ways) if (await isAtHand(way)) return new Request(way.url, { integrity: way.integrity, cache: 'force-cache' });
    const { url: address, ...checked } = ways[ways.length - 1];
    return new Request(address, { ...checked, cache: 'reload' });
  },

  /**
   * A packed twin is kept as what it is the twin of. Some hosts say that it is packed for the way only: it has been unpacked then.
   *
   * @param {{request: Request, response: Response}} fetched
   */
  async fetchDidSucceed({ request, response }) {
    if (!response.ok || !response.body || !twinAddresses.has(request.url)) return response;
    const unpacked = response.headers.has('content-encoding') ? response.body : response.body.pipeThrough(new DecompressionStream('gzip'));
    return new Response(unpacked, { headers: { 'content-type': 'application/wasm' } });
  },
};

/** @param {string} path */
function addressOf(path) {
  return new URL(path, location.href).href;
}

/** @param {{url: string, integrity: string}} way */
async function isAtHand({ url, integrity }) {
  const had = await fetch(url, { integrity, cache: 'only-if-cached', mode: 'same-origin' }).catch(() => null);
  return had?.ok ?? false;
}

/**
 * @param {string} cacheName
 * @param {PrecacheEntry[]} entries
 */
function keeping(cacheName, entries) {
  const controller = new PrecacheController({ cacheName, plugins: [frugal] });
  controller.addToCacheList(entries);
  controller.strategy.matchOptions = { ignoreVary: true }; // a file is what its checksum says, whatever a host varies it by
  scope.addEventListener('activate', (event) => {
    // What an even newer version is just putting beside this one is not this one's to clear away.
    if (!scope.registration.installing) void controller.activate(event);
  });
  registerRoute(new PrecacheRoute(controller, { directoryIndex: 'index.html', cleanURLs: false, ignoreURLParametersMatching: [/./] }));
  return controller;
}

/** The caches of versions that named them otherwise. */
async function clearAwayBeforeWorkbox() {
  const names = (await caches.keys()).filter((name) => /^giar-[0-9a-f]{16}$/.test(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

scope.addEventListener('install', keeping(cacheNames.precache, first).install);
keeping(cacheNames.runtime, later);
clientsClaim();
scope.addEventListener('activate', (event) => event.waitUntil(clearAwayBeforeWorkbox()));
scope.addEventListener('message', ({ data }) => {
  if (data === 'update') void scope.skipWaiting();
});
