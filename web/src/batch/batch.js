/** @import { Engine } from '../engine/bridge.js' */
/** @import { LastYear } from '../comparison/last-year.js' */
/** @import { Corrections } from '../correcting/corrections.js' */
/** @import { Given } from '../input/drop.js' */
/** @import { Reading } from '../input/reading.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
/** @import { Desk } from './desk.js' */
/** @import { Entry } from './entries.js' */
import { CLEAR, deskOf, laidOut, workOn } from './desk.js';
import { isWorkedOn, partsOf, summaryOf } from './entries.js';
import { gather, MOST } from './gathering.js';
import { Library, placeOf, previousPlaceOf } from './library.js';
import { listed } from './listing.js';
import { Roll } from './roll.js';
import { Runner } from './runner.js';
import { TakeAll } from './take-all.js';
import { messageOfWord } from './words.js';

/**
 * @typedef {Object} Tools what the desk works with
 * @property {Engine} engine
 * @property {Reading} reading
 * @property {Corrections} corrections
 * @property {LastYear} lastYear
 */

/** Many reports: listed, read one after the other, each of them laid on the desk when it is wanted. */
export class Batch {
  /**
   * @param {Store<State>} store
   * @param {Tools} tools
   */
  constructor(store, { engine, reading, corrections, lastYear }) {
    this.store = store;
    this.engine = engine;
    this.reading = reading;
    this.corrections = corrections;
    this.lastYear = lastYear;
    this.roll = new Roll(store);
    this.library = new Library(store, engine);
    this.runner = new Runner(store, this.library, this.roll);
    this.takeAll = new TakeAll(store, engine, this.library, this.roll);
    /** @type {Desk | null} what lay on the desk before there was a list */
    this.before = null;
    this.pasted = 0;
    /** @type {AbortController | null} */
    this.opening = null;
  }

  /**
   * Files and folders that were handed to the page.
   *
   * @param {Given[]} given
   * @param {(file: File) => void} alone what to do with a single one where there is no list
   */
  async take(given, alone) {
    const fresh = !this.store.state.batch;
    if (given.some(({ folder }) => folder)) this.#begin();
    const { files, more } = await gather(given);
    if (fresh && files.length < 2) {
      this.close();
      return files.length === 1 ? alone(files[0].file) : this.store.set({ refusal: messageOfWord('list.empty') });
    }
    this.#begin();
    const added = this.roll.add(files.map(({ name, file }) => ({ name, origin: file })));
    this.roll.set({ notice: this.#noticeOf(added.length, more) });
    this.#goOn(added);
  }

  /**
   * @param {number} count of files that were added
   * @param {boolean} more
   */
  #noticeOf(count, more) {
    if (count === 0) return messageOfWord('list.empty');
    if (more) return messageOfWord('list.more', { most: MOST });
    // Where the list is not in sight, what happened there has to be said.
    return this.roll.state.open === null ? null : messageOfWord('list.joined', { count });
  }

  /**
   * A report pasted while the list is on show joins it.
   *
   * @param {string} text
   */
  paste(text) {
    const name = messageOfWord('list.pasted', { number: (this.pasted += 1) })[this.store.state.locale];
    this.#goOn(this.roll.add([{ name, origin: text }]));
  }

  /**
   * A source that turned out to hold several reports.
   *
   * @param {{name: string | null, origin: File | string}} whole
   * @param {string[]} several what they are called
   */
  takeApart(whole, several) {
    // The text of a report of the list is the reader's to mend.
    if (this.roll.state.open !== null) return;
    this.#begin();
    this.#goOn(this.roll.add(partsOf(whole, several)));
  }

  /** @param {Entry[]} added */
  #goOn(added) {
    const { open, stage } = this.roll.state;
    // A single one, dropped onto a report, is to be seen at once.
    if (open !== null && added.length === 1) void this.open(added[0].id);
    if (stage !== 'stopped') void this.runner.run();
  }

