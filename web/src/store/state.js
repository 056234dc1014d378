/** @import { Form, Message, Progress, ReportDocument, Rules } from '../engine/types.js' */
import { Store } from './store.js';

/**
 * @typedef {'zh' | 'en'} Locale
 *
 * @typedef {{phase: 'loading', progress: Progress | null}
 *   | {phase: 'ready', pyodide: string, giar: string}
 *   | {phase: 'failed', detail: string}} EngineState
 *
 * @typedef {{text: string, name: string | null}} Input
 *
 * @typedef {'none' | 'reading' | 'done'} Reading
 *
 * @typedef {Object} State
 * @property {Locale} locale
 * @property {EngineState} engine
 * @property {Form | null} form
 * @property {Rules} rules
 * @property {Input} input
 * @property {Input | null} replaced what stood in the box before a file or an example took its place
 * @property {Reading} reading
 * @property {ReportDocument | null} document the report on show
 * @property {Message | null} refusal why the input cannot be read
 * @property {string | null} activeCell the key of the cell that the reader is at
 * @property {number | null} activeFinding the index of the finding that the reader is at
 * @property {boolean} dropping a file is held over the page
 */

/** @type {State} */
const initial = {
  locale: 'zh',
  engine: { phase: 'loading', progress: null },
  form: null,
  rules: {},
  input: { text: '', name: null },
  replaced: null,
  reading: 'none',
  document: null,
  refusal: null,
  activeCell: null,
  activeFinding: null,
  dropping: false,
};

/** @returns {Store<State>} */
export function createStore() {
  return new Store(initial);
}

export const store = createStore();
