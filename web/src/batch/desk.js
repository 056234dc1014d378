/** @import { State } from '../store/state.js' */
/** @import { Entry, Work } from './entries.js' */
/** @import { Loaded } from './library.js' */
import { carriedOver } from '../correcting/changes.js';
import { NOTHING } from '../input/reading.js';
import { fileNameOf } from './entries.js';

/**
 * @typedef {Pick<State, 'input' | 'replaced' | 'reading' | 'keep' | 'asRead' | 'readText' | 'document' | 'changes' | 'past' | 'future'
 *   | 'draft' | 'previous' | 'refusal' | 'notice' | 'activeCell' | 'activeFinding'>} Desk all that belongs to the report on show
 */

/** @type {Desk} */
export const CLEAR = {
  ...NOTHING,
  input: { text: '', name: null },
  replaced: null,
  reading: 'none',
  keep: null,
  previous: null,
  refusal: null,
  notice: null,
};

/**
 * What lies on the desk, to be laid there again.
 *
 * @param {State} state
 * @returns {Desk}
 */
export function deskOf(state) {
  const names = /** @type {(keyof Desk)[]} */ (Object.keys(CLEAR));
  return /** @type {Desk} */ (Object.fromEntries(names.map((name) => [name, state[name]])));
}

/**
 * A report of the list as it lies on the desk, with what the reader did to it before.
 *
 * @param {Entry} entry
 * @param {Loaded} loaded
 * @returns {Desk}
 */
export function laidOut({ name, origin, part, work }, { keep, document, text }) {
  const input = work?.input ?? { text, name: fileNameOf(name), origin, part };
  const done = work?.asRead
    ? { changes: carriedOver(work.changes, work.asRead, document), past: work.past, future: work.future }
    : { changes: {}, past: [], future: [] };
  const { replaced = null, previous = null } = work ?? {};
  return { ...CLEAR, ...done, input, replaced, previous, reading: 'done', keep, asRead: document, readText: text, document };
}

/**
 * What the reader did to the report on the desk; null where the box was emptied, which says nothing about the report.
 *
 * @param {Entry} entry
 * @param {Desk} desk
 * @returns {Work | null}
 */
export function workOn({ origin }, { input, changes, past, future, asRead, previous, replaced }) {
  if (input.text.trim() === '') return null;
  return { changes, past, future, asRead, previous, input: input.origin === origin ? null : input, replaced };
}
