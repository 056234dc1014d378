/** @import { Engine } from '../engine/bridge.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { messageOf } from '../i18n/translate.js';

/** The report of the year before, laid beside the one on show. */
export class LastYear {
  /**
   * @param {Store<State>} store
   * @param {Pick<Engine, 'check'>} engine
   * @param {() => void} onChanged
   */
  constructor(store, engine, onChanged) {
    this.store = store;
    this.engine = engine;
    this.onChanged = onChanged;
    this.count = 0;
    /** Where the engine keeps it. */
    this.place = 'previous';
    /** @type {AbortController | null} */
    this.current = null;
  }

  /**
   * @param {string | Uint8Array} source
   * @param {string | null} name
   */
  async lay(source, name) {
    if (await this.#read(source, name)) this.onChanged();
  }

  /**
   * @param {string | Uint8Array} source
   * @param {string | null} name
   */
  async #read(source, name) {
    const keep = `${this.place}:${(this.count += 1)}`;
    this.current?.abort();
    const current = (this.current = new AbortController());
    try {
      const outcome = await this.engine.check(source, { name, keep, signal: current.signal });
      if (current.signal.aborted) return false;
      if ('error' in outcome) this.store.set({ notice: outcome.error.message });
      if ('error' in outcome) return false;
      this.store.set({ previous: { keep, name, document: outcome.document, text: outcome.text }, notice: null });
      return true;
    } catch {
      if (!current.signal.aborted) this.store.set({ notice: messageOf('correcting.failed') });
      return false;
    }
  }

  takeAway() {
    this.store.set({ previous: null });
    this.onChanged();
  }

  /** Makes a new engine know it. Nothing is checked: the report on show is still to be read again. */
  async again() {
    const { previous } = this.store.state;
    if (previous) await this.#read(previous.text, previous.name);
  }
}
