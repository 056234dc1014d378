/**
 * What a key means in the list of reports.
 *
 * @typedef {{kind: 'move', by: number, extend: boolean} | {kind: 'edge', last: boolean, extend: boolean}
 *   | {kind: 'aside' | 'open' | 'choose' | 'all' | 'none'}} Meaning
 */

/** How many rows a page is. */
const PAGE = 10;

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE };

/** @type {Record<string, 'aside' | 'open' | 'choose' | 'none'>} */
const ACTS = { ArrowLeft: 'aside', ArrowRight: 'aside', Enter: 'open', ' ': 'choose', Escape: 'none' };

/**
 * @param {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>} event
 * @returns {Meaning | null} null where the key is not for the list
 */
export function meaningOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return null;
  if (ctrlKey || metaKey) return code === 'KeyA' && !shiftKey ? { kind: 'all' } : null;
  if (key in STEPS) return { kind: 'move', by: STEPS[key], extend: shiftKey };
  if (key === 'Home' || key === 'End') return { kind: 'edge', last: key === 'End', extend: shiftKey };
  return key in ACTS ? { kind: ACTS[key] } : null;
}

/**
 * The row that a move leads to.
 *
 * @param {number} index
 * @param {number} length
 * @param {Extract<Meaning, {kind: 'move' | 'edge'}>} move
 */
export function rowAfter(index, length, move) {
  if (move.kind === 'edge') return move.last ? length - 1 : 0;
  return Math.min(Math.max(index + move.by, 0), length - 1);
}
