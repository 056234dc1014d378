import { describe, expect, it } from 'vitest';

import en from './en.js';
import { inLanguage, messageOf, translate } from './translate.js';
import zh from './zh.js';

/**
 * The values that a text shows; that it is worded by one, as English is, is no difference.
 *
 * @param {string} text
 */
const names = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

describe('the two catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });

  it.each(Object.keys(zh))('say %s with the same values', (key) => {
    const name = /** @type {import('./translate.js').Key} */ (key);
    expect(zh[name].trim()).not.toBe('');
    expect(en[name].trim()).not.toBe('');
    expect(names(en[name])).toEqual(names(zh[name]));
  });
});

describe('a text', () => {
  it('is filled with its values', () => {
    expect(translate('zh', 'engine.bytes', { loaded: '1.5', total: '13.5' })).toBe('1.5 / 13.5 MB');
  });

  it('is worded by its number', () => {
    expect(translate('en', 'verdict.fail', { fail: 1 })).toBe('1 sum does not hold');
    expect(translate('en', 'verdict.fail', { fail: 2 })).toBe('2 sums do not hold');
  });

  it('of Python is taken in the language of the page', () => {
    expect(inLanguage({ zh: '甲', en: 'a' }, 'en')).toBe('a');
    expect(messageOf('status.blank')).toEqual({ zh: '空白', en: 'blank' });
  });
});
