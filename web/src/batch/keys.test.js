import { expect, it } from 'vitest';

import { meaningOf, rowAfter } from './keys.js';

/** @param {string} key @param {object} [more] */
const pressed = (key, more) => meaningOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

it('arrows move, with Shift they choose what they pass', () => {
  expect(pressed('ArrowDown')).toEqual({ kind: 'move', by: 1, extend: false });
  expect(pressed('ArrowUp', { shiftKey: true })).toEqual({ kind: 'move', by: -1, extend: true });
  expect(pressed('End')).toEqual({ kind: 'edge', last: true, extend: false });
});

it('Enter opens, Space chooses, Ctrl+A chooses all, Escape none', () => {
  expect([pressed('Enter'), pressed(' '), pressed('Escape')]).toEqual([{ kind: 'open' }, { kind: 'choose' }, { kind: 'none' }]);
  expect(pressed('a', { code: 'KeyA', ctrlKey: true })).toEqual({ kind: 'all' });
});

it('other keys are left to the browser and the page', () => {
  expect([pressed('Tab'), pressed('x'), pressed('PageUp', { altKey: true }), pressed('c', { code: 'KeyC', ctrlKey: true })]).toEqual([null, null, null, null]);
});

it('a move ends at the first and at the last row', () => {
  expect(rowAfter(0, 5, { kind: 'move', by: -1, extend: false })).toBe(0);
  expect(rowAfter(3, 5, { kind: 'move', by: 10, extend: false })).toBe(4);
  expect(rowAfter(3, 5, { kind: 'edge', last: false, extend: false })).toBe(0);
});
