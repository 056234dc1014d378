/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
/** @import { Entry } from './entries.js' */
/** @import { Library } from './library.js' */
/** @import { Roll } from './roll.js' */
import { contentOf } from '../input/content.js';
import { sameAmong } from './duplicates.js';
import { sourceOf } from './entries.js';
import { BROKEN } from './library.js';

/** Reads what waits in the list, one after the other, until it is told to stop. */
export class Runner {
  /**
   * @param {Store<State>} store
   * @param {Library} library
   * @param {Roll} roll
   */
  constructor(store, library, roll) {
    this.store = store;
    this.library = library;
    this.roll = roll;
    /** @type {AbortController | null} */
    this.current = null;
  }

  async run() {
    if (this.current) return;
    const current = (this.current = new AbortController());
    this.roll.set({ stage: 'reading' });
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) {
        await this.#quiet(current.signal);
        await this.#read(entry, current.signal);
      }
      if (this.current === current) this.roll.set({ stage: 'done' });
    } catch {
      if (this.current === current) this.#halt();
    } finally {
      if (this.current === current) this.current = null;
    }
  }

  /** What is under way is given up, and nothing more is begun. */
  stop() {
    const { current } = this;
    this.current = null;
    current?.abort();
    if (current) this.#halt();
  }

  #halt() {
    for (const { id } of this.roll.entries.filter(({ stage }) => stage === 'reading')) this.roll.change(id, { stage: 'waiting' });
    this.roll.set({ stage: 'stopped' });
  }

  #next() {
    return this.roll.entries.find(({ stage }) => stage === 'waiting');
  }

  /**
   * @param {Entry} entry
   * @param {AbortSignal} signal
   */
  async #read(entry, signal) {
    this.roll.change(entry.id, { stage: 'reading' });
    const content = await contentOf(sourceOf(entry)).catch(() => null);
    const same = content === null || entry.work ? null : await sameAmong(entry, this.roll.entries, content);
    signal.throwIfAborted();
    if (same) return this.roll.change(entry.id, { stage: 'same', sameAs: same.id, refusal: null });
    const worked = this.store.state.engine.phase === 'ready';
    try {
      this.roll.note(entry.id, await this.library.read(entry, content, signal));
    } catch (error) {
      // What breaks the engine must not break the next one too.
      if (worked && !signal.aborted) this.roll.note(entry.id, BROKEN);
      throw error;
    }
  }

  /**
   * Waits while the reader is typing a number, so that its check is not held up.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  #quiet(signal) {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (!this.store.state.draft) return resolve();
      const done = (/** @type {() => void} */ act) => () => {
        unwatch();
        signal.removeEventListener('abort', abort);
        act();
      };
      const abort = done(() => reject(signal.reason));
      const rest = done(resolve);
      const unwatch = this.store.watch(['draft'], () => this.store.state.draft === null && rest());
      signal.addEventListener('abort', abort);
    });
  }
}
