/** @import { Edition, Finding, Relation, ReportDocument } from '../engine/types.js' */

/**
 * One side of a sum: the cells worth showing, and how many zeros there are besides.
 *
 * @typedef {{cells: {key: string, value: number | null}[], zeros: number, sum: number}} Side
 * @typedef {{rule: string, left: Side, right: Side, outcome: 'pass' | 'fail' | 'undecided', finding: number | null}} Sum
 */

/**
 * The sums that a cell stands in, with the numbers of the report and what checking said of each.
 *
 * @param {Edition} edition
 * @param {ReportDocument} document
 * @param {string} key
 * @returns {Sum[]}
 */
export function sumsOf(edition, document, key) {
  return edition.relations
    .filter(({ left, right }) => left.includes(key) || right.includes(key))
    .map((relation) => {
      const finding = document.findings.findIndex((one) => speaksOf(one, relation));
      return {
        rule: relation.rule,
        left: side(relation.left, document, key),
        right: side(relation.right, document, key),
        outcome: outcomeOf(relation, document, finding),
        finding: finding < 0 ? null : finding,
      };
    });
}

/**
 * @param {Finding} finding
 * @param {Relation} relation
 */
function speaksOf(finding, { rule, left, right }) {
  const keys = [...left, ...right];
  return finding.rule === rule && finding.cells.length === keys.length && keys.every((key) => finding.cells.includes(key));
}

/**
 * Checking decides; what it finds nothing wrong with holds where every number is there.
 *
 * @param {Relation} relation
 * @param {ReportDocument} document
 * @param {number} finding
 */
function outcomeOf({ left, right }, document, finding) {
  if (finding >= 0) return document.findings[finding].verdict;
  return [...left, ...right].every((key) => document.cells[key].status === 'number') ? 'pass' : 'undecided';
}

/**
 * @param {string[]} keys
 * @param {ReportDocument} document
 * @param {string} chosen a cell that is shown even where it is zero
 * @returns {Side}
 */
function side(keys, document, chosen) {
  const all = keys.map((key) => ({ key, value: document.cells[key].value }));
  const cells = keys.length <= 2 ? all : all.filter(({ key, value }) => value !== 0 || key === chosen);
  const sum = all.reduce((total, { value }) => total + (value ?? 0), 0);
  return { cells, zeros: all.length - cells.length, sum: Number(sum.toFixed(6)) };
}
