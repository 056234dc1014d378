/** @import { Block, Edition, FormTable, Line, Message } from '../engine/types.js' */

/**
 * How the official form draws its tables: which head spans what, and which heads a cell belongs to.
 *
 * @typedef {Object} Head
 * @property {'head'} kind
 * @property {string} id
 * @property {Message} number
 * @property {Message} label
 * @property {'column' | 'row' | 'caption' | 'stub'} axis
 * @property {number} level how many label columns stand to the left of it
 * @property {boolean} group true where it stands over other heads
 * @property {boolean} total
 * @property {boolean} edge true where it ends at the right edge of the table
 * @property {number} colspan
 * @property {number} rowspan
 *
 * @typedef {Object} Slot
 * @property {'slot'} kind
 * @property {string} key the key of the cell
 * @property {string[]} heads the ids of the heads it belongs to
 * @property {boolean} total
 * @property {boolean} edge true where it ends at the right edge of the table
 * @property {number} colspan
 *
 * @typedef {(Head | Slot)[]} Row
 * @typedef {{head: Row[], rows: Row[]}} Section
 * @typedef {{key: string, number: Message, title: Message, labelColumns: number, valueColumns: number,
 *   sections: Section[]}} Drawing
 */

const NOTHING = { zh: '', en: '' };

/**
 * @param {FormTable} table
 * @returns {Drawing}
 */
export function drawTable(table) {
  const { key, number, title } = table;
  const labelColumns = table.singleRow ? 0 : Math.max(...table.blocks.map((block) => height(block.rows)));
  const widths = table.blocks.map((block) => (table.singleRow ? block.rows : block.columns).flatMap(leaves).length);
  const sections = table.singleRow
    ? table.blocks.map((block) => drawSingleRow(table, block))
    : table.blocks.map((block, index) => drawBlock(table, block, index, labelColumns, leastCommonMultiple(widths)));
  const valueColumns = table.singleRow ? slots(sections) : leastCommonMultiple(widths);
  return { key, number, title, labelColumns, valueColumns, sections };
}

/**
 * The edition whose cells the report has; hybrids share their year with the form of 2021 and differ in their rows.
 *
 * @param {Edition[]} editions
 * @param {Iterable<string>} keys the keys of the report's cells
 * @returns {Edition}
 */
export function editionOf(editions, keys) {
  const present = new Set(keys);
  const fits = (/** @type {Edition} */ edition) => {
    const drawn = cellKeys(edition);
    return drawn.length === present.size && drawn.every((key) => present.has(key));
  };
  const edition = editions.find(fits);
  if (!edition) throw new Error('the report has the cells of no known edition');
  return edition;
}

/**
 * @param {Edition} edition
 * @returns {string[]}
 */
export function cellKeys(edition) {
  return edition.tables.flatMap((table) =>
    table.blocks.flatMap((block) =>
      block.rows.flatMap(leaves).flatMap((row) =>
        block.columns.flatMap(leaves).map((column) => `${table.key}.${row.key}.${column.key}`),
      ),
    ),
  );
}

/**
 * Rows under their columns, a caption over them where the form prints one.
 *
 * @param {FormTable} table
 * @param {Block} block
 * @param {number} index
 * @param {number} labelColumns
 * @param {number} valueColumns
 * @returns {Section}
 */
function drawBlock(table, block, index, labelColumns, valueColumns) {
  const prefix = `head-${table.key}-${index}`;
  const columns = table.spanner ? [group('spanner', table.spanner, block.columns)] : block.columns;
  const share = valueColumns / columns.flatMap(leaves).length;
  const { rows: head, ids: columnHeads } = columnHeadRows(columns, `${prefix}-column`, share);
  if (table.stub) head[0].unshift(stub(table.stub, `${prefix}-stub`, labelColumns, head.length));
  if (block.caption) head.unshift([caption(block.caption, `${prefix}-caption`, labelColumns + valueColumns)]);
  const leafColumns = columns.flatMap(leaves);
  const rows = rowHeads(block.rows, `${prefix}-row`, labelColumns).map(({ heads, ids, leaf }) => [
    ...heads,
    ...leafColumns.map((column, position) => ({
      ...slot(`${table.key}.${leaf.key}.${column.key}`, [...ids, ...columnHeads[position]], isTotal(leaf, column)),
      edge: position === leafColumns.length - 1,
      colspan: share,
    })),
  ]);
  return { head, rows };
}

/**
 * One row of cells, the rows of the form as heads over its columns.
 *
 * @param {FormTable} table
 * @param {Block} block
 * @returns {Section}
 */
function drawSingleRow(table, block) {
  const columns = block.rows.map((row) => over(row, block.columns));
  const { rows: head, ids } = columnHeadRows(columns, `head-${table.key}-column`, 1);
  const keys = block.rows.flatMap(leaves).flatMap((row) => block.columns.map((column) => ({ row, column })));
  const cells = keys.map(({ row, column }, position) => ({
    ...slot(`${table.key}.${row.key}.${column.key}`, ids[position], isTotal(row, column)),
    edge: position === keys.length - 1,
  }));
  return { head, rows: [cells] };
}

