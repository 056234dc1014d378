/** @import { Cell } from '../engine/types.js' */
/** @import { Locale } from '../store/state.js' */
import { translate } from '../i18n/translate.js';

/**
 * What a cell shows: its number, or what stands there instead of one. Where several readings fit, none is shown.
 *
 * @param {Cell} cell
 * @returns {string}
 */
export function cellText({ status, value, text }) {
  if (status === 'number') return String(value);
  return status === 'mark' || status === 'unreadable' ? text.trim() : '';
}

/**
 * What more there is to say of a cell: why it shows no number, or how the report writes it where that differs.
 *
 * @param {Cell} cell
 * @param {Locale} locale
 * @returns {string | null}
 */
export function cellTitle(cell, locale) {
  const { status, text } = cell;
  if (status === 'number') {
    return text.trim() === '' || text.trim() === cellText(cell) ? null : translate(locale, 'cell.written', { text: text.trim() });
  }
  if (status === 'ambiguous') {
    return translate(locale, 'cell.ambiguous', { candidates: (cell.candidates ?? []).join(locale === 'zh' ? '、' : ', ') });
  }
  return translate(locale, `cell.${status}`);
}
