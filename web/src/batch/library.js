/** @import { Engine } from '../engine/bridge.js' */
/** @import { Message, ReportDocument } from '../engine/types.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
/** @import { Entry } from './entries.js' */
import { messageOf } from '../i18n/translate.js';
import { contentOf } from '../input/content.js';
import { fileNameOf, sourceOf } from './entries.js';
import { Shelf } from './shelf.js';
import { messageOfWord } from './words.js';

/**
 * @typedef {{keep: string, document: ReportDocument, text: string}} Loaded
 * @typedef {{refusal: Message, passing: boolean}} Refused
 * @typedef {{several: string[]}} Several what the reports are called that were found where one was expected
 */

/** How many reports the engine keeps; the others are read again when they are wanted. */
const KEPT = 300;
/** How many are held ready to be shown at once. */
const READY = 12;
/** Seconds after which a file is left out, so that one does not hold up the others; the first PDF waits for its reader. */
export const LIMIT = 120;

/**
 * What is said of a report at which the engine broke.
 *
 * @type {Refused}
 */
export const BROKEN = { refusal: messageOf('engine.internal'), passing: true };

/** Where the engine keeps a report of the list, and the one of the year before. */
export const placeOf = (/** @type {number} */ id) => `batch${id}/report`;
export const previousPlaceOf = (/** @type {number} */ id) => `batch${id}/previous`;

/** Reads the reports of the list, and keeps a bounded number of them. */
export class Library {
  /**
   * @param {Store<State>} store
   * @param {Pick<Engine, 'check' | 'forget'>} engine
   */
  constructor(store, engine) {
    this.store = store;
    this.engine = engine;
    this.count = 0;
    /** @type {Shelf<string>} */
    this.kept = new Shelf(KEPT, (id) => this.#forget(`batch${id}/`));
    /** @type {Shelf<Loaded>} */
    this.ready = new Shelf(READY);
    // An engine introduces itself with the form when it is started; one that is started anew knows none of them.
    store.watch(['form'], () => {
      this.kept.clear();
      this.ready.clear();
    });
  }

  /**
   * What was read before and is ready still, or the same read again.
   *
   * @param {Entry} entry
   * @param {AbortSignal} signal
   */
  async load(entry, signal) {
    return this.ready.get(entry.id) ?? this.read(entry, await contentOf(sourceOf(entry)).catch(() => null), signal);
  }

  /**
   * The name under which the engine keeps the report.
   *
   * @param {Entry} entry
   * @param {AbortSignal} signal
   * @returns {Promise<string | null>} null where it cannot be read any more
   */
  async keep(entry, signal) {
    const kept = this.kept.get(entry.id);
    if (kept) return kept;
    const loaded = await this.read(entry, await contentOf(sourceOf(entry)).catch(() => null), signal);
    return 'keep' in loaded ? loaded.keep : null;
  }

  /**
   * @param {Entry} entry
   * @param {Uint8Array | string | null} content null: it could not be had
   * @param {AbortSignal} signal
   * @returns {Promise<Loaded | Refused | Several>} rejects where it was given up, or the engine is gone
   */
  async read(entry, content, signal) {
    if (content === null) return { refusal: messageOf('engine.unreadable'), passing: true };
    const keep = `${placeOf(entry.id)}:${(this.count += 1)}`;
    const limit = this.#limit(signal);
    const part = entry.work?.input ? null : entry.part;
    try {
      const outcome = await this.engine.check(content, { name: part ? part.of : fileNameOf(entry.name), keep, part: part?.index, signal: limit.signal });
      if ('several' in outcome && outcome.several && !entry.work) return { several: outcome.several };
      if ('error' in outcome) return { refusal: outcome.error.message, passing: false };
      const loaded = { keep, ...outcome };
      this.put(entry.id, loaded);
      return loaded;
    } catch (error) {
      if (signal.aborted) throw error;
      if (limit.signal.aborted) return { refusal: messageOfWord('refusal.slow', { seconds: LIMIT }), passing: true };
      if (error instanceof Error && error.name === 'PythonError') return { refusal: messageOf('engine.internal'), passing: false };
      if (error instanceof Error && error.name === 'DownloadError') return { refusal: messageOfWord('refusal.missing'), passing: true };
      throw error;
    } finally {
      limit.end();
    }
  }

  /**
   * @param {number} id
   * @param {Loaded} loaded
   */
  put(id, loaded) {
    const { open = null } = this.store.state.batch ?? {};
    if (open !== null) this.kept.get(open); // what the reader is working on stays
    this.kept.put(id, loaded.keep);
    this.ready.put(id, loaded);
  }

  /** @param {number} id */
  drop(id) {
    this.kept.drop(id);
    this.ready.drop(id);
  }

  /**
   * While a file of many reports is made, all of them have to be there.
   *
   * @template Result
   * @param {() => Promise<Result>} act
   */
  async withRoom(act) {
    this.kept.room = Infinity;
    try {
      return await act();
    } finally {
      this.kept.room = KEPT;
      this.kept.shrink();
    }
  }

  clear() {
    this.kept.clear();
    this.ready.clear();
    this.#forget('batch');
  }

  /** @param {string} place */
  #forget(place) {
    this.engine.forget(place).catch(() => {}); // an engine that is gone keeps nothing
  }

  /**
   * A signal that follows another, and gives up by itself when an engine that works has had its time.
   *
   * @param {AbortSignal} signal
   */
  #limit(signal) {
    const limited = new AbortController();
    const abort = () => limited.abort(signal.reason);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const begin = () => {
      clearTimeout(timer);
      if (this.store.state.engine.phase === 'ready') timer = setTimeout(() => limited.abort(), LIMIT * 1000);
    };
    const unwatch = this.store.watch(['engine'], begin);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    begin();
    const end = () => {
      clearTimeout(timer);
      unwatch();
      signal.removeEventListener('abort', abort);
    };
    return { signal: limited.signal, end };
  }
}
