/** @import { Remote } from 'comlink' */
/** @import { Locale } from '../store/state.js' */
/** @import { ExportFormat, Fetching, Introduction, Outcome, Progress, Reviewed, Revision, Unread } from './types.js' */
/** @import { Spawned } from './spawn.js' */
/** @import { WorkerEngine } from './worker.js' */
import { proxy, transfer } from 'comlink';

/**
 * @typedef {Object} Job
 * @property {(engine: Remote<WorkerEngine>) => Promise<any>} ask
 * @property {(answer: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {AbortSignal | undefined} signal
 * @property {boolean} early whether the worker takes it before it has started, to answer as soon as it has
 */

/**
 * @typedef {Object} EngineEvents
 * @property {(progress: Progress) => void} onProgress
 * @property {(introduction: Introduction) => void} onReady
 * @property {(fetching: Fetching | null) => void} onFetching
 * @property {(error: Error) => void} onFailed
 */

/** How long a check that nobody waits for any more may keep others waiting before its worker is replaced. */
const PATIENCE = 4000;

/**
 * The page's side of the engine: one check at a time, in order, each of them abortable. Python cannot be interrupted
 * inside its worker; a check that was given up and does not end is ended together with the worker.
 */
export class Engine {
  /**
   * @param {string} base the engine's folder, with a trailing slash
   * @param {() => Spawned} spawn
   * @param {EngineEvents} events
   */
  constructor(base, spawn, events) {
    this.base = base;
    this.spawn = spawn;
    this.events = events;
    /** @type {Job[]} */
    this.waiting = [];
    /** @type {Job | null} */
    this.running = null;
    /** @type {Spawned | null} */
    this.worker = null;
    this.ready = false;
    /** @type {Error | null} */
    this.failure = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.patience = undefined;
  }

  /** Starts a worker, or a new one in place of one that failed. */
  async start() {
    this.worker?.terminate();
    this.ready = false;
    this.failure = null;
    const worker = (this.worker = this.spawn());
    worker.crashed.catch((error) => this.#fail(worker, error));
    try {
      const onProgress = proxy((/** @type {Progress} */ progress) => {
        // What a worker said before it ended may arrive after it, and what it said before it was ready after that: the two take
        // ways of their own, which keep no order between them.
        if (worker === this.worker && !this.failure && !this.ready) this.events.onProgress(progress);
      });
      const onFetching = proxy((/** @type {Fetching | null} */ fetching) => {
        if (worker === this.worker && this.ready) this.events.onFetching(fetching);
      });
      const started = worker.engine.start(this.base, onProgress, onFetching);
      this.#next();
      const introduction = await Promise.race([started, worker.crashed]);
      if (worker !== this.worker) return;
      this.ready = true;
      this.events.onReady(introduction);
      if (this.running?.signal?.aborted) this.#hurry();
      this.#next();
    } catch (error) {
      this.#fail(worker, error);
    }
  }

  /**
   * Reads and checks a text or a file's content; waits for the engine where it has not started yet.
   *
   * @param {string | Uint8Array} source
   * @param {{name?: string | null, keep?: string | null, part?: number | null, signal?: AbortSignal}} [options] `keep`: the
   * name under which the report is kept for `revise` and `export`; what stands before its colon is the place, which holds one
   * report. `part`: which of several reports is wanted
   * @returns {Promise<Outcome>}
   */
  check(source, { name = null, keep = null, part = null, signal } = {}) {
    const content = () => (source instanceof Uint8Array ? transfer(source, [source.buffer]) : source);
    return this.#ask((engine) => engine.check(content(), name, keep, part), signal, true);
  }

  /**
   * Checks a kept report again, with other numbers in some of its cells.
   *
   * @param {Reviewed} reviewed
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<Revision>}
   */
  revise(reviewed, { signal } = {}) {
    return this.#ask((engine) => engine.revise(reviewed), signal);
  }

  /**
   * @param {ExportFormat} format
   * @param {Reviewed[]} reviews
   * @param {Locale} language
   * @param {{unread?: Unread[], signal?: AbortSignal}} [options] `unread`: what could not be read among them
   * @returns {Promise<Uint8Array | null>} null where a report is not kept any more
   */
  export(format, reviews, language, { unread = [], signal } = {}) {
    return this.#ask((engine) => engine.export(format, reviews, language, unread), signal);
  }

  /**
   * Lets go of the kept reports whose place begins so.
   *
   * @param {string} place
   * @returns {Promise<void>}
   */
  forget(place) {
    return this.#ask((engine) => engine.forget(place));
  }

  /** Lets the engine read the last report again in its pauses, to be quicker with the next one. */
  async practise() {
    try {
      await this.#ask((engine) => engine.practise());
    } catch {
      // An engine that does not start has said so, and one that was started anew has nothing to prepare for.
    }
  }

  /**
   * Nothing is fetched any more that nothing needs yet.
   *
   * @returns {Promise<void>}
   */
  hold() {
    return this.#ask((engine) => engine.hold(), undefined, true);
  }

  /**
   * What the engine's worker has asked for.
   *
   * @returns {Promise<import('../privacy/loaded.js').Traffic>}
   */
  traffic() {
    return this.#ask((engine) => engine.traffic());
  }

  /**
   * @param {Job['ask']} ask
   * @param {AbortSignal} [signal]
   * @param {boolean} [early]
   * @returns {Promise<any>}
   */
  #ask(ask, signal, early = false) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.failure) return reject(this.failure);
      /** @type {Job} */
      const job = { ask, resolve, reject, signal, early };
      signal?.addEventListener('abort', () => this.#abandon(job), { once: true });
      this.waiting.push(job);
      this.#next();
    });
  }

  #next() {
    const [job] = this.waiting;
    if (!job || this.running || this.failure || !(this.ready || job.early)) return;
    this.waiting.shift();
    void this.#run(job);
  }

  /** @param {Job} job */
  async #run(job) {
    const worker = this.worker;
    if (!worker) return;
    const early = !this.ready;
    this.running = job;
    try {
      job.resolve(await Promise.race([job.ask(worker.engine), worker.crashed]));
    } catch (error) {
      job.reject(error);
      if (early && this.failure) return; // it did not start, which has been told
      if (worker === this.worker && !isHarmless(error)) return this.#replace();
    }
    if (worker !== this.worker) return;
    this.#release();
    this.#next();
  }

  #release() {
    clearTimeout(this.patience);
    this.running = null;
  }

  /** @param {Job} job */
  #abandon(job) {
    job.reject(job.signal?.reason);
    if (job === this.running) {
      if (this.ready) this.#hurry();
      return;
    }
    this.waiting = this.waiting.filter((other) => other !== job);
  }

  #hurry() {
    this.patience = setTimeout(() => this.#replace(), PATIENCE);
  }

  #replace() {
    this.#release();
    void this.start();
  }

  /**
   * @param {Spawned} worker
   * @param {unknown} reason
   */
  #fail(worker, reason) {
    if (worker !== this.worker || this.failure) return;
    const error = reason instanceof Error ? reason : new Error(String(reason));
    this.failure = error;
    this.ready = false;
    worker.terminate();
    this.running?.reject(error);
    this.#release();
    for (const job of this.waiting.splice(0)) job.reject(error);
    this.events.onFailed(error);
  }
}

/**
 * An exception in Python leaves the interpreter usable, and so does a file that did not arrive; anything else does not.
 *
 * @param {unknown} error
 */
function isHarmless(error) {
  return error instanceof Error && ['PythonError', 'DownloadError'].includes(error.name);
}
