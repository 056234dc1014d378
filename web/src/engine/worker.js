/** @import { Introduction, Outcome, Progress } from './types.js' */
import { expose } from 'comlink';

import { boot } from './boot.js';

/** @type {{introduce: () => string, check: (source: string | Uint8Array, name: string | undefined) => string} | null} */
let python = null;

/** Milliseconds after which the line is free for what a first report does not need: after its verdict, or without one. */
const ANSWERED = 500;
const UNASKED = 8000;

let fetchRest = () => {};

const engine = {
  /**
   * @param {string} base the engine's folder, with a trailing slash
   * @param {(progress: Progress) => void} onProgress
   * @returns {Promise<Introduction>}
   */
  async start(base, onProgress) {
    const { pyodide, manifest, rest } = await boot(base, onProgress);
    fetchRest = () => rest?.fetch();
    setTimeout(fetchRest, UNASKED);
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
    const answer = python.check(source, name ?? undefined);
    setTimeout(fetchRest, ANSWERED);
    return JSON.parse(answer);
  },
};

/** @typedef {typeof engine} WorkerEngine */

expose(engine);
