/** @import { Remote } from 'comlink' */
/** @import { WorkerEngine } from './worker.js' */
import { wrap } from 'comlink';

/**
 * @typedef {Object} Spawned
 * @property {Remote<WorkerEngine>} engine
 * @property {Promise<never>} crashed rejects when the worker itself breaks, which no call would notice
 * @property {() => void} terminate
 */

/** @returns {Spawned} */
export function spawnWorker() {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'giar' });
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
