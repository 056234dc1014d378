/** @import { Finding, Repair, ReportDocument, Severity } from '../engine/types.js' */

/**
 * What the findings say of one cell: how grave it is, which findings speak of it (by index), and whether a change to it
 * is suggested.
 *
 * @typedef {{severity: Severity, findings: number[], suspect: boolean}} Mark
 */

/** @type {Severity[]} */
const GRAVEST_FIRST = ['error', 'warning', 'info'];

/**
 * @param {ReportDocument} document
 * @returns {Map<string, Mark>} by cell key
 */
export function markCells(document) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  const suspects = new Set(document.repairs.slice(0, 1).flatMap((repair) => Object.keys(repair.changes)));
  document.findings.forEach((finding, index) => {
    for (const key of markedBy(finding, document)) {
      const mark = marks.get(key) ?? { severity: finding.severity, findings: [], suspect: suspects.has(key) };
      marks.set(key, {
        ...mark,
        severity: graver(mark.severity, finding.severity),
        findings: [...mark.findings, index],
      });
    }
  });
  return marks;
}

/** The families of rules that speak of numbers; the others speak of labels, of gaps, of the text around. */
const ABOUT_NUMBERS = ['arithmetic', 'continuity', 'narrative', 'plausibility', 'aggregate'];

/**
 * The cells that a finding marks. What cannot be decided is the doing of the cells without a number, not of the numbers
 * beside them; what is wrong with a label says nothing against the numbers under it.
 *
 * @param {Finding} finding
 * @param {ReportDocument} document
 */
export function markedBy(finding, document) {
  const family = finding.rule.split('.')[0];
  if (finding.verdict === 'fail' && ABOUT_NUMBERS.includes(family)) return finding.cells;
  return finding.cells.filter((key) => document.cells[key]?.status !== 'number');
}

/**
 * The cell that a finding leads to: the one that the best suggestion would change, else the first that it marks.
 *
 * @param {Finding} finding
 * @param {ReportDocument} document
 * @returns {string | null}
 */
export function leadingCell(finding, document) {
  const cells = markedBy(finding, document);
  const suspect = document.repairs.map((repair) => suspectAmong(repair, cells)).find((key) => key !== undefined);
  return suspect ?? cells[0] ?? finding.cells[0] ?? null;
}

/**
 * @param {Repair} repair
 * @param {string[]} cells
 */
function suspectAmong(repair, cells) {
  return cells.find((key) => key in repair.changes);
}

/**
 * @param {Severity} one
 * @param {Severity} other
 */
function graver(one, other) {
  return GRAVEST_FIRST.indexOf(one) <= GRAVEST_FIRST.indexOf(other) ? one : other;
}
