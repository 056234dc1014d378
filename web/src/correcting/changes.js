/** @import { Cell, Changes, ReportDocument } from '../engine/types.js' */

/**
 * The changes with some more; what changes a cell back to what the report says is no change.
 *
 * @param {Changes} changes
 * @param {Changes} more
 * @param {ReportDocument} asRead
 * @returns {Changes}
 */
export function withChanges(changes, more, asRead) {
  const all = Object.entries({ ...changes, ...more });
  return Object.fromEntries(all.filter(([key, value]) => key in asRead.cells && !says(asRead.cells[key], value)));
}

/**
 * The changes that still make sense after the text was read anew: those of cells that read as they did before.
 *
 * @param {Changes} changes
 * @param {ReportDocument} before
 * @param {ReportDocument} now
 * @returns {Changes}
 */
export function carriedOver(changes, before, now) {
  const same = (/** @type {string} */ key) => {
    const [one, other] = [before.cells[key], now.cells[key]];
    return one && other && one.status === other.status && one.value === other.value && one.text === other.text;
  };
  return Object.fromEntries(Object.entries(changes).filter(([key]) => same(key)));
}

/**
 * @param {Changes} one
 * @param {Changes} other
 */
export function sameChanges(one, other) {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && one[key] === other[key]);
}

/**
 * @param {Cell} cell
 * @param {number | null} value
 */
function says(cell, value) {
  return value === null ? cell.status === 'blank' : cell.status === 'number' && cell.value === value;
}
