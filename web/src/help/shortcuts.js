/**
 * @typedef {'undo' | 'redo' | 'source' | 'tables' | 'findings' | 'find' | 'inspector' | 'list' | 'before' | 'after' | 'help'} Command
 */

/** @type {Record<string, Command>} */
const VIEWS = {
  Digit0: 'list',
  Digit1: 'source',
  Digit2: 'tables',
  Digit3: 'findings',
  Digit4: 'find',
  Digit5: 'inspector',
  PageUp: 'before',
  PageDown: 'after',
};

/**
 * What a key means on the whole page. Where a text is being written, its own undo goes before the page's.
 *
 * @param {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>} event
 * @param {boolean} writing
 * @returns {Command | null}
 */
export function commandOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }, writing) {
  if (altKey && !ctrlKey && !metaKey) return VIEWS[code] ?? null;
  if (writing) return null;
  if (ctrlKey || metaKey) {
    if (code === 'KeyZ') return shiftKey ? 'redo' : 'undo';
    return code === 'KeyY' ? 'redo' : null;
  }
  return key === '?' || key === '？' ? 'help' : null;
}
