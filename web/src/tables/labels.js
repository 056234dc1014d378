/** @import { Edition, Line, Message } from '../engine/types.js' */
/** @import { Locale } from '../store/state.js' */
import { inLanguage } from '../i18n/translate.js';

/**
 * What to call each cell in a sentence: its row, its column, as the form words them.
 *
 * @param {Edition} edition
 * @param {Locale} locale
 * @returns {Map<string, string>} by cell key
 */
export function cellLabels(edition, locale) {
  /** @type {Map<string, string>} */
  const labels = new Map();
  for (const table of edition.tables) {
    for (const block of table.blocks) {
      for (const row of paths(block.rows)) {
        for (const column of paths(block.columns)) {
          const key = `${table.key}.${row.key}.${column.key}`;
          labels.set(key, `${wording(row.path, locale)} · ${wording(column.path, locale)}`);
        }
      }
    }
  }
  return labels;
}

/**
 * A label with its number before it; only English sets them apart.
 *
 * @param {Message} number
 * @param {Message} label
 * @param {Locale} locale
 */
export function numbered(number, label, locale) {
  return [inLanguage(number, locale), inLanguage(label, locale)].filter(Boolean).join(locale === 'en' ? ' ' : '');
}

/**
 * @param {Line[]} lines
 * @param {Line[]} above
 * @returns {{key: string, path: Line[]}[]}
 */
function paths(lines, above = []) {
  return lines.flatMap((line) => {
    const path = [...above, line];
    return line.children.length > 0 ? paths(line.children, path) : [{ key: line.key, path }];
  });
}

/**
 * The label of a line with the number of the group that it is numbered in: （六）3.其他.
 *
 * @param {Line[]} path
 * @param {Locale} locale
 */
function wording(path, locale) {
  const line = path[path.length - 1];
  const parent = path[path.length - 2];
  const label = numbered(line.number, line.label, locale);
  return /^\d/.test(label) && parent ? numbered(parent.number, { zh: label, en: label }, locale) : label;
}
