/** @import { Move } from './moves.js' */

/**
 * What a key means in a table: a move, an act, or the first sign of a new number.
 *
 * @typedef {{kind: 'move', move: Move} | {kind: 'edit', text: string | null}
 *   | {kind: 'blank' | 'accept' | 'source' | 'leave'}} Meaning
 */

/** @type {Record<string, Move>} */
const MOVES = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'home', End: 'end' };

/** @type {Record<string, 'accept' | 'source'>} */
const LETTERS = { KeyA: 'accept', KeyS: 'source' };

/**
 * @param {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>} event
 * @param {boolean} entering numbers are being entered one after the other, so that Tab goes on to the next cell
 * @returns {Meaning | null} null where the key is not for the table
 */
export function meaningOf(event, entering) {
  const { key, code, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return null;
  if (command) return key === 'Home' ? { kind: 'move', move: 'first' } : key === 'End' ? { kind: 'move', move: 'last' } : null;
  if (MOVES[key]) return { kind: 'move', move: MOVES[key] };
  if (key === 'Tab') return entering ? { kind: 'move', move: shiftKey ? 'back' : 'next' } : null;
  if (key === 'Enter' || key === 'F2') return { kind: 'edit', text: null };
  if (/^[-−\d０-９]$/.test(key)) return { kind: 'edit', text: key };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'blank' };
  if (key === 'Escape') return { kind: 'leave' };
  // By its place on the keyboard: an input method for Chinese keeps the letter to itself.
  return LETTERS[code] && !shiftKey ? { kind: LETTERS[code] } : null;
}
