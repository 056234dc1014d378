/** @import { Locale } from '../store/state.js' */
/** @import { Message } from '../engine/types.js' */
import en from './en.js';
import zh from './zh.js';

/** @typedef {keyof typeof zh} Key */

/** @type {Record<Locale, Record<Key, string>>} */
const catalogues = { zh, en };

/** What `lang` says of each language. */
export const languageTags = { zh: 'zh-CN', en: 'en' };

/**
 * @param {Locale} locale
 * @param {Key} key
 * @param {Record<string, string | number>} [values] what `{names}` in the text stand for; `{name|one|many}` is worded by
 * their number
 */
export function translate(locale, key, values) {
  return fill(catalogues[locale][key], values);
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} [values]
 */
export function fill(text, values = {}) {
  return text
    .replace(/\{(\w+)\|([^|}]*)\|([^|}]*)\}/g, (_, name, one, many) => (values[name] === 1 ? one : many))
    .replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * A text that came from Python in both languages.
 *
 * @param {Message} message
 * @param {Locale} locale
 */
export function inLanguage(message, locale) {
  return message[locale] || message.zh;
}

/**
 * A text of the catalogue as a message in both languages.
 *
 * @param {Key} key
 * @returns {Message}
 */
export function messageOf(key) {
  return { zh: zh[key], en: en[key] };
}
