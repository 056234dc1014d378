import { describe, expect, it } from 'vitest';

import { newEntry } from './entries.js';
import { gradeCounts, gradeOf, listed, nextSort } from './listing.js';

/** @typedef {import('./entries.js').Entry} Entry */

let ids = 0;
/** @param {string} name @param {Partial<import('./entries.js').Summary>} summary @returns {Entry} */
const read = (name, summary = {}) => ({
  ...newEntry((ids += 1), name, ''),
  stage: 'read',
  summary: /** @type {any} */ ({ verdict: 'pass', title: null, organ: null, year: null, error: 0, ...summary }),
});
/** @param {string} name @param {string} zh @returns {Entry} */
const refused = (name, zh) => ({ ...newEntry((ids += 1), name, ''), stage: 'refused', refusal: { zh, en: 'locked' } });

const entries = [
  read('乡镇10.docx', { verdict: 'fail', organ: '甲乡', year: 2024, error: 2 }),
  read('乡镇2.docx', { verdict: 'pass', organ: '乙镇', year: 2023 }),
  refused('坏的.pdf', '有密码保护'),
  newEntry((ids += 1), '未读.txt', ''),
  read('局.txt', { verdict: 'undecided', organ: '丙局', year: 2024, error: 0 }),
];
const wish = /** @type {const} */ ({ sort: { column: 'name', descending: false }, filter: { grade: 'all', text: '' }, held: null });
/** @param {object} [changes] */
const names = (changes) => listed(entries, { ...wish, ...changes }, 'zh').map(({ name }) => name);

it('names are in the order in which people count', () => {
  expect(names().slice(-2)).toEqual(['乡镇2.docx', '乡镇10.docx']);
});

describe('sorting', () => {
  it('by a number leaves last what has none, whichever way it goes', () => {
    const descending = names({ sort: { column: 'error', descending: true } });
    const ascending = names({ sort: { column: 'error', descending: false } });
    expect(descending[0]).toBe('乡镇10.docx');
    expect(ascending[2]).toBe('乡镇10.docx');
    expect(new Set(descending.slice(3))).toEqual(new Set(['坏的.pdf', '未读.txt']));
    expect(new Set(ascending.slice(3))).toEqual(new Set(['坏的.pdf', '未读.txt']));
  });

  it('by the verdict begins with the gravest', () => {
    expect(names({ sort: { column: 'grade', descending: false } })).toEqual(['坏的.pdf', '乡镇10.docx', '局.txt', '乡镇2.docx', '未读.txt']);
  });

  it('begins with the largest number or the first word, and turns round', () => {
    expect(nextSort({ column: 'name', descending: false }, 'error')).toEqual({ column: 'error', descending: true });
    expect(nextSort({ column: 'error', descending: true }, 'error')).toEqual({ column: 'error', descending: false });
    expect(nextSort({ column: 'error', descending: true }, 'organ')).toEqual({ column: 'organ', descending: false });
  });
});

describe('filtering', () => {
  it('by verdict', () => {
    expect(names({ filter: { grade: 'wrong', text: '' } })).toEqual(['乡镇10.docx']);
    expect(names({ filter: { grade: 'refused', text: '' } })).toEqual(['坏的.pdf']);
  });

  it('by words in the name, the organ, the year or the reason, all of them', () => {
    expect(names({ filter: { grade: 'all', text: '乡 2024' } })).toEqual(['乡镇10.docx']);
    expect(names({ filter: { grade: 'all', text: '密码' } })).toEqual(['坏的.pdf']);
    expect(names({ filter: { grade: 'all', text: 'PDF' } })).toEqual(['坏的.pdf']);
  });

  it('leaves in sight the report that the reader comes from', () => {
    expect(names({ filter: { grade: 'wrong', text: '' }, held: entries[1].id })).toEqual(['乡镇2.docx', '乡镇10.docx']);
  });
});

it('every entry is of one grade', () => {
  expect(gradeCounts(entries)).toEqual({ refused: 1, wrong: 1, undecided: 1, warning: 0, pass: 1, same: 0, waiting: 1 });
  expect(gradeOf({ ...entries[1], stage: 'same' })).toBe('same');
});
