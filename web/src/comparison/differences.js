/** @import { ReportDocument } from '../engine/types.js' */

/**
 * A cell whose number is another than the year before. `by` is null where one of the two is no number.
 *
 * @typedef {{key: string, before: number | null, now: number | null, by: number | null}} Difference
 */

/**
 * What changed from one year's report to the next, in the order of the form; cells that only one of the forms has are left out.
 *
 * @param {ReportDocument} before
 * @param {ReportDocument} now
 * @returns {Difference[]}
 */
export function differences(before, now) {
  return Object.entries(now.cells).flatMap(([key, { value }]) => {
    const other = before.cells[key];
    if (!other || other.value === value) return [];
    const by = value === null || other.value === null ? null : Number((value - other.value).toFixed(6));
    return [{ key, before: other.value, now: value, by }];
  });
}
