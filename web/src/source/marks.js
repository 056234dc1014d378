/** @import { Mark } from '../findings/marks.js' */
/** @import { ReportDocument } from '../engine/types.js' */
import { boxOffsets } from '../input/offsets.js';

/**
 * A mark in the source: the cell that stands there, or the finding that speaks of these words.
 *
 * @typedef {{from: number, to: number, key: string | null, finding: number | null, severity: string | null,
 *   changed: boolean}} SourceMark
 */

/**
 * The marks on a text, by where they begin. Where two would overlap, the cell goes before the finding.
 *
 * @param {string} text as given
 * @param {ReportDocument} document
 * @param {Map<string, Mark>} marks
 * @param {Set<string>} changed the keys of the cells that the reader changed
 * @returns {SourceMark[]}
 */
export function sourceMarks(text, document, marks, changed) {
  const cells = Object.entries(document.cells).flatMap(([key, { where }]) =>
    where && where.end > where.start
      ? [{ where, key, finding: null, severity: marks.get(key)?.severity ?? null, changed: changed.has(key) }]
      : [],
  );
  const prose = document.findings.flatMap(({ where, severity, cells: keys, rule }, finding) =>
    where && where.end > where.start && (keys.length === 0 || rule.startsWith('narrative.'))
      ? [{ where, key: null, finding, severity, changed: false }]
      : [],
  );
  const all = [...cells, ...prose];
  const units = boxOffsets(text, all.flatMap(({ where }) => [where.start, where.end]));
  const placed = all.map(({ where, ...mark }) => ({ ...mark, from: units.get(where.start) ?? 0, to: units.get(where.end) ?? 0 }));
  return withoutOverlaps(placed.filter(({ from, to }) => to > from));
}

/**
 * @param {SourceMark[]} marks
 * @param {number} position
 */
export function markAt(marks, position) {
  return marks.find(({ from, to }) => from <= position && position <= to) ?? null;
}

/** @param {SourceMark[]} marks */
function withoutOverlaps(marks) {
  const rank = (/** @type {SourceMark} */ { key }) => (key === null ? 1 : 0);
  /** @type {SourceMark[]} */
  const kept = [];
  for (const mark of [...marks].sort((one, other) => rank(one) - rank(other) || one.from - other.from)) {
    if (!kept.some(({ from, to }) => mark.from < to && from < mark.to)) kept.push(mark);
  }
  return kept.sort((one, other) => one.from - other.from);
}
