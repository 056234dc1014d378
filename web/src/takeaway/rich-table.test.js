import { expect, it } from 'vitest';

import { form } from '../../test/form.js';
import { cellKeys, drawTable } from '../tables/drawing.js';
import { plainTable, richTable } from './rich-table.js';

const [edition] = form.editions;
const cells = Object.fromEntries(cellKeys(edition).map((key, index) => [key, { value: index, status: 'number', text: '' }]));
const report = /** @type {any} */ ({ cells });

it.each(edition.tables.map((table) => [table.key, table]))('%s as plain text is a rectangle with every number', (_, table) => {
  const drawing = drawTable(/** @type {any} */ (table));
  const lines = plainTable(drawing, report, 'zh').split('\n').map((line) => line.split('\t'));
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([drawing.labelColumns + drawing.valueColumns]));
  const keys = cellKeys(edition).filter((key) => key.startsWith(`${drawing.key}.`));
  for (const key of keys) expect(lines.flat()).toContain(String(report.cells[key].value));
});

it('what stands in a cell stays text', () => {
  const hostile = { ...report, cells: { ...cells, 'proactive.fees.amount': { value: null, status: 'unreadable', text: '<img src=x>"&' } } };
  const html = richTable(drawTable(edition.tables[0]), hostile, 'zh');
  expect(html).toContain('&#60;img src=x&#62;&#34;&#38;');
  expect(html).not.toContain('<img');
});
