/** @import { Remote } from 'comlink' */
/** @import { WorkerEngine } from './worker.js' */
import { wrap } from 'comlink';

import { trusted } from '../privacy/scripts.js';
import { begun } from './begun.js';
import workerScript from './worker.js?worker&url';

/**
 * @typedef {Object} Spawned
 * @property {Remote<WorkerEngine>} engine
 * @property {Promise<never>} crashed rejects when the worker itself breaks, which no call would notice
 * @property {() => void} terminate
 */

let first = begun?.first ?? null;

/** @returns {Spawned} */
export function spawnWorker() {
  const worker = startConfined(new URL(workerScript, document.baseURI).href);
  const crashed = new Promise((_, reject) => {
    if (begun?.broken && worker === begun.first) reject(new Error(begun.broken));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'the worker did not start'));
    });
  });
  crashed.catch(() => {});
  return {
    engine: wrap(worker),
    crashed: /** @type {Promise<never>} */ (crashed),
    terminate: () => worker.terminate(),
  };
}

/**
 * A worker under the page's own policy: one that is loaded from an address would have the policy of its answer, and a
 * static host sends none; one from a `blob:` inherits the page's.
 *
 * @param {string} script
 */
function startConfined(script) {
  const early = first;
  first = null;
  if (early) return early;
  if (begun) return begun.start();
  const carried = window.giarFiles;
  if (!carried) return new Worker(toScript(`import ${JSON.stringify(script)};`), { type: 'module', name: 'giar' });
  const worker = new Worker(toScript(FROM_CARRIED), { name: 'giar' });
  worker.postMessage({ script, carried });
  return worker;
}

/** @param {string} source */
function toScript(source) {
  return trusted(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
}

/**
 * In the page that is one file: browsers start no module worker for a page from a file, but a classic one may import, what
 * it has given an address itself. What is said to it before its script has come is kept and said again.
 */
const FROM_CARRIED = `
  const early = [];
  const keep = (event) => early.push(event);
  self.addEventListener('message', ({ data: { script, carried } }) => {
    self.giarFiles = carried;
    self.addEventListener('message', keep);
    import(URL.createObjectURL(carried[script].content)).then(() => {
      self.removeEventListener('message', keep);
      for (const { data, ports } of early) self.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
    }, (error) => setTimeout(() => { throw error; }));
  }, { once: true });
`;
