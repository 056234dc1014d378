import { expect, it } from 'vitest';

import { Shelf } from './shelf.js';

it('what was not asked for the longest goes first, and whoever keeps it elsewhere is told', () => {
  /** @type {number[]} */
  const gone = [];
  const shelf = new Shelf(2, (id) => gone.push(id));
  shelf.put(1, 'one');
  shelf.put(2, 'two');
  expect(shelf.get(1)).toBe('one');
  shelf.put(3, 'three');
  expect(gone).toEqual([2]);
  expect([shelf.get(1), shelf.get(2), shelf.get(3)]).toEqual(['one', null, 'three']);
});

it('makes do with its room again after there was more', () => {
  /** @type {number[]} */
  const gone = [];
  const shelf = new Shelf(1, (id) => gone.push(id));
  shelf.room = Infinity;
  for (const id of [1, 2, 3]) shelf.put(id, id);
  expect(gone).toEqual([]);
  shelf.room = 1;
  shelf.shrink();
  expect(gone).toEqual([1, 2]);
});
