import { SearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';

import { placesOf, searchPhrases, told } from './search.js';

const wording = { Find: '', next: '', previous: '', close: '', 'No matches': '没有找到', 'of many': '$ 处以上', 'current match': '', 'on line': '' };
const state = (/** @type {string} */ doc, from = 0, to = from) =>
  EditorState.create({ doc, selection: { anchor: from, head: to }, extensions: searchPhrases(wording) });
const query = (/** @type {string} */ search) => new SearchQuery({ search, literal: true });

it('what is typed is taken as it stands, and full-width digits are found by their half-width ones', () => {
  expect(placesOf(query('a\\n.'), state('a\nb a\\n.'))).toEqual([4]);
  expect(placesOf(query('33'), state('新收３３件'))).toEqual([2]);
});

it('the places are told by their number, and which of them is selected', () => {
  expect(told(state('总计 1 总计 2'), [0, 5])).toBe('2');
  expect(told(state('总计 1 总计 2', 5, 7), [0, 5])).toBe('2 / 2');
  expect(told(state('小计'), [])).toBe('没有找到');
});

it('places beyond counting end the count', () => {
  const zeros = state('0'.repeat(5000));
  expect(told(zeros, placesOf(query('0'), zeros))).toBe('999 处以上');
});
