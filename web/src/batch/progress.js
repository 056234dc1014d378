/** @import { Entry, Stage } from './entries.js' */

/**
 * How far reading is.
 *
 * @param {Entry[]} entries
 */
export function progressOf(entries) {
  const count = (/** @type {Stage} */ stage) => entries.filter((entry) => entry.stage === stage).length;
  const left = count('waiting') + count('reading');
  const current = entries.find(({ stage }) => stage === 'reading') ?? null;
  const again = entries.filter(({ stage, passing }) => stage === 'refused' && passing).length;
  return { total: entries.length, done: entries.length - left, left, refused: count('refused'), again, current };
}
