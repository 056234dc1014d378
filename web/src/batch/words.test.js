import { expect, it } from 'vitest';

import { catalogues, messageOfWord, say } from './words.js';

/** @param {string} text */
const names = (text) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

it.each(Object.keys(catalogues.zh))('%s is said in both languages with the same values', (key) => {
  const word = /** @type {import('./words.js').Word} */ (key);
  expect(catalogues.en[word].trim()).not.toBe('');
  expect(names(catalogues.en[word])).toEqual(names(catalogues.zh[word]));
  expect(catalogues.en[word]).not.toMatch(/[\u4e00-\u9fff]/);
});

it('a word is filled with its values', () => {
  expect(say('en', 'list.heading', { count: 1 })).toBe('1 report');
  expect(messageOfWord('list.heading', { count: 20 })).toEqual({ zh: '20 份报告', en: '20 reports' });
});
