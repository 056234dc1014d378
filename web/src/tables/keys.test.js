import { expect, it } from 'vitest';

import { meaningOf } from './keys.js';

/** @param {string} key @param {object} [more] */
const pressed = (key, more) => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

it('arrows move, digits begin a number, Enter keeps the one that stands', () => {
  expect(meaningOf(pressed('ArrowDown'), false)).toEqual({ kind: 'move', move: 'down' });
  expect(meaningOf(pressed('7'), false)).toEqual({ kind: 'edit', text: '7' });
  expect(meaningOf(pressed('７'), false)).toEqual({ kind: 'edit', text: '７' });
  expect(meaningOf(pressed('Enter'), false)).toEqual({ kind: 'edit', text: null });
  expect(meaningOf(pressed('Delete'), false)).toEqual({ kind: 'blank' });
  expect(meaningOf(pressed('End', { ctrlKey: true }), false)).toEqual({ kind: 'move', move: 'last' });
});

it('Tab leaves the table unless numbers are being entered', () => {
  expect(meaningOf(pressed('Tab'), false)).toBeNull();
  expect(meaningOf(pressed('Tab'), true)).toEqual({ kind: 'move', move: 'next' });
  expect(meaningOf(pressed('Tab', { shiftKey: true }), true)).toEqual({ kind: 'move', move: 'back' });
});

it('a letter is known by its key, whatever an input method makes of it', () => {
  expect(meaningOf(pressed('Process', { code: 'KeyA' }), false)).toEqual({ kind: 'accept' });
  expect(meaningOf(pressed('s', { code: 'KeyS' }), false)).toEqual({ kind: 'source' });
});

it('what belongs to the browser is left to it', () => {
  for (const more of [{ ctrlKey: true, code: 'KeyA' }, { altKey: true, code: 'KeyS' }, { metaKey: true, code: 'KeyS' }]) {
    expect(meaningOf(pressed('a', more), false)).toBeNull();
  }
  expect(meaningOf(pressed('b', { code: 'KeyB' }), false)).toBeNull();
});
