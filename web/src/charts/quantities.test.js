import { expect, it } from 'vitest';

import { form } from '../../test/form.js';
import { cellKeys } from '../tables/drawing.js';
import { chartsOf, quantityOf } from './quantities.js';

/**
 * @param {import('../engine/types.js').Edition} edition
 * @param {Record<string, object>} [others]
 */
const report = (edition, others = {}) => ({
  edition,
  document: /** @type {any} */ ({
    cells: Object.fromEntries(cellKeys(edition).map((key) => [key, others[key] ?? { status: 'number', value: 1 }])),
  }),
});
const [current] = form.editions;
const former = /** @type {import('../engine/types.js').Edition} */ (form.editions.find(({ key }) => key === '2019'));
const blank = { status: 'blank', value: null };

it('the outcomes are charted by kind, the sub-kinds of each together', () => {
  const [outcomes] = chartsOf(report(current), null);
  expect(outcomes.bars.map(({ label, now }) => [label.zh, now.known])).toEqual([
    ['予以公开', 1],
    ['部分公开', 1],
    ['不予公开', 8],
    ['无法提供', 3],
    ['不予处理', 5],
    ['其他处理', 3],
  ]);
});

it('the applicants are charted by kind, from the new applications, without their total', () => {
  const [, applicants] = chartsOf(report(current), null);
  expect(applicants.bars.map(({ cell }) => cell)).toEqual(
    ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_organization'].map((column) => `applications.received.${column}`),
  );
});

it('a cell without a number is told, not taken for zero', () => {
  const key = 'applications.received.natural_person';
  const other = 'applications.received.business';
  const { document } = report(current, { [key]: blank, [other]: { status: 'ambiguous', value: null, candidates: [1, 11] } });
  expect(quantityOf(document, [key])).toEqual({ known: 0, missing: { blank: 1 }, complete: false, empty: true });
  expect(quantityOf(document, [key, other, 'applications.received.total'])).toEqual({
    known: 1,
    missing: { blank: 1, ambiguous: 1 },
    complete: false,
    empty: false,
  });
  expect(quantityOf(document, ['applications.no_such.row'])).toMatchObject({ missing: { absent: 1 }, empty: true });
});

it('a zero is a number', () => {
  const { document } = report(current, { 'applications.received.total': { status: 'number', value: 0 } });
  expect(quantityOf(document, ['applications.received.total'])).toEqual({ known: 0, missing: {}, complete: true, empty: false });
});

it('last year stands beside this year also where its form has other rows', () => {
  const [outcomes, , years] = chartsOf(report(current), report(former, { 'applications.other_handling.total': blank }));
  expect(outcomes.bars.map(({ before }) => before?.known)).toEqual([1, 1, 8, 3, 5, 0]);
  expect(outcomes.bars.at(-1)?.before?.missing).toEqual({ blank: 1 });
  expect(years.bars.map(({ label, now, before }) => [label.zh, now.known, before?.known])).toEqual([
    ['本年新收政府信息公开申请数量', 1, 1],
    ['上年结转政府信息公开申请数量', 1, 1],
    ['本年度办理结果总计', 1, 1],
    ['结转下年度继续办理', 1, 1],
    ['行政复议', 1, 1],
    ['行政诉讼', 2, 2],
  ]);
});

it('without last year’s report there is no chart of two years', () => {
  expect(chartsOf(report(current), null).map(({ key }) => key)).toEqual(['outcomes', 'applicants']);
});
