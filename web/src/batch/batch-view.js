/** @import { BatchState } from './entries.js' */
/** @import { Word } from './words.js' */
import { store } from '../store/state.js';
import { View } from '../store/view.js';
import { EMPTY } from './entries.js';
import { say } from './words.js';

/** A component of the list of reports. */
export class BatchView extends View {
  /** @override */
  static watches = /** @type {ReadonlyArray<keyof import('../store/state.js').State>} */ (['batch']);

  /** @returns {BatchState} */
  get batch() {
    return this.state.batch ?? EMPTY;
  }

  /** @param {Partial<BatchState>} changes */
  put(changes) {
    if (this.state.batch) store.set({ batch: { ...this.state.batch, ...changes } });
  }

  /**
   * @param {Word} word
   * @param {Record<string, string | number>} [values]
   */
  say(word, values) {
    return say(this.state.locale, word, values);
  }

  /**
   * @param {string} name
   * @param {object} [detail]
   */
  act(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
