import { SearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';

import { placesOf } from './search.js';

const state = (/** @type {string} */ doc, from = 0, to = from) => EditorState.create({ doc, selection: { anchor: from, head: to } });
const query = (/** @type {string} */ search) => new SearchQuery({ search, literal: true });

it('the places are counted, and the selected one is told', () => {
  expect(placesOf(query('总计'), state('总计 1 总计 2'))).toEqual({ count: 2, current: 0 });
  expect(placesOf(query('总计'), state('总计 1 总计 2', 5, 7))).toEqual({ count: 2, current: 2 });
});

it('what is typed is taken as it stands, and full-width digits are found by their half-width ones', () => {
  expect(placesOf(query('a\\n.'), state('a\nb a\\n.'))).toEqual({ count: 1, current: 0 });
  expect(placesOf(query('33'), state('新收３３件'))).toEqual({ count: 1, current: 0 });
});

it('places beyond counting end the count', () => {
  expect(placesOf(query('0'), state('0'.repeat(5000))).count).toBe(1000);
});
