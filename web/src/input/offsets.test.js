import { expect, it } from 'vitest';

import { utf16Span } from './offsets.js';

/** @param {string} text @param {number} start @param {number} end */
const cut = (text, start, end) => {
  const span = utf16Span(text, { start, end });
  return text.slice(span.start, span.end);
};

it('characters are counted, not UTF-16 units', () => {
  expect(cut('一、总体情况', 2, 6)).toBe('总体情况');
  expect(cut('𠮷𠮷规章0', 2, 4)).toBe('规章');
  expect(cut('规𠮷章', 1, 2)).toBe('𠮷');
});

it('a span at or past the end stays within the text', () => {
  expect(utf16Span('规章', { start: 2, end: 2 })).toEqual({ start: 2, end: 2 });
  expect(utf16Span('规章', { start: 1, end: 9 })).toEqual({ start: 1, end: 2 });
});
