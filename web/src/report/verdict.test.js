import { expect, it } from 'vitest';

import { verdictOf } from './verdict.js';

/** @typedef {import('../engine/types.js').ReportDocument} ReportDocument */

/**
 * @param {{pass?: number, fail?: number, undecided?: number}} relations
 * @param {{error?: number, warning?: number}} findings
 * @param {string[]} rules
 */
const report = (relations, findings = {}, rules = []) =>
  /** @type {ReportDocument} */ (
    /** @type {unknown} */ ({
      findings: rules.map((rule) => ({ rule })),
      summary: { relations: { pass: 0, fail: 0, undecided: 0, ...relations }, findings },
    })
  );

it('the gravest that applies is the verdict', () => {
  expect(verdictOf(report({ pass: 42 }))).toBe('pass');
  expect(verdictOf(report({ pass: 42 }, { warning: 1 }))).toBe('warning');
  expect(verdictOf(report({ pass: 40, undecided: 2 }, { warning: 1 }))).toBe('undecided');
  expect(verdictOf(report({ pass: 40, undecided: 2 }, { error: 1 }))).toBe('error');
  expect(verdictOf(report({ pass: 39, fail: 1, undecided: 2 }, { error: 1 }))).toBe('fail');
  expect(verdictOf(report({ undecided: 42 }, { error: 1 }, ['structure.not-a-report']))).toBe('stranger');
});
