import { describe, expect, it } from 'vitest';

import { leadingCell, markCells } from './marks.js';

/** @typedef {import('../engine/types.js').Finding} Finding */
/** @typedef {import('../engine/types.js').ReportDocument} ReportDocument */

/** @param {Partial<Finding>} parts */
const finding = (parts) =>
  /** @type {Finding} */ ({ rule: 'arithmetic.balance', severity: 'error', verdict: 'fail', cells: [], ...parts });

/**
 * @param {Finding[]} findings
 * @param {Record<string, number>[]} changes
 */
const report = (findings, changes = []) =>
  /** @type {ReportDocument} */ (
    /** @type {unknown} */ ({
      cells: { a: { status: 'number' }, b: { status: 'number' }, c: { status: 'blank' } },
      findings,
      repairs: changes.map((change) => ({ changes: change })),
    })
  );

describe('the marks on the cells', () => {
  it('show every cell of a relation that fails, and which one a correction would change', () => {
    const marks = markCells(report([finding({ cells: ['a', 'b'] })], [{ b: 3 }]));
    expect(marks.get('a')).toEqual({ severity: 'error', findings: [0], suspect: false });
    expect(marks.get('b')).toEqual({ severity: 'error', findings: [0], suspect: true });
  });

  it('lay the blame of what is undecided on the cells without a number', () => {
    const marks = markCells(report([finding({ severity: 'warning', verdict: 'undecided', cells: ['a', 'c'] })]));
    expect([...marks.keys()]).toEqual(['c']);
  });

  it('leave the numbers alone whose label is wrong', () => {
    const marks = markCells(report([finding({ rule: 'wording.label', severity: 'warning', cells: ['a', 'b', 'c'] })]));
    expect([...marks.keys()]).toEqual(['c']);
  });

  it('show the gravest of several findings and name them all', () => {
    const marks = markCells(report([finding({ severity: 'warning', cells: ['a'] }), finding({ cells: ['a'] })]));
    expect(marks.get('a')).toEqual({ severity: 'error', findings: [0, 1], suspect: false });
  });
});

describe('a finding leads', () => {
  it('to the cell that the best suggestion would change', () => {
    const one = finding({ cells: ['a', 'b'] });
    expect(leadingCell(one, report([one], [{ c: 0 }, { b: 3 }]))).toBe('b');
    expect(leadingCell(one, report([one]))).toBe('a');
  });

  it('to the cell without a number where it is undecided', () => {
    const one = finding({ verdict: 'undecided', cells: ['a', 'c'] });
    expect(leadingCell(one, report([one]))).toBe('c');
  });

  it('to the first of its cells where it marks none, to none where it has none', () => {
    const remark = finding({ rule: 'wording.label', cells: ['b', 'a'] });
    expect(leadingCell(remark, report([remark]))).toBe('b');
    expect(leadingCell(finding({}), report([]))).toBeNull();
  });
});
