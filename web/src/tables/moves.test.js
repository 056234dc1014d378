import { describe, expect, it } from 'vitest';

import { form } from '../../test/form.js';
import { cellKeys, drawTable } from './drawing.js';
import { gridOf, moved } from './moves.js';

const [form2021] = form.editions;
const grid = gridOf(form2021.tables.map(drawTable));

it('every cell is in the grid once', () => {
  expect(grid.flat().map(({ key }) => key)).toEqual(cellKeys(form2021));
});

describe('the arrow keys', () => {
  it('go along a row and stop at its ends', () => {
    expect(moved(grid, 'applications.received.natural_person', 'right')).toBe('applications.received.business');
    expect(moved(grid, 'applications.received.total', 'right')).toBe('applications.received.total');
    expect(moved(grid, 'applications.received.business', 'home')).toBe('applications.received.natural_person');
    expect(moved(grid, 'applications.received.business', 'end')).toBe('applications.received.total');
  });

  it('go down a column', () => {
    expect(moved(grid, 'applications.received.total', 'down')).toBe('applications.carried_over.total');
    expect(moved(grid, 'applications.carried_over.total', 'up')).toBe('applications.received.total');
  });

  it('find the cell under a wider or a narrower one, and go on into the next table', () => {
    expect(moved(grid, 'proactive.normative_documents.in_force', 'down')).toBe('proactive.licensing.decisions');
    expect(moved(grid, 'proactive.fees.amount', 'down')).toBe('applications.received.natural_person');
    expect(moved(grid, 'applications.carried_forward.total', 'down')).toBe('disputes.litigation_direct.corrected');
  });

  it('stop at the first and the last cell', () => {
    const [first, last] = [grid[0][0].key, grid.at(-1)?.at(-1)?.key ?? ''];
    expect(moved(grid, first, 'up')).toBe(first);
    expect(moved(grid, last, 'down')).toBe(last);
    expect(moved(grid, last, 'first')).toBe(first);
    expect(moved(grid, last, 'next')).toBe(last);
  });
});

it('Tab goes on into the next row and back', () => {
  expect(moved(grid, 'applications.received.total', 'next')).toBe('applications.carried_over.natural_person');
  expect(moved(grid, 'applications.carried_over.natural_person', 'back')).toBe('applications.received.total');
});
