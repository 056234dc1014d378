/** @import { ReportDocument } from '../engine/types.js' */

/** @typedef {'stranger' | 'fail' | 'error' | 'undecided' | 'warning' | 'pass'} Verdict */

/** The rule that says that a text is no annual report. */
const NOT_A_REPORT = 'structure.not-a-report';

/**
 * The report's verdict in one word, the gravest that applies.
 *
 * @param {ReportDocument} document
 * @returns {Verdict}
 */
export function verdictOf({ findings, summary }) {
  if (findings.some(({ rule }) => rule === NOT_A_REPORT)) return 'stranger';
  if (summary.relations.fail > 0) return 'fail';
  if ((summary.findings.error ?? 0) > 0) return 'error';
  if (summary.relations.undecided > 0) return 'undecided';
  return (summary.findings.warning ?? 0) > 0 ? 'warning' : 'pass';
}

/**
 * The numbers that a verdict is worded with.
 *
 * @param {ReportDocument} document
 */
export function verdictCounts({ summary: { relations, findings } }) {
  return { ...relations, error: findings.error ?? 0, warning: findings.warning ?? 0, all: relations.pass + relations.fail + relations.undecided };
}
