/** @import { Edition, Line, Message, ReportDocument, Status } from '../engine/types.js' */

/**
 * What a report says of one kind: the numbers that it has, together, and how many cells have none. A cell without a number is
 * no zero: it is counted, by why it has none.
 *
 * @typedef {{known: number, missing: Partial<Record<Status, number>>, complete: boolean, empty: boolean}} Quantity
 *
 * @typedef {{id: string, label: Message, cells: string[]}} Kind
 * @typedef {{id: string, label: Message, cell: string, now: Quantity, before: Quantity | null}} Bar
 * @typedef {'outcomes' | 'applicants' | 'years'} ChartKey
 * @typedef {{key: ChartKey, bars: Bar[]}} Chart
 */

/** A remark that the form prints behind a label: how the row is to be filled in. */
const REMARK = /[（(].*[）)]$/;

/**
 * The charts of a report, with last year's numbers beside its own where that report is there.
 *
 * @param {{edition: Edition, document: ReportDocument}} now
 * @param {{edition: Edition, document: ReportDocument} | null} before
 * @returns {Chart[]}
 */
export function chartsOf(now, before) {
  /** @param {ChartKey} key @param {(edition: Edition) => Kind[]} kinds */
  const chart = (key, kinds) => {
    const earlier = new Map(before ? kinds(before.edition).map(({ id, cells }) => [id, cells]) : []);
    const bars = kinds(now.edition).map(({ id, label, cells }) => ({
      id,
      label,
      cell: cells[0],
      now: quantityOf(now.document, cells),
      before: before && quantityOf(before.document, earlier.get(id) ?? cells),
    }));
    return { key, bars };
  };
  const always = [chart('outcomes', outcomeKinds), chart('applicants', applicantKinds)];
  return before ? [...always, chart('years', yearKinds)] : always;
}

/**
 * @param {ReportDocument} document
 * @param {string[]} keys
 * @returns {Quantity}
 */
export function quantityOf({ cells }, keys) {
  /** @type {Partial<Record<Status, number>>} */
  const missing = {};
  let known = 0;
  let without = 0;
  for (const key of keys) {
    const { status, value } = cells[key] ?? { status: 'absent', value: null };
    if (status === 'number' && value !== null) known += value;
    else {
      missing[status] = (missing[status] ?? 0) + 1;
      without += 1;
    }
  }
  return { known, missing, complete: without === 0, empty: without === keys.length };
}

/** @param {Edition} edition */
function outcomeKinds(edition) {
  const { rows, total } = applications(edition);
  const outcomes = rows.find(({ children }) => children.length > 0);
  return (outcomes?.children ?? []).filter(({ role }) => role === 'part').map((line) => kind(line, leaves(line), [total], 'applications'));
}

/** @param {Edition} edition */
function applicantKinds(edition) {
  const { rows, columns } = applications(edition);
  const received = rows.slice(0, 1);
  return columns
    .flatMap(leaves)
    .filter(({ role }) => role === 'part')
    .map((column) => kind(column, received, [column], 'applications'));
}

/**
 * What came in and what became of it, and the disputes: few numbers that stand for the year.
 *
 * @param {Edition} edition
 */
function yearKinds(edition) {
  const { rows, total } = applications(edition);
  const flow = rows.flatMap((row) => [row, ...row.children.map((child) => within(row, child))]).filter(({ role }) => role !== 'part');
  const disputes = edition.tables.find(({ key }) => key === 'disputes')?.blocks ?? [];
  return [
    ...flow.map((line) => kind(line, [line], [total], 'applications')),
    ...disputes.flatMap(({ rows: disputed, columns }) => disputed.map((line) => kind(line, leaves(line), columns.filter(isTotal), 'disputes'))),
  ];
}

/** @param {Edition} edition */
function applications({ tables }) {
  const [{ rows, columns }] = /** @type {import('../engine/types.js').FormTable} */ (tables.find(({ key }) => key === 'applications')).blocks;
  return { rows, columns, total: /** @type {Line} */ (columns.find(isTotal)) };
}

/**
 * The editions number their lines alike, also where one has rows that the other has not.
 *
 * @param {Line} line
 * @param {Line[]} rows
 * @param {Line[]} columns
 * @param {string} table
 * @returns {Kind}
 */
function kind(line, rows, columns, table) {
  const cells = rows.flatMap((row) => columns.map((column) => `${table}.${row.key}.${column.key}`));
  const label = { zh: line.label.zh.replace(REMARK, ''), en: line.label.en.replace(REMARK, '').trim() };
  return { id: line.number.zh || line.key, label, cells };
}

/**
 * Chinese says of a total only that it is one; English also of what.
 *
 * @param {Line} group
 * @param {Line} line
 * @returns {Line}
 */
function within(group, line) {
  return { ...line, label: { zh: `${group.label.zh}${line.label.zh}`, en: line.label.en } };
}

/** @param {Line} line */
function isTotal({ role }) {
  return role === 'total';
}

/** @param {Line} line @returns {Line[]} */
function leaves(line) {
  return line.children.length > 0 ? line.children.flatMap(leaves) : [line];
}
