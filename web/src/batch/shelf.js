/**
 * Room for so many things at a time; what was not asked for the longest has to go.
 *
 * @template Thing
 */
export class Shelf {
  /**
   * @param {number} room
   * @param {(id: number) => void} [onGone]
   */
  constructor(room, onGone = () => {}) {
    this.room = room;
    this.onGone = onGone;
    /** @type {Map<number, Thing>} the one asked for last stands last */
    this.things = new Map();
  }

  /** @param {number} id */
  get(id) {
    const thing = this.things.get(id);
    if (thing === undefined) return null;
    this.things.delete(id);
    this.things.set(id, thing);
    return thing;
  }

  /**
   * @param {number} id
   * @param {Thing} thing
   */
  put(id, thing) {
    this.things.delete(id);
    this.things.set(id, thing);
    this.shrink();
  }

  /** @param {number} id */
  drop(id) {
    this.things.delete(id);
  }

  /** Makes do with its room again, after more were wanted at once. */
  shrink() {
    for (const id of [...this.things.keys()].slice(0, Math.max(0, this.things.size - this.room))) {
      this.things.delete(id);
      this.onGone(id);
    }
  }

  clear() {
    this.things.clear();
  }
}
