import { expect, it } from 'vitest';

import { boxSpan, boxText } from './offsets.js';

/** @param {string} text @param {number} start @param {number} end */
const cut = (text, start, end) => {
  const span = boxSpan(text, { start, end });
  return boxText(text).slice(span.start, span.end);
};

it('characters are counted, not UTF-16 units', () => {
  expect(cut('一、总体情况', 2, 6)).toBe('总体情况');
  expect(cut('𠮷𠮷规章0', 2, 4)).toBe('规章');
  expect(cut('规𠮷章', 1, 2)).toBe('𠮷');
});

it('line ends of Windows and of old Macs are one character in the box', () => {
  expect(cut('规章\r\n0\r\n行政规范性文件', 7, 14)).toBe('行政规范性文件');
  expect(cut('规章\r0', 3, 4)).toBe('0');
});

it('a span at or past the end stays within the text', () => {
  expect(boxSpan('规章', { start: 2, end: 2 })).toEqual({ start: 2, end: 2 });
  expect(boxSpan('规章', { start: 1, end: 9 })).toEqual({ start: 1, end: 2 });
});
