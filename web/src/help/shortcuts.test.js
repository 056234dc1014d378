import { expect, it } from 'vitest';

import { commandOf } from './shortcuts.js';

/** @param {string} code @param {object} [more] */
const pressed = (code, more) => ({ key: '', code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

it('the views have a key each, also while a text is written', () => {
  expect(commandOf(pressed('Digit2', { altKey: true }), true)).toBe('tables');
  expect(commandOf(pressed('Digit4', { altKey: true }), true)).toBe('find');
});

it('undo and redo are the page’s own only where no text is written', () => {
  expect(commandOf(pressed('KeyZ', { ctrlKey: true }), false)).toBe('undo');
  expect(commandOf(pressed('KeyZ', { metaKey: true, shiftKey: true }), false)).toBe('redo');
  expect(commandOf(pressed('KeyY', { ctrlKey: true }), false)).toBe('redo');
  expect(commandOf(pressed('KeyZ', { ctrlKey: true }), true)).toBeNull();
});

it('the sheet opens with a question mark of either width', () => {
  expect(commandOf(pressed('Slash', { key: '?', shiftKey: true }), false)).toBe('help');
  expect(commandOf(pressed('Slash', { key: '？', shiftKey: true }), false)).toBe('help');
  expect(commandOf(pressed('Slash', { key: '?' }), true)).toBeNull();
});
