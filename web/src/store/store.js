/**
 * A store for a plain state object: what is set replaces what was there, and whoever watches a name that changed is told.
 *
 * @template {object} State
 */
export class Store {
  /** @param {State} initial */
  constructor(initial) {
    this.state = initial;
    /** @type {Set<{names: ReadonlyArray<keyof State>, notify: () => void}>} */
    this.watchers = new Set();
  }

  /** @param {Partial<State>} changes */
  set(changes) {
    const previous = this.state;
    this.state = { ...previous, ...changes };
    for (const watcher of [...this.watchers]) {
      if (watcher.names.some((name) => !Object.is(previous[name], this.state[name]))) watcher.notify();
    }
  }

  /**
   * @param {ReadonlyArray<keyof State>} names
   * @param {() => void} notify
   * @returns {() => void} stops the watching
   */
  watch(names, notify) {
    const watcher = { names, notify };
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}
