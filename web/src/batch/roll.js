/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
/** @import { BatchState, Entry } from './entries.js' */
/** @import { Loaded, Refused, Several } from './library.js' */
import { EMPTY, newEntry, partsOf, summaryOf } from './entries.js';

/** The list in the store: every change to it is made here. */
export class Roll {
  /** @param {Store<State>} store */
  constructor(store) {
    this.store = store;
    this.count = 0;
  }

  /** @returns {BatchState} */
  get state() {
    return this.store.state.batch ?? EMPTY;
  }

  get entries() {
    return this.state.entries;
  }

  /** @param {Partial<BatchState>} changes */
  set(changes) {
    if (this.store.state.batch) this.store.set({ batch: { ...this.store.state.batch, ...changes } });
  }

  begin() {
    if (!this.store.state.batch) this.store.set({ batch: EMPTY });
  }

  /**
   * @param {{name: string, origin: File | string, part?: Entry['part']}[]} more
   * @returns {Entry[]}
   */
  add(more) {
    const added = more.map(({ name, origin, part }) => newEntry((this.count += 1), name, origin, part));
    this.set({ entries: [...this.entries, ...added], at: this.state.at ?? added[0]?.id ?? null });
    return added;
  }

  /** @param {number} id */
  entry(id) {
    return this.entries.find((entry) => entry.id === id) ?? null;
  }

  /**
   * @param {number} id
   * @param {Partial<Entry>} changes
   */
  change(id, changes) {
    this.set({ entries: this.entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry)) });
  }

  /**
   * What reading an entry came to.
   *
   * @param {number} id
   * @param {Loaded | Refused | Several} result
   */
  note(id, result) {
    if ('several' in result) return this.#split(id, result.several);
    if ('refusal' in result) return this.change(id, { stage: 'refused', summary: null, ...result });
    const changed = Object.keys(this.entry(id)?.work?.changes ?? {}).length;
    this.change(id, { stage: 'read', summary: summaryOf(result.document, changed), refusal: null, passing: false });
  }

  /**
   * The reports of an entry that holds several take its place.
   *
   * @param {number} id
   * @param {string[]} several
   */
  #split(id, several) {
    const whole = this.entry(id);
    if (!whole) return;
    const { at, chosen } = this.state;
    const parts = partsOf(whole, several).map(({ name, origin, part }) => newEntry((this.count += 1), name, origin, part));
    this.set({
      entries: this.entries.flatMap((entry) => (entry === whole ? parts : [entry])),
      at: at === id ? parts[0].id : at,
      chosen: new Set([...chosen].flatMap((one) => (one === id ? parts.map((part) => part.id) : [one]))),
    });
  }
}
