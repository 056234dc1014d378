/** @import { Span } from '../engine/types.js' */

/** How many characters stand around the place. */
const AROUND = 24;

/**
 * A place of the source with some words around it, on one line.
 *
 * @param {string} text as given
 * @param {Span} where in characters
 */
export function excerpt(text, { start, end }) {
  // Twice the characters in UTF-16 units at most, and never all of a long text.
  const first = Math.max(0, start - AROUND);
  const characters = charactersFrom(text, first, end + AROUND);
  const [before, place, after] = [
    characters.slice(0, start - first),
    characters.slice(start - first, end - first),
    characters.slice(end - first),
  ].map((part) => part.join('').replace(/\s+/g, ' '));
  return { before: first > 0 ? `…${before}` : before, place, after: after.length > 0 ? `${after}…` : after };
}

/**
 * @param {string} text
 * @param {number} first
 * @param {number} last
 */
function charactersFrom(text, first, last) {
  const found = [];
  let count = 0;
  for (const character of text) {
    if (count >= last) break;
    if (count >= first) found.push(character);
    count += 1;
  }
  return found;
}
