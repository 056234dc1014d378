import { expect, it } from 'vitest';

import { FOLD_FROM, groupFindings } from './grouping.js';

/** @typedef {import('../engine/types.js').Finding} Finding */

/** @param {string} rule @param {string} severity */
const finding = (rule, severity) => /** @type {Finding} */ ({ rule, severity });

it('findings of one rule and severity stand together, in the order of their first', () => {
  const groups = groupFindings([finding('a', 'error'), finding('b', 'error'), finding('a', 'error'), finding('a', 'info')]);
  expect(groups.map(({ rule, severity, entries }) => [rule, severity, entries.map(({ index }) => index)])).toEqual([
    ['a', 'error', [0, 2]],
    ['b', 'error', [1]],
    ['a', 'info', [3]],
  ]);
});

it('many of one rule are folded, errors never', () => {
  const many = (/** @type {string} */ severity) => Array.from({ length: FOLD_FROM }, () => finding('a', severity));
  expect(groupFindings(many('warning'))[0].folded).toBe(true);
  expect(groupFindings(many('warning').slice(1))[0].folded).toBe(false);
  expect(groupFindings(many('error'))[0].folded).toBe(false);
});
