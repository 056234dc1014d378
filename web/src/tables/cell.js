/** @import { Cell } from '../engine/types.js' */
/** @import { Mark } from '../findings/marks.js' */
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
    const candidates = (cell.candidates ?? []).map((candidate) => candidateText(candidate, locale));
    return translate(locale, 'cell.ambiguous', { candidates: candidates.join(locale === 'zh' ? '、' : ', ') });
  }
  return translate(locale, `cell.${status}`);
}

/**
 * One of the readings of an ambiguous cell: a number, or the word for none.
 *
 * @param {number | null} candidate
 * @param {Locale} locale
 */
export function candidateText(candidate, locale) {
  return candidate === null ? translate(locale, 'cell.candidate.blank') : String(candidate);
}

/**
 * What stood in a cell before the reader changed it.
 *
 * @param {Cell} cell as read
 * @param {Locale} locale
 */
export function originalText(cell, locale) {
  return cellText(cell) || (voidOf(cell, locale) ?? '');
}

/**
 * The small sign in the corner of a cell: what is wrong must not be told by colour alone.
 *
 * @param {Cell} cell
 * @param {Mark | undefined} mark
 * @returns {string | null}
 */
export function signOf(cell, mark) {
  if (mark?.severity === 'error') return '✕';
  if (cell.status === 'ambiguous' || cell.status === 'unreadable') return '?';
  return mark?.severity === 'warning' ? '!' : null;
}

/**
 * The word in small print where a cell holds nothing; a style draws it, so that the cell's text stays empty.
 *
 * @param {Cell} cell
 * @param {Locale} locale
 * @returns {string | null}
 */
export function voidOf({ status }, locale) {
  return status === 'blank' || status === 'absent' || status === 'ambiguous' ? translate(locale, `cell.void.${status}`) : null;
}
