/** @import { Changes, ExportFormat, Message, ReportDocument } from '../engine/types.js' */
/** @import { Verdict } from '../report/verdict.js' */
/** @import { Input, Part, Previous } from '../store/state.js' */
/** @import { Filter, Sort } from './listing.js' */
import { verdictCounts, verdictOf } from '../report/verdict.js';

/**
 * @typedef {{verdict: Verdict, title: string | null, organ: string | null, year: number | null, error: number, warning: number,
 *   pass: number, fail: number, undecided: number, read: number, blank: number, unclear: number, absent: number,
 *   changed: number}} Summary what the list says of a report
 *
 * @typedef {Object} Work what the reader did to a report
 * @property {Changes} changes
 * @property {Changes[]} past
 * @property {Changes[]} future
 * @property {ReportDocument | null} asRead the report that the changes are about
 * @property {Previous | null} previous
 * @property {Input | null} input the text, where it was edited
 * @property {Input | null} replaced
 *
 * @typedef {'waiting' | 'reading' | 'read' | 'refused' | 'same'} Stage
 *
 * @typedef {Object} Entry a report among many
 * @property {number} id
 * @property {string} name as it was given, with the folders that it stands in
 * @property {File | string} origin
 * @property {Part | null} part which of the reports it is that its origin holds, where there are several
 * @property {Stage} stage
 * @property {Summary | null} summary
 * @property {Message | null} refusal why it cannot be read
 * @property {boolean} passing the refusal is about the moment: reading it again may go well
 * @property {number | null} sameAs the entry that holds the same
 * @property {Work | null} work
 *
 * @typedef {{format: ExportFormat, done: number, total: number}} Taking how far a file of many reports is
 *
 * @typedef {Object} BatchState
 * @property {Entry[]} entries in the order in which they were given
 * @property {'gathering' | 'reading' | 'stopped' | 'done'} stage
 * @property {number | null} open the entry on the desk; null: the list is on show
 * @property {number | null} opening the entry that is about to be
 * @property {number | null} at the entry that the reader is at
 * @property {ReadonlySet<number>} chosen
 * @property {Sort} sort
 * @property {Filter} filter
 * @property {number | null} held an entry that stays in sight although the filter leaves it out
 * @property {Taking | null} taking
 * @property {Message | null} notice
 * @property {boolean} closing the reader is asked whether the corrections may go
 */

/** @type {BatchState} */
export const EMPTY = {
  entries: [],
  stage: 'gathering',
  open: null,
  opening: null,
  at: null,
  chosen: new Set(),
  sort: { column: 'name', descending: false },
  filter: { grade: 'all', text: '' },
  held: null,
  taking: null,
  notice: null,
  closing: false,
};

/**
 * @param {number} id
 * @param {string} name
 * @param {File | string} origin
 * @param {Part | null} [part]
 * @returns {Entry}
 */
export function newEntry(id, name, origin, part = null) {
  return { id, name, origin, part, stage: 'waiting', summary: null, refusal: null, passing: false, sameAs: null, work: null };
}

/**
 * @param {ReportDocument} document
 * @param {number} changed how many of its cells the reader corrected
 * @returns {Summary}
 */
export function summaryOf(document, changed = 0) {
  const { cells } = document.summary;
  const count = (/** @type {(keyof typeof cells)[]} */ ...names) => names.reduce((sum, name) => sum + (cells[name] ?? 0), 0);
  const { error, warning, pass, fail, undecided } = verdictCounts(document);
  const { title, organ, year } = document.meta;
  return {
    verdict: verdictOf(document),
    ...{ title, organ, year, error, warning, pass, fail, undecided, changed },
    read: count('number'),
    blank: count('blank', 'mark'),
    unclear: count('ambiguous', 'unreadable'),
    absent: count('absent'),
  };
}

/**
 * Whether the reader did something to a report that would be lost with it.
 *
 * @param {Entry} entry
 */
export function isWorkedOn({ work }) {
  return work !== null && (Object.keys(work.changes).length > 0 || work.input !== null || work.previous !== null);
}

/**
 * What a report is read from: the file, or the text that the reader made of it.
 *
 * @param {Entry} entry
 */
export function sourceOf({ origin, work }) {
  return work?.input?.text ?? origin;
}

/**
 * The name of a file without its folders, by which the report is known.
 *
 * @param {string} name
 */
export function fileNameOf(name) {
  return name.slice(name.lastIndexOf('/') + 1);
}

/**
 * Entries for the reports that one source holds, in the folder in which it stands.
 *
 * @param {{name: string | null, origin: File | string}} whole
 * @param {string[]} several what the reports are called
 * @returns {{name: string, origin: File | string, part: Part}[]}
 */
export function partsOf({ name, origin }, several) {
  const file = name === null ? null : fileNameOf(name);
  const folder = (name ?? '').slice(0, (name ?? '').length - (file ?? '').length);
  return several.map((called, index) => ({ name: folder + called, origin, part: { index, of: file } }));
}
