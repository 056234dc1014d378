import { expect, it } from 'vitest';

import { form } from '../../test/form.js';
import { cellKeys } from '../tables/drawing.js';
import { sumsOf } from './sums.js';

const [edition] = form.editions;

/** @param {Record<string, number | null>} values @param {object[]} [findings] */
const report = (values, findings = []) =>
  /** @type {any} */ ({
    cells: Object.fromEntries(
      cellKeys(edition).map((key) => {
        const value = key in values ? values[key] : 0;
        return [key, { value, status: value === null ? 'blank' : 'number' }];
      }),
    ),
    findings,
  });

it('a cell of table three stands in the sum of its row and in the balance of its column', () => {
  const sums = sumsOf(edition, report({}), 'applications.received.natural_person');
  expect(sums.map(({ rule }) => rule)).toEqual(['arithmetic.row-total', 'arithmetic.balance']);
});

it('the numbers are shown, the many zeros counted', () => {
  const [row] = sumsOf(edition, report({ 'applications.received.business': 2, 'applications.received.total': 2 }), 'applications.received.total');
  expect(row).toMatchObject({ outcome: 'pass', left: { sum: 2, zeros: 5 }, right: { sum: 2, zeros: 0 } });
  expect(row.left.cells).toEqual([{ key: 'applications.received.business', value: 2 }]);
});

it('the chosen cell is shown even where it is zero', () => {
  const [row] = sumsOf(edition, report({}), 'applications.received.research');
  expect(row.left.cells).toEqual([{ key: 'applications.received.research', value: 0 }]);
});

it('checking has the last word on whether a sum holds', () => {
  const key = 'disputes.reconsideration.total';
  const { left, right, rule } = edition.relations.filter((one) => one.right.includes(key))[0];
  const finding = { rule, verdict: 'fail', cells: [...left, ...right] };
  expect(sumsOf(edition, report({ [key]: 1 }, [{ rule: 'other', cells: [] }, finding]), key)[0]).toMatchObject({ outcome: 'fail', finding: 1 });
  expect(sumsOf(edition, report({ [key]: null }), key)[0]).toMatchObject({ outcome: 'undecided', finding: null });
});
