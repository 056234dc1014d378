/**
 * An edit of a text: what stood from `from` to `to` gave way to `length` others.
 *
 * @typedef {{from: number, to: number, length: number}} Edit
 * @typedef {{from: number, to: number}} Place
 */

/**
 * What was done to a text, as one edit that is as short as can be.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Edit}
 */
export function editBetween(before, after) {
  const shared = Math.min(before.length, after.length);
  let from = 0;
  while (from < shared && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let behind = 0;
  while (behind < shared - from && before.charCodeAt(before.length - 1 - behind) === after.charCodeAt(after.length - 1 - behind)) behind += 1;
  return { from, to: before.length - behind, length: after.length - behind - from };
}

/**
 * Where a place stands after an edit. What was put in at its ends does not belong to it; nothing is left of it where it gave way
 * together with what stood beside it.
 *
 * @param {Place} place
 * @param {Edit} edit
 * @returns {Place}
 */
export function movedBy(place, { from: since, to: until, length }) {
  const by = since + length - until;
  const whole = since <= place.from && until >= place.to;
  if (whole && (since < place.from || until > place.to)) return { from: since + length, to: since + length };
  const from = place.from >= until ? place.from + by : Math.min(place.from, since);
  const to = place.to <= since ? place.to : place.to >= until ? place.to + by : since + length;
  return { from, to: Math.max(from, to) };
}

/** The edits from the text that a report was read from to the text of now, which is not read yet. */
export class Edits {
  #read = '';
  #now = '';
  /** @type {Edit[]} */
  #edits = [];

  /**
   * @param {string} read
   * @param {string} now
   */
  follow(read, now) {
    if (read !== this.#read || now === read) {
      this.#read = this.#now = read;
      this.#edits = [];
    }
    if (now === this.#now) return;
    this.#edits.push(editBetween(this.#now, now));
    this.#now = now;
  }

  /**
   * Where a place of the text as read stands now.
   *
   * @param {Place} place
   */
  moved(place) {
    return this.#edits.reduce(movedBy, place);
  }
}
