import { expect, it } from 'vitest';

import { excerpt } from './excerpt.js';

it('a place is shown on one line with the words around it', () => {
  expect(excerpt('规章\n  12\n件', { start: 5, end: 7 })).toEqual({ before: '规章 ', place: '12', after: ' 件…' });
});

it('characters are counted, and a cut is told', () => {
  const text = `${'𠮷'.repeat(40)}12${'后'.repeat(40)}`;
  const { before, place, after } = excerpt(text, { start: 40, end: 42 });
  expect(place).toBe('12');
  expect(before).toBe(`…${'𠮷'.repeat(24)}`);
  expect(after).toBe(`${'后'.repeat(24)}…`);
});
