import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { form } from '../../test/form.js';
import { cellKeys, drawTable, editionOf } from './drawing.js';

const [form2021, hybrid, form2019] = form.editions;

/** @param {string} file */
const truth = (file) =>
  JSON.parse(readFileSync(new URL(`../../../tests/corpus/${file}.truth.json`, import.meta.url), 'utf8'));

/** @param {import('../engine/types.js').Edition} edition @param {string} key */
const drawn = (edition, key) => {
  const table = edition.tables.find((other) => other.key === key);
  if (!table) throw new Error(key);
  return drawTable(table);
};

/** @param {import('./drawing.js').Section} section */
const rowsOf = (section) => [...section.head, ...section.rows];

/**
 * Lays the cells out as a browser does and returns how often each place of the grid is taken.
 *
 * @param {import('./drawing.js').Row[]} rows
 */
function occupancy(rows) {
  /** @type {number[][]} */
  const grid = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (grid[y][x]) x += 1;
      const rowspan = cell.kind === 'head' ? cell.rowspan : 1;
      for (let dy = 0; dy < rowspan; dy += 1) {
        for (let dx = 0; dx < cell.colspan; dx += 1) grid[y + dy][x + dx] = (grid[y + dy][x + dx] ?? 0) + 1;
      }
      x += cell.colspan;
    }
  });
  return grid;
}

describe.each(form.editions.map((edition, index) => ({ name: `${edition.key} (${index})`, edition })))(
  'the tables of the form of $name',
  ({ edition }) => {
    it('hold every cell of the form once, in its order', () => {
      const slots = edition.tables
        .map(drawTable)
        .flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flat()))
        .flatMap((cell) => (cell.kind === 'slot' ? [cell.key] : []));
      expect(slots).toEqual(cellKeys(edition));
    });

    it('fill their grid without a gap or an overlap', () => {
      for (const { sections, labelColumns, valueColumns } of edition.tables.map(drawTable)) {
        for (const section of sections) {
          for (const row of occupancy(rowsOf(section))) {
            expect(row).toEqual(Array.from({ length: labelColumns + valueColumns }, () => 1));
          }
        }
      }
    });

    it('name for each cell heads that stand on the page', () => {
      for (const { sections } of edition.tables.map(drawTable)) {
        const cells = sections.flatMap(rowsOf).flat();
        const ids = cells.flatMap((cell) => (cell.kind === 'head' ? [cell.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
        for (const cell of cells) {
          if (cell.kind === 'slot') expect(ids).toEqual(expect.arrayContaining(cell.heads));
        }
      }
    });
  },
);

describe('table 三', () => {
  const { sections, labelColumns, valueColumns } = drawn(form2021, 'applications');
  const heads = sections.flatMap(rowsOf).flat().filter((cell) => cell.kind === 'head');
  const labelled = (/** @type {string} */ zh) => heads.find((head) => head.label.zh === zh);

  it('has three columns of labels and seven of numbers', () => {
    expect([labelColumns, valueColumns]).toEqual([3, 7]);
  });

  it('merges the heads over the applicants as the form does', () => {
    expect(labelled('申请人情况')).toMatchObject({ colspan: 7, rowspan: 1 });
    expect(labelled('自然人')).toMatchObject({ colspan: 1, rowspan: 2 });
    expect(labelled('法人或其他组织')).toMatchObject({ colspan: 5, rowspan: 1 });
  });

  it('groups its rows as the form does', () => {
    expect(labelled('本年新收政府信息公开申请数量')).toMatchObject({ colspan: 3, rowspan: 1, level: 0 });
    expect(labelled('本年度办理结果')).toMatchObject({ colspan: 1, rowspan: 22, level: 0 });
    expect(labelled('予以公开')).toMatchObject({ colspan: 2, rowspan: 1, level: 1 });
    expect(labelled('不予公开')).toMatchObject({ colspan: 1, rowspan: 8, level: 1 });
    expect(labelled('属于国家秘密')).toMatchObject({ colspan: 1, rowspan: 1, level: 2 });
  });
});

describe('table 四', () => {
  const { sections } = drawn(form2021, 'disputes');

  it('is one row of fifteen cells under three rows of heads', () => {
    expect(sections).toHaveLength(1);
    expect(sections[0].head).toHaveLength(3);
    expect(sections[0].rows.map((row) => row.length)).toEqual([15]);
  });

  it('puts litigation over its two kinds, and reconsideration beside both', () => {
    const top = sections[0].head[0];
    expect(top).toMatchObject([
      { label: { zh: '行政复议' }, colspan: 5, rowspan: 2 },
      { label: { zh: '行政诉讼' }, colspan: 10, rowspan: 1 },
    ]);
  });
});

describe('table 二', () => {
  it('gives each block its caption and shares the width among its columns', () => {
    const { sections, labelColumns, valueColumns } = drawn(form2019, 'proactive');
    expect([labelColumns, valueColumns]).toEqual([1, 6]);
    expect(sections.map(({ head }) => head[0].length)).toEqual([1, 1, 1, 1, 1]);
    expect(sections.map(({ rows }) => rows[0][1].colspan)).toEqual([2, 2, 2, 3, 3]);
  });
});

describe('the edition of a report', () => {
  it('is told by its cells', () => {
    const { values, absent } = truth('in-the-wild/zhoukou-2024');
    expect(editionOf(form.editions, [...Object.keys(values), ...absent])).toBe(form2021);
    expect(editionOf(form.editions, cellKeys(hybrid))).toBe(hybrid);
    expect(editionOf(form.editions, Object.keys(truth('layouts/cell-per-line-2019-edition-101').values))).toBe(form2019);
  });

  it('is not guessed where no edition has these cells', () => {
    expect(() => editionOf(form.editions, ['applications.received.total'])).toThrow('no known edition');
  });
});
