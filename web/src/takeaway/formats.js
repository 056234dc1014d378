/** @import { ExportFormat, ReportDocument } from '../engine/types.js' */
/** @import { Locale } from '../store/state.js' */
/** @import { Key } from '../i18n/translate.js' */
import { translate } from '../i18n/translate.js';

/**
 * The files that a report can be taken away as, in the order of the menu.
 *
 * @type {{format: ExportFormat, ending: string, type: string, name: Key, about: Key}[]}
 */
export const FORMATS = [
  {
    format: 'xlsx',
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: 'take.xlsx',
    about: 'take.xlsx.about',
  },
  { format: 'check-sheet', ending: 'html', type: 'text/html', name: 'take.check-sheet', about: 'take.check-sheet.about' },
  { format: 'corrections', ending: 'html', type: 'text/html', name: 'take.corrections', about: 'take.corrections.about' },
  { format: 'csv', ending: 'csv', type: 'text/csv', name: 'take.csv', about: 'take.csv.about' },
  { format: 'json', ending: 'json', type: 'application/json', name: 'take.json', about: 'take.json.about' },
];

/**
 * What to call a file: whose report of which year, and what it is.
 *
 * @param {ReportDocument['meta'] | null} meta null: of many reports
 * @param {ExportFormat} format
 * @param {Locale} locale
 */
export function fileName(meta, format, locale) {
  const known = FORMATS.find((one) => one.format === format);
  if (!known) throw new Error(format);
  const whose = meta ? [meta.organ ?? meta.title ?? 'giar', meta.year].filter(Boolean) : ['giar'];
  const parts = [...whose, translate(locale, known.name)].join('-');
  return `${parts.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 120)}.${known.ending}`;
}