  #begin() {
    if (this.store.state.batch) return;
    this.before = deskOf(this.store.state);
    this.#lay(CLEAR, null);
    this.roll.begin();
  }

  stop() {
    this.opening?.abort();
    this.runner.stop();
  }

  /** Reads what is left, and once more what could not be read for a reason that may have passed. */
  resume() {
    for (const { id, stage, passing } of this.roll.entries) {
      if (stage === 'refused' && passing) this.roll.change(id, { stage: 'waiting', refusal: null, passing: false });
    }
    void this.runner.run();
  }

  /** @param {number} id */
  async open(id) {
    const chosen = this.roll.entry(id);
    const entry = chosen?.sameAs ? this.roll.entry(chosen.sameAs) : chosen;
    if (!entry || (entry.stage === 'refused' && !entry.work?.input)) return this.roll.set({ at: id });
    this.opening?.abort();
    const opening = (this.opening = new AbortController());
    this.roll.set({ opening: entry.id, at: entry.id, notice: null });
    try {
      const loaded = await this.library.load(entry, opening.signal);
      if (opening.signal.aborted) return;
      if ('several' in loaded) {
        this.roll.note(entry.id, loaded);
        if (this.roll.state.stage !== 'stopped') void this.runner.run();
        return;
      }
      if (!('refusal' in loaded) && entry.stage !== 'read') this.roll.note(entry.id, loaded);
      if ('refusal' in loaded && !entry.work?.input) return this.roll.note(entry.id, loaded);
      if (this.roll.state.open !== null) this.#leave();
      const current = this.roll.entry(entry.id) ?? entry;
      this.#lay('refusal' in loaded ? { ...CLEAR, input: current.work?.input ?? CLEAR.input, refusal: loaded.refusal } : laidOut(current, loaded), entry.id);
    } catch {
      // It was given up, or the engine is gone, which says so itself.
    } finally {
      if (this.opening === opening) this.roll.set({ opening: null });
    }
  }

  /** @param {1 | -1} step */
  neighbour(step) {
    const { open, entries } = this.roll.state;
    const openable = listed(entries, { ...this.roll.state, held: open }, this.store.state.locale).filter(
      ({ id, stage }) => id === open || stage === 'read' || stage === 'waiting',
    );
    const next = openable[openable.findIndex(({ id }) => id === open) + step];
    if (open !== null && next) void this.open(next.id);
  }

  /** Back to the list, where the report stands with what was corrected in it. */
  back() {
    if (this.roll.state.open === null) return;
    this.opening?.abort();
    this.#leave();
  }

  /** Takes the list away; what lay on the desk before lies there again. */
  close() {
    if (!this.store.state.batch) return;
    this.runner.stop();
    this.opening?.abort();
    this.takeAll.stop();
    this.library.clear();
    const { before } = this;
    this.before = null;
    this.store.set({ batch: null });
    this.#lay(before ?? CLEAR, null);
    if (before?.reading === 'reading') this.reading.again();
  }

  /** Asks first where corrections would be lost. */
  askToClose() {
    if (this.roll.entries.some(isWorkedOn)) this.roll.set({ closing: true });
    else this.close();
  }

  /**
   * @param {Desk} desk
   * @param {number | null} id of the entry that it belongs to
   */
  #lay(desk, id) {
    this.reading.moveTo(id === null ? 'desk' : placeOf(id));
    this.lastYear.place = id === null ? 'previous' : previousPlaceOf(id);
    const { batch } = this.store.state;
    this.store.set({ ...desk, batch: batch && { ...batch, open: id, at: id ?? batch.at, held: id ?? batch.held } });
    if (id !== null && (desk.previous || Object.keys(desk.changes).length > 0)) this.corrections.recheck();
  }

  /** Takes the report off the desk and notes what was done to it. */
  #leave() {
    const { open } = this.roll.state;
    const entry = open === null ? null : this.roll.entry(open);
    this.corrections.commit();
    const desk = deskOf(this.store.state);
    this.#lay(CLEAR, null);
    if (!entry) return;
    const work = workOn(entry, desk);
    if (!work) return;
    this.roll.change(entry.id, { work });
    const { keep, asRead, document, reading } = desk;
    if (reading === 'done' && keep && asRead && document) {
      this.library.put(entry.id, { keep, document: asRead, text: desk.readText });
      this.roll.note(entry.id, { keep, document, text: '' });
      void this.#recount(entry.id, keep, work);
    } else if (work.input) {
      // The text was edited, and what stands there now is not read yet, or cannot be.
      this.library.drop(entry.id);
      this.roll.change(entry.id, { stage: 'waiting', summary: null });
      if (this.roll.state.stage !== 'stopped') void this.runner.run();
    }
  }

  /**
   * What the list says of a report that was corrected: the last answer on the desk may be older than the last correction.
   *
   * @param {number} id
   * @param {string} keep
   * @param {NonNullable<Entry['work']>} work
   */
  async #recount(id, keep, { changes, previous }) {
    if (!previous && Object.keys(changes).length === 0) return;
    const revision = await this.engine.revise({ keep, changes, previous: previous?.keep ?? null }).catch(() => null);
    const entry = this.roll.entry(id);
    if (!revision || !('document' in revision) || entry?.work?.changes !== changes) return;
    this.roll.change(id, { summary: summaryOf(revision.document, Object.keys(changes).length) });
  }
}
