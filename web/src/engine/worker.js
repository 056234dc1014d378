/** @import { ExportFormat, Fetching, Introduction, Outcome, Progress, Revision, Reviewed, Unread } from './types.js' */
/** @import { Locale } from '../store/state.js' */
import { expose, transfer } from 'comlink';

import { boot } from './boot.js';
import { early } from './files.js';
import { countRefused, trafficHere } from '../privacy/loaded.js';
import { installLater } from './later.js';
import { Rehearsal } from './rehearsal.js';

/**
 * @typedef {Object} Session what session.py defines
 * @property {() => string} introduce
 * @property {(source: string | Uint8Array) => string} packages
 * @property {(source: string | Uint8Array, name: string | undefined, keep: string | undefined, part?: number) => string} check
 * @property {(keep: string, changes: string, previous: string | undefined) => string} revise
 * @property {(format: ExportFormat, reviews: string, language: Locale, unread: string) => any} export
 * @property {(place: string) => void} forget
 */

/** @type {Session | null} */
let python = null;
/** @type {(what: string) => Promise<void>} */
let prepare = async () => {};

/** Milliseconds after which the line is free for what a first report does not need: after its verdict, or without one. */
const ANSWERED = 500;
const UNASKED = 8000;

let fetchRest = () => {};

/** @type {(value?: unknown) => void} */
let begin = () => {};
/** Never, when the engine does not start; `start` says so. */
const started = new Promise((resolve) => (begin = resolve));

const rehearsal = new Rehearsal((text) => void running().check(text, undefined, undefined));

countRefused();

/** @type {(progress: Progress) => void} */
let report = (progress) => (last = progress);
/** @type {Progress | null} */
let last = null;

const begun = early && boot(early.base, (progress) => report(progress));
begun?.catch(() => {}); // `start` meets it too

const engine = {
  /**
   * @param {string} base the engine's folder, with a trailing slash
   * @param {(progress: Progress) => void} onProgress
   * @param {(fetching: Fetching | null) => void} onFetching
   * @returns {Promise<Introduction>}
   */
  async start(base, onProgress, onFetching) {
    report = onProgress;
    if (last) report(last);
    const { pyodide, manifest, wasm, rest, plainly = [] } = await (begun ?? boot(base, onProgress));
    fetchRest = () => rest?.fetch();
    setTimeout(() => fetchRest(), UNASKED);
    const imported = (python = /** @type {Session} */ (pyodide.pyimport('session')));
    prepare = (what) => installLater(pyodide, manifest, base, what, onFetching);
    setTimeout(begin); // the page is told first that it may ask, and then answered what it has asked already
    return { pyodide: manifest.pyodide, giar: manifest.giar, wasm, plainly, ...JSON.parse(imported.introduce()) };
  },

  /**
   * @param {string | Uint8Array} source
   * @param {string | null} name
   * @param {string | null} keep the name under which the report is kept for questions to come
   * @param {number | null} part which of several reports is wanted
   * @returns {Promise<Outcome>}
   */
  async check(source, name, keep, part) {
    await started;
    for (const needed of JSON.parse(running().packages(source))) await prepare(needed);
    /** @type {Outcome} */
    const outcome = JSON.parse(running().check(source, name ?? undefined, keep ?? undefined, part ?? undefined));
    setTimeout(() => fetchRest(), ANSWERED);
    rehearsal.answered('text' in outcome ? outcome.text : undefined);
    return outcome;
  },

  /**
   * @param {Reviewed} reviewed
   * @returns {Revision}
   */
  revise({ keep, changes, previous }) {
    rehearsal.answered();
    return JSON.parse(running().revise(keep, JSON.stringify(changes), previous ?? undefined));
  },

  /**
   * @param {ExportFormat} format
   * @param {Reviewed[]} reviews
   * @param {Locale} language
   * @param {Unread[]} unread
   * @returns {Promise<Uint8Array | null>} null where a report is not kept any more
   */
  async export(format, reviews, language, unread) {
    await prepare(format);
    const content = running().export(format, JSON.stringify(reviews), language, JSON.stringify(unread));
    if (!content) return null;
    const bytes = content.toJs();
    content.destroy();
    return transfer(bytes, [bytes.buffer]);
  },

  /** @param {string} place */
  forget(place) {
    running().forget(place);
  },

  /** From now on nothing is fetched that nothing needs yet. */
  hold() {
    fetchRest = () => {};
  },

  practise() {
    rehearsal.begin();
  },

  /** What this worker has asked for. */
  traffic() {
    return trafficHere();
  },
};

function running() {
  if (!python) throw new Error('the engine has not started');
  return python;
}

/** @typedef {typeof engine} WorkerEngine */

expose(engine);
