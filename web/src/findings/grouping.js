/** @import { Finding, Severity } from '../engine/types.js' */

/** More findings of one rule than this are shown folded, unless they are errors. */
export const FOLD_FROM = 5;

/**
 * @typedef {{index: number, finding: Finding}} Entry
 * @typedef {{severity: Severity, rule: string, folded: boolean, entries: Entry[]}} Group
 */

/**
 * The findings in the order given, those of one rule and severity together.
 *
 * @param {Finding[]} findings
 * @returns {Group[]}
 */
export function groupFindings(findings) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  findings.forEach((finding, index) => {
    const { rule, severity } = finding;
    const name = `${severity} ${rule}`;
    const group = groups.get(name) ?? { severity, rule, folded: false, entries: [] };
    group.entries.push({ index, finding });
    groups.set(name, group);
  });
  for (const group of groups.values()) group.folded = group.severity !== 'error' && group.entries.length >= FOLD_FROM;
  return [...groups.values()];
}