/**
 * @param {Line[]} columns
 * @param {string} prefix
 * @param {number} share how many columns of the table one of these takes
 * @returns {{rows: Row[], ids: string[][]}} the rows of heads, and for each leaf the ids of the heads over it
 */
function columnHeadRows(columns, prefix, share) {
  const depth = height(columns);
  /** @type {Row[]} */
  const rows = Array.from({ length: depth }, () => []);
  /** @type {string[][]} */
  const ids = [];
  /** @type {(line: Line, path: string, level: number, above: string[], edge: boolean) => void} */
  const place = (line, path, level, above, edge) => {
    const id = `${path}-${line.key}`;
    const rowspan = depth - level - height(line.children);
    rows[level].push({ ...head(line, id, 'column', 0), edge, colspan: leaves(line).length * share, rowspan });
    for (const child of line.children) place(child, id, level + rowspan, [...above, id], edge && child === line.children.at(-1));
    if (line.children.length === 0) ids.push([...above, id]);
  };
  for (const column of columns) place(column, prefix, 0, [], column === columns.at(-1));
  return { rows, ids };
}

/**
 * @param {Line[]} rows
 * @param {string} prefix
 * @param {number} depth how many label columns there are
 * @returns {{heads: Head[], ids: string[], leaf: Line}[]} for each row of the table the heads that begin in it
 */
function rowHeads(rows, prefix, depth) {
  /** @type {{heads: Head[], ids: string[], leaf: Line}[]} */
  const drawn = [];
  /** @type {(line: Line, path: string, level: number, before: Head[], ids: string[]) => void} */
  const place = (line, path, level, before, ids) => {
    const id = `${path}-${line.key}`;
    const colspan = depth - level - height(line.children);
    const heads = [...before, { ...head(line, id, 'row', level), colspan, rowspan: leaves(line).length }];
    if (line.children.length === 0) drawn.push({ heads, ids: [...ids, id], leaf: line });
    line.children.forEach((child, index) =>
      place(child, id, level + colspan, index === 0 ? heads : [], [...ids, id]),
    );
  };
  for (const row of rows) place(row, prefix, 0, [], []);
  return drawn;
}

/**
 * @param {Line} line
 * @param {string} id
 * @param {Head['axis']} axis
 * @param {number} level
 * @returns {Head}
 */
function head(line, id, axis, level) {
  const { number, label, role, children } = line;
  const group = children.length > 0;
  const total = role === 'total';
  return { kind: 'head', id, number, label, axis, level, group, total, edge: false, colspan: 1, rowspan: 1 };
}

/**
 * @param {Message} label
 * @param {string} id
 * @param {number} colspan
 * @returns {Head}
 */
function caption(label, id, colspan) {
  return { ...head(group('caption', label, []), id, 'caption', 0), edge: true, colspan };
}

/**
 * @param {Message} label
 * @param {string} id
 * @param {number} colspan
 * @param {number} rowspan
 * @returns {Head}
 */
function stub(label, id, colspan, rowspan) {
  return { ...head(group('stub', label, []), id, 'stub', 0), colspan, rowspan };
}

/**
 * @param {string} key
 * @param {string[]} heads
 * @param {boolean} total
 * @returns {Slot}
 */
function slot(key, heads, total) {
  return { kind: 'slot', key, heads, total, edge: false, colspan: 1 };
}

/**
 * @param {string} key
 * @param {Message} label
 * @param {Line[]} children
 * @returns {Line}
 */
function group(key, label, children) {
  return { key, number: NOTHING, label, role: 'part', children };
}

/**
 * The line with the columns below each of its leaves.
 *
 * @param {Line} line
 * @param {Line[]} columns
 * @returns {Line}
 */
function over(line, columns) {
  return { ...line, children: line.children.length > 0 ? line.children.map((child) => over(child, columns)) : columns };
}

/**
 * @param {Line} line
 * @returns {Line[]}
 */
function leaves(line) {
  return line.children.length > 0 ? line.children.flatMap(leaves) : [line];
}

/**
 * @param {Line[]} lines
 * @returns {number}
 */
function height(lines) {
  return Math.max(0, ...lines.map((line) => 1 + height(line.children)));
}

/** @param {Line[]} lines */
function isTotal(...lines) {
  return lines.some((line) => line.role === 'total');
}

/** @param {Section[]} sections */
function slots(sections) {
  return Math.max(...sections.map((section) => section.rows[0].length));
}

/** @param {number[]} numbers */
function leastCommonMultiple(numbers) {
  return numbers.reduce((a, b) => (a * b) / greatestCommonDivisor(a, b), 1);
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
