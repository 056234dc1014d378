/** @import { Span } from '../engine/types.js' */

/**
 * A text as a text box holds it: every line end is one character.
 *
 * @param {string} text
 */
export function boxText(text) {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Where many places of the source stand in the box, found in one pass.
 *
 * @param {string} text as given
 * @param {number[]} offsets in characters, in any order
 * @returns {Map<number, number>} units of the box by characters of the text
 */
export function boxOffsets(text, offsets) {
  const wanted = [...new Set(offsets)].sort((one, other) => one - other);
  /** @type {Map<number, number>} */
  const found = new Map();
  let [unit, index, next] = [0, 0, 0];
  while (next < wanted.length && index < text.length) {
    // `characters` are counted by the loop itself: one turn, one character.
    for (let character = next === 0 ? 0 : wanted[next - 1]; character < wanted[next] && index < text.length; character += 1) {
      const code = text.codePointAt(index) ?? 0;
      if (!(text[index] === '\r' && text[index + 1] === '\n')) unit += code > 0xffff ? 2 : 1;
      index += code > 0xffff ? 2 : 1;
    }
    found.set(wanted[next], unit);
    next += 1;
  }
  for (; next < wanted.length; next += 1) found.set(wanted[next], unit);
  return found;
}

/**
 * Where a place of the source stands in the box. The engine counts the characters of the text as given; the box counts
 * UTF-16 units, of which a character beyond the first plane takes two, and a line end of Windows takes one there.
 *
 * @param {string} text as given
 * @param {Span} span in characters
 * @returns {Span} in units of the box
 */
export function boxSpan(text, { start, end }) {
  const units = boxOffsets(text, [start, end]);
  return { start: units.get(start) ?? 0, end: units.get(end) ?? 0 };
}
