/** @import { Locale } from '../store/state.js' */
/** @import { Entry, Summary } from './entries.js' */

/**
 * @typedef {'error' | 'warning' | 'undecided' | 'read' | 'blank' | 'unclear' | 'absent' | 'changed'} Count
 * @typedef {'name' | 'organ' | 'year' | 'grade' | Count} Column
 * @typedef {'refused' | 'wrong' | 'undecided' | 'warning' | 'pass' | 'same' | 'waiting'} Grade
 * @typedef {{column: Column, descending: boolean}} Sort
 * @typedef {{grade: Grade | 'all', text: string}} Filter
 */

/** @type {Count[]} */
export const COUNTS = ['error', 'warning', 'undecided', 'read', 'blank', 'unclear', 'absent', 'changed'];

/** The grades, the gravest first. @type {Grade[]} */
export const GRADES = ['refused', 'wrong', 'undecided', 'warning', 'pass', 'same', 'waiting'];

/** How grave a verdict is within its grade. */
const VERDICTS = ['stranger', 'fail', 'error', 'undecided', 'warning', 'pass'];

/**
 * @param {Entry} entry
 * @returns {Grade}
 */
export function gradeOf({ stage, summary }) {
  if (stage === 'refused' || stage === 'same') return stage;
  if (!summary) return 'waiting';
  const { verdict } = summary;
  return verdict === 'undecided' || verdict === 'warning' || verdict === 'pass' ? verdict : 'wrong';
}

/**
 * How many entries there are of each grade.
 *
 * @param {Entry[]} entries
 */
export function gradeCounts(entries) {
  const counts = /** @type {Record<Grade, number>} */ (Object.fromEntries(GRADES.map((grade) => [grade, 0])));
  for (const entry of entries) counts[gradeOf(entry)] += 1;
  return counts;
}

/**
 * The entries that the reader wants to see, in the order wanted.
 *
 * @param {Entry[]} entries
 * @param {{sort: Sort, filter: Filter, held: number | null}} wish
 * @param {Locale} locale
 */
export function listed(entries, { sort, filter, held }, locale) {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const wanted = entries.filter((entry) => entry.id === held || (isOfGrade(entry, filter.grade) && holds(entry, words, locale)));
  return sorted(wanted, sort);
}

/**
 * What a column shows next when its head is chosen: names from the first on, numbers from the largest on, then the reverse.
 *
 * @param {Sort} sort
 * @param {Column} column
 * @returns {Sort}
 */
export function nextSort(sort, column) {
  const descending = sort.column === column ? !sort.descending : isCount(column);
  return { column, descending };
}

/**
 * @param {Column} column
 * @returns {column is Count}
 */
export function isCount(column) {
  return COUNTS.includes(/** @type {Count} */ (column));
}

/**
 * @param {Entry} entry
 * @param {Filter['grade']} grade
 */
function isOfGrade(entry, grade) {
  return grade === 'all' || gradeOf(entry) === grade;
}

/**
 * @param {Entry} entry
 * @param {string[]} words
 * @param {Locale} locale
 */
function holds({ name, summary, refusal }, words, locale) {
  if (words.length === 0) return true;
  const text = [name, summary?.title, summary?.organ, summary?.year, refusal?.[locale]].filter(Boolean).join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

const byWords = new Intl.Collator('zh-CN', { numeric: true });

/**
 * @param {Entry[]} entries
 * @param {Sort} sort
 */
function sorted(entries, { column, descending }) {
  const direction = descending ? -1 : 1;
  const keyed = entries.map((entry) => ({ entry, key: sortKey(entry, column) }));
  keyed.sort((one, other) => {
    // What has nothing to say in a column comes last, whichever way it is sorted.
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null) || byName(one.entry, other.entry);
    const order = typeof one.key === 'string' ? byWords.compare(one.key, String(other.key)) : one.key - Number(other.key);
    return direction * order || byName(one.entry, other.entry);
  });
  return keyed.map(({ entry }) => entry);
}

/**
 * @param {Entry} one
 * @param {Entry} other
 */
function byName(one, other) {
  return byWords.compare(one.name, other.name) || one.id - other.id;
}

/**
 * @param {Entry} entry
 * @param {Column} column
 * @returns {string | number | null}
 */
function sortKey(entry, column) {
  if (column === 'name') return entry.name;
  if (column === 'grade') return gravity(entry, entry.summary);
  return entry.summary?.[column] ?? null;
}

/**
 * @param {Entry} entry
 * @param {Summary | null} summary
 */
function gravity(entry, summary) {
  return GRADES.indexOf(gradeOf(entry)) * VERDICTS.length + (summary ? VERDICTS.indexOf(summary.verdict) : 0);
}
