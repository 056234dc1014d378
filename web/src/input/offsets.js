/** @import { Span } from '../engine/types.js' */

/**
 * The engine counts characters, the browser counts UTF-16 units; they differ after a character beyond the first plane.
 *
 * @param {string} text
 * @param {Span} span in characters
 * @returns {Span} in UTF-16 units
 */
export function utf16Span(text, { start, end }) {
  let units = 0;
  let characters = 0;
  let from = text.length;
  for (const character of text) {
    if (characters === start) from = units;
    if (characters === end) return { start: Math.min(from, units), end: units };
    units += character.length;
    characters += 1;
  }
  return { start: Math.min(from, text.length), end: text.length };
}
