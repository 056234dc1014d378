/** @import { Introduction, Outcome, Progress } from './types.js' */
import { expose } from 'comlink';

import { boot } from './boot.js';

/** @type {{introduce: () => string, check: (source: string | Uint8Array, name: string | undefined) => string} | null} */
let python = null;

const engine = {
  /**
   * @param {string} base the engine's folder, with a trailing slash
   * @param {(progress: Progress) => void} onProgress
   * @returns {Promise<Introduction>}
   */
  async start(base, onProgress) {
    const { pyodide, manifest } = await boot(base, onProgress);
    const imported = (python = pyodide.pyimport('session'));
    return { pyodide: manifest.pyodide, giar: manifest.giar, ...JSON.parse(imported.introduce()) };
  },

  /**
   * @param {string | Uint8Array} source
   * @param {string | null} name
   * @returns {Outcome}
   */
  check(source, name) {
    if (!python) throw new Error('the engine has not started');
    return JSON.parse(python.check(source, name ?? undefined));
  },
};

/** @typedef {typeof engine} WorkerEngine */

expose(engine);
