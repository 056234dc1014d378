/** @import { ReportDocument } from '../engine/types.js' */
/** @import { Locale } from '../store/state.js' */
/** @import { Drawing, Head, Slot } from '../tables/drawing.js' */
import { cellText } from '../tables/cell.js';
import { numbered } from '../tables/labels.js';

const CELL = 'border:1px solid #000;padding:2pt 4pt;font-family:SimSun,serif;font-size:10.5pt;';

/**
 * A table as other programs take it from the clipboard: Word and WPS read the styles only where they stand in each cell.
 *
 * @param {Drawing} drawing
 * @param {ReportDocument} document
 * @param {Locale} locale
 */
export function richTable(drawing, document, locale) {
  const rows = drawing.sections.flatMap(({ head, rows: body }) => [...head, ...body]);
  const cells = (/** @type {(Head | Slot)[]} */ row) =>
    row.map((cell) => (cell.kind === 'head' ? headCell(cell, locale) : valueCell(cell, document))).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
  return `<table border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse;">${body}</table>`;
}

/**
 * The same without styles: a line a row, a tab between the cells, spans left empty so that the columns stay straight.
 *
 * @param {Drawing} drawing
 * @param {ReportDocument} document
 * @param {Locale} locale
 */
export function plainTable(drawing, document, locale) {
  const rows = drawing.sections.flatMap(({ head, rows: body }) => [...head, ...body]);
  const width = drawing.labelColumns + drawing.valueColumns;
  /** @type {(string | null)[][]} */
  const grid = rows.map(() => Array.from({ length: width }, () => null));
  rows.forEach((row, y) => {
    for (const cell of row) {
      const x = grid[y].indexOf(null);
      const text = cell.kind === 'head' ? numbered(cell.number, cell.label, locale) : cellText(document.cells[cell.key]);
      const rowspan = cell.kind === 'head' ? cell.rowspan : 1;
      for (let dy = 0; dy < rowspan; dy += 1) for (let dx = 0; dx < cell.colspan; dx += 1) grid[y + dy][x + dx] = '';
      grid[y][x] = text;
    }
  });
  return grid.map((row) => row.map((text) => (text ?? '').replace(/\s+/g, ' ')).join('\t')).join('\n');
}

/**
 * @param {Head} head
 * @param {Locale} locale
 */
function headCell(head, locale) {
  const align = head.axis === 'row' && !head.group ? 'left' : 'center';
  return `<td${spans(head)} style="${CELL}text-align:${align};">${escaped(numbered(head.number, head.label, locale))}</td>`;
}

/**
 * @param {Slot} slot
 * @param {ReportDocument} document
 */
function valueCell(slot, document) {
  return `<td${spans(slot)} style="${CELL}text-align:center;">${escaped(cellText(document.cells[slot.key]))}</td>`;
}

/** @param {{colspan: number, rowspan?: number}} cell */
function spans({ colspan, rowspan = 1 }) {
  return `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
