/** @import { BatchState } from './entries.js' */

/** Milliseconds between two announcements of the same kind. */
const QUIET = 10_000;

/** @typedef {'begun' | 'under way' | 'over' | null} Occasion */

/** Says when there is something to say about the progress to who listens: at the beginning, at the end, and now and then. */
export class Announcer {
  /** @type {BatchState['stage'] | null} */
  #stage = null;
  #last = -Infinity;

  /**
   * @param {BatchState['stage']} stage
   * @param {number} now in milliseconds
   * @returns {Occasion}
   */
  occasion(stage, now) {
    const before = this.#stage;
    this.#stage = stage;
    if (stage !== before) {
      this.#last = now;
      return stage === 'reading' ? 'begun' : stage === 'gathering' ? null : 'over';
    }
    if (stage !== 'reading' || now - this.#last < QUIET) return null;
    this.#last = now;
    return 'under way';
  }
}
