/** @import { CarriedFiles, EarlyStart } from './types.js' */

const originalFetch = self.fetch.bind(self);

const given = /** @type {{giarFiles?: CarriedFiles, giarEarly?: EarlyStart}} */ (/** @type {unknown} */ (self));

/** What the page carries in itself when it is one file without a server; nothing elsewhere. */
const carried = given.giarFiles ?? {};

/** What the page's head said when it started this worker: there is no need to wait for the page. */
export const early = given.giarEarly ?? null;

/** Whether the page brought its files along. */
export const isCarried = Object.keys(carried).length > 0;

/**
 * The wasm that the page has begun to compile before this worker was there; null where it could not.
 *
 * @type {Promise<WebAssembly.Module | null> | null}
 */
export const compiledEarly = early?.compiles ? new Promise(awaitModule) : null;

/** @param {(module: WebAssembly.Module | null) => void} resolve */
function awaitModule(resolve) {
  self.addEventListener('message', ({ data }) => {
    if (data && 'giarModule' in data) resolve(data.giarModule);
  });
}

/** @type {Map<string, Promise<any>>} */
const imported = new Map();

/**
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 * @returns {Promise<Response>}
 */
export async function fetchFile(input, init) {
  const file = carried[addressOf(input)];
  if (!file) return originalFetch(input, init);
  const content = file.packed ? file.content.stream().pipeThrough(new DecompressionStream('gzip')) : file.content;
  return new Response(content, { headers: { 'content-type': file.type } });
}

/**
 * @param {string} url
 * @returns {Promise<any>}
 */
export function importFile(url) {
  const module = imported.get(url) ?? importNew(url);
  imported.set(url, module);
  return module;
}

/** @param {string} url */
async function importNew(url) {
  if (!carried[url]) return import(/* @vite-ignore */ url);
  return import(/* @vite-ignore */ URL.createObjectURL(await (await fetchFile(url)).blob()));
}

/**
 * Waits for the answer, as only a worker may.
 *
 * @param {string} url
 * @returns {Uint8Array}
 */
export function fetchNow(url) {
  const request = new XMLHttpRequest();
  const file = carried[url];
  request.open('GET', file ? URL.createObjectURL(file.content) : url, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status !== 200) throw new Error(`${url}: HTTP ${request.status}`);
  return new Uint8Array(request.response);
}

/** @param {RequestInfo | URL} input */
export function addressOf(input) {
  return input instanceof Request ? input.url : String(input);
}
