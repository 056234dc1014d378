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
 * Where a place of the source stands in the box. The engine counts the characters of the text as given; the box counts
 * UTF-16 units, of which a character beyond the first plane takes two, and a line end of Windows takes one there.
 *
 * @param {string} text as given
 * @param {Span} span in characters
 * @returns {Span} in units of the box
 */
export function boxSpan(text, { start, end }) {
  const characters = [...text];
  const units = (/** @type {number} */ count) => boxText(characters.slice(0, count).join('')).length;
  return { start: units(start), end: units(end) };
}
