/**
 * Keeps the site for days without a network, one whole version at a time: every file is fetched under its checksum, so that
 * a deployment in between can refuse a file and never mix into what is kept. The build puts the list in place of FILES.
 */
const { version, first, later, packed } = FILES;
const CACHE = `giar-${version}`;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => {
  if (data === 'update') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(path));
});

/** The page and what its engine starts with, all of it or nothing. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(first).map(([path, checksum]) => keep(cache, path, checksum)));
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith('giar-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/**
 * What of this version a request asks for; null for everything else.
 */
function pathOf(request) {
  const { origin, pathname } = new URL(request.url);
  const scope = new URL(self.registration.scope);
  if (request.method !== 'GET' || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  const path = request.mode === 'navigate' ? pathname.slice(scope.pathname.length) || 'index.html' : pathname.slice(scope.pathname.length);
  return path in first || path in later ? path : null;
}

async function answer(path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(addressOf(path));
  return kept ?? keep(cache, path, first[path] ?? later[path]);
}

async function keep(cache, path, checksum) {
  const address = addressOf(path);
  const response = path in packed ? await unpacked(path, checksum) : await fetched(address, checksum);
  await cache.put(address, response.clone());
  return response;
}

/**
 * What the page has just fetched does not travel twice; what the browser has of another version is refused and fetched anew.
 */
async function fetched(address, checksum) {
  const fetchWith = (cache) => fetch(address, { integrity: checksum, cache });
  const response = await fetchWith('default').catch(() => fetchWith('no-cache'));
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response;
}

/**
 * As the page has it, which took it packed where the host packs nothing for the way.
 */
async function unpacked(path, checksum) {
  const address = addressOf(path);
  const kept = await fetch(address, { integrity: checksum, cache: 'only-if-cached', mode: 'same-origin' }).catch(() => null);
  if (kept?.ok) return kept;
  const response = await fetched(`${address}.gz`, packed[path]);
  const body = response.headers.has('content-encoding') ? response.body : response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(body, { headers: { 'content-type': 'application/wasm' } });
}

function addressOf(path) {
  return new URL(path, self.registration.scope).href;
}
