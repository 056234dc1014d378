/** @import { BatchState } from '../batch/entries.js' */
/** @import { Changes, Fetching, Form, Message, Progress, ReportDocument, Rules } from '../engine/types.js' */
import { Store } from './store.js';

/**
 * @typedef {'zh' | 'en'} Locale
 *
 * @typedef {{phase: 'loading', progress: Progress | null}
 *   | {phase: 'ready', pyodide: string, giar: string, wasm: string, plainly: string[], fetching?: Fetching | null}
 *   | {phase: 'failed', detail: string}} EngineState
 *
 * @typedef {{index: number, of: string | null}} Part which of the several reports it is that a source of this name holds
 * @typedef {{text: string, name: string | null, origin?: File | string | null, part?: Part | null}} Input the text in the box;
 *   `origin`: what it was read from, while it is as it was read
 *
 * @typedef {'none' | 'reading' | 'done'} Reading
 *
 * @typedef {{keep: string, name: string | null, document: ReportDocument, text: string}} Previous
 *
 * @typedef {{key: string, text: string, wrong: boolean}} Draft what is being typed into a cell
 *
 * @typedef {Object} State
 * @property {Locale} locale
 * @property {EngineState} engine
 * @property {Form | null} form
 * @property {Rules} rules
 * @property {Input} input
 * @property {Input | null} replaced what stood in the box before a file or an example took its place
 * @property {Reading} reading
 * @property {string | null} keep the name under which the engine keeps the report on show
 * @property {ReportDocument | null} asRead the report on show as it was read
 * @property {string} readText the text that it was read from, in which its places are counted
 * @property {ReportDocument | null} document the same with the reader's changes
 * @property {Changes} changes
 * @property {Changes[]} past the changes as they were before each act of the reader, the latest last
 * @property {Changes[]} future what was undone, the latest last
 * @property {Draft | null} draft
 * @property {Previous | null} previous the report of the year before
 * @property {Message | null} refusal why the input cannot be read
 * @property {Message | null} notice what the page has just done, or could not do
 * @property {string | null} activeCell the key of the cell that the reader is at
 * @property {number | null} activeFinding the index of the finding that the reader is at
 * @property {boolean} charts the reader looks at the charts
 * @property {(() => void) | null} update puts a newer version of the page in place, when one has come
 * @property {boolean} dropping a file is held over the page
 * @property {BatchState | null} batch many reports, listed
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
  keep: null,
  asRead: null,
  readText: '',
  document: null,
  changes: {},
  past: [],
  future: [],
  draft: null,
  previous: null,
  refusal: null,
  notice: null,
  activeCell: null,
  activeFinding: null,
  charts: false,
  update: null,
  dropping: false,
  batch: null,
};

/** @returns {Store<State>} */
export function createStore() {
  return new Store(initial);
}

export const store = createStore();
