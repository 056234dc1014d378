import { expect, it } from 'vitest';

import { markAt, sourceMarks } from './marks.js';

const cell = (/** @type {number} */ start, /** @type {number} */ end) => ({ where: { start, end }, status: 'number' });
/** @param {Record<string, object>} cells @param {object[]} [findings] */
const report = (cells, findings = []) => /** @type {any} */ ({ cells, findings });

it('cells are marked where they stand, in the order of the text', () => {
  const marks = sourceMarks('𠮷12 34', report({ b: cell(4, 6), a: cell(1, 3), absent: { where: null } }), new Map(), new Set(['a']));
  expect(marks.map(({ key, from, to, changed }) => [key, from, to, changed])).toEqual([
    ['a', 2, 4, true],
    ['b', 5, 7, false],
  ]);
  expect(markAt(marks, 3)?.key).toBe('a');
  expect(markAt(marks, 0)).toBeNull();
});

it('words that a finding speaks of are marked, but not over a cell', () => {
  const findings = [
    { where: { start: 0, end: 3 }, severity: 'warning', cells: [], rule: 'structure.leftover' },
    { where: { start: 3, end: 6 }, severity: 'error', cells: ['a'], rule: 'narrative.concluded' },
    { where: { start: 0, end: 2 }, severity: 'error', cells: ['a'], rule: 'arithmetic.balance' },
  ];
  const marks = sourceMarks('一二三四五六', report({ a: cell(4, 5) }, findings), new Map(), new Set());
  expect(marks.map(({ key, finding, from }) => [key, finding, from])).toEqual([
    [null, 0, 0],
    ['a', null, 4],
  ]);
});
