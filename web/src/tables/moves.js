/** @import { Drawing } from './drawing.js' */

/**
 * @typedef {{key: string, start: number, end: number}} Place a cell and the columns of its table that it takes
 * @typedef {'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'first' | 'last' | 'next' | 'back'} Move
 */

/**
 * The rows of cells of all tables, one after the other, as the arrow keys go through them.
 *
 * @param {Drawing[]} drawings
 * @returns {Place[][]}
 */
export function gridOf(drawings) {
  return drawings.flatMap(({ sections }) =>
    sections.flatMap(({ rows }) =>
      rows.map((row) => {
        let start = 0;
        return row.flatMap((cell) => {
          if (cell.kind !== 'slot') return [];
          const place = { key: cell.key, start, end: start + cell.colspan };
          start = place.end;
          return [place];
        });
      }),
    ),
  );
}

/**
 * The cell that a move leads to; at an edge it stays where it is. `next` and `back` go on into the row after or before.
 *
 * @param {Place[][]} grid
 * @param {string} key
 * @param {Move} move
 * @returns {string}
 */
export function moved(grid, key, move) {
  const y = grid.findIndex((row) => row.some((place) => place.key === key));
  if (y < 0) return key;
  const row = grid[y];
  const x = row.findIndex((place) => place.key === key);
  const order = grid.flat();
  const at = order.indexOf(row[x]);
  const target = {
    left: row[x - 1],
    right: row[x + 1],
    up: y > 0 ? nearest(grid[y - 1], row[x]) : undefined,
    down: y + 1 < grid.length ? nearest(grid[y + 1], row[x]) : undefined,
    home: row[0],
    end: row.at(-1),
    first: order[0],
    last: order.at(-1),
    next: order[at + 1],
    back: order[at - 1],
  }[move];
  return target?.key ?? key;
}

/**
 * The place of a row that stands under another, or the one closest to it.
 *
 * @param {Place[]} row
 * @param {Place} from
 */
function nearest(row, from) {
  return row.find(({ start, end }) => start <= from.start && from.start < end) ?? row.at(-1);
}
