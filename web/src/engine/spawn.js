/** @import { Remote } from 'comlink' */
/** @import { WorkerEngine } from './worker.js' */
import { wrap } from 'comlink';

import workerScript from './worker.js?worker&url';

/**
 * @typedef {Object} Spawned
 * @property {Remote<WorkerEngine>} engine
 * @property {Promise<never>} crashed rejects when the worker itself breaks, which no call would notice
 * @property {() => void} terminate
 */

/** @returns {Spawned} */
export function spawnWorker() {
  const worker = startConfined(new URL(workerScript, document.baseURI).href);
  const crashed = new Promise((_, reject) => {
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
  const source = URL.createObjectURL(new Blob([`import ${JSON.stringify(script)};`], { type: 'text/javascript' }));
  return new Worker(trusted(source), { type: 'module', name: 'giar' });
}

/** The page's policy lets only this make an address into a script. */
const policy = window.trustedTypes?.createPolicy('giar-worker', { createScriptURL: (url) => url });

/** @param {string} blob */
function trusted(blob) {
  return /** @type {string} */ (policy?.createScriptURL(blob) ?? blob);
}
