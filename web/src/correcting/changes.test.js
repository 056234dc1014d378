import { expect, it } from 'vitest';

import { carriedOver, sameChanges, withChanges } from './changes.js';

/** @typedef {import('../engine/types.js').ReportDocument} ReportDocument */
/** @param {Record<string, number | null>} values */
const read = (values) =>
  /** @type {ReportDocument} */ (
    /** @type {unknown} */ ({
      cells: Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, { value, status: value === null ? 'blank' : 'number', text: String(value) }]),
      ),
    })
  );

it('what says the same as the report is no change', () => {
  const asRead = read({ a: 1, b: null });
  expect(withChanges({ a: 5 }, { a: 1, b: null }, asRead)).toEqual({});
  expect(withChanges({ a: 5 }, { b: 0 }, asRead)).toEqual({ a: 5, b: 0 });
  expect(withChanges({}, { a: null }, asRead)).toEqual({ a: null });
});

it('a key that the form does not have is no change', () => {
  expect(withChanges({}, { elsewhere: 1 }, read({ a: 1 }))).toEqual({});
});

it('after the text was edited, the changes of the cells that read as before stay', () => {
  expect(carriedOver({ a: 5, b: 6, c: 7 }, read({ a: 1, b: 2, c: 3 }), read({ a: 1, b: 9 }))).toEqual({ a: 5 });
});

it('changes are the same whatever their order', () => {
  expect(sameChanges({ a: 1, b: null }, { b: null, a: 1 })).toBe(true);
  expect(sameChanges({ a: 1 }, { b: 1 })).toBe(false);
});
