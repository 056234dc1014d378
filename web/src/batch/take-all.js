/** @import { Engine } from '../engine/bridge.js' */
/** @import { ExportFormat, Reviewed, Unread } from '../engine/types.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
/** @import { Entry } from './entries.js' */
/** @import { Library } from './library.js' */
/** @import { Roll } from './roll.js' */
import { messageOf } from '../i18n/translate.js';
import { FORMATS, fileName } from '../takeaway/formats.js';
import { download } from '../takeaway/hand-over.js';
import { fileNameOf } from './entries.js';
import { previousPlaceOf } from './library.js';
import { messageOfWord } from './words.js';

/** Takes many reports away in one file, with the corrections in them. */
export class TakeAll {
  /**
   * @param {Store<State>} store
   * @param {Pick<Engine, 'check' | 'export'>} engine
   * @param {Library} library
   * @param {Roll} roll
   */
  constructor(store, engine, library, roll) {
    this.store = store;
    this.engine = engine;
    this.library = library;
    this.roll = roll;
    /** @type {AbortController | null} */
    this.current = null;
  }

  stop() {
    this.current?.abort();
  }

  /**
   * Those that are chosen, or all, without the duplicates and what cannot be read.
   *
   * @returns {Entry[]}
   */
  get wanted() {
    const { entries, chosen } = this.roll.state;
    return entries.filter(({ id, stage }) => stage === 'read' && (chosen.size === 0 || chosen.has(id)));
  }

  /** @param {ExportFormat} format */
  async take(format) {
    const entries = this.wanted;
    if (entries.length === 0) return this.roll.set({ notice: messageOfWord('take.nothing') });
    if (this.current) return;
    const current = (this.current = new AbortController());
    this.roll.set({ taking: { format, done: 0, total: entries.length }, notice: null });
    try {
      const { bytes, left } = await this.library.withRoom(() => this.#make(format, entries, current.signal));
      if (current.signal.aborted) return;
      const type = FORMATS.find((one) => one.format === format)?.type ?? '';
      download(bytes, fileName(null, format, this.store.state.locale), type);
      const names = left.map(({ name }) => fileNameOf(name)).join('、');
      const notice = left.length === 0 ? messageOf('take.made') : messageOfWord('take.skipped', { count: left.length, names });
      this.roll.set({ notice });
    } catch {
      if (!current.signal.aborted) this.roll.set({ notice: messageOf('take.failed') });
    } finally {
      this.current = null;
      this.roll.set({ taking: null });
    }
  }

  /**
   * @param {ExportFormat} format
   * @param {Entry[]} entries
   * @param {AbortSignal} signal
   */
  async #make(format, entries, signal) {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      /** @type {Reviewed[]} */
      const reviews = [];
      /** @type {Entry[]} */
      const left = [];
      for (const entry of entries) {
        signal.throwIfAborted();
        const reviewed = await this.#reviewed(entry, signal, attempt > 0);
        if (reviewed) reviews.push(reviewed);
        else left.push(entry);
        this.roll.set({ taking: { format, done: reviews.length + left.length, total: entries.length } });
      }
      const bytes = await this.engine.export(format, reviews, this.store.state.locale, { unread: this.#unread(left), signal });
      if (bytes) return { bytes, left };
      // An engine that was started anew meanwhile knows none of them: once more, from the files.
      this.library.kept.clear();
    }
    throw new Error('the engine does not keep the reports');
  }

  /**
   * What is not in the file because it cannot be read; of a choice, only what was chosen.
   *
   * @param {Entry[]} left those that were read once, and cannot be now
   * @returns {Unread[]}
   */
  #unread(left) {
    const { entries, chosen } = this.roll.state;
    const refused = entries.filter(({ id, stage }) => stage === 'refused' && (chosen.size === 0 || chosen.has(id)));
    const reason = (/** @type {Entry} */ { refusal }) => refusal ?? messageOf('engine.unreadable');
    return [...refused, ...left].map((entry) => ({ name: fileNameOf(entry.name), reason: reason(entry) }));
  }

  /**
   * @param {Entry} entry
   * @param {AbortSignal} signal
   * @param {boolean} anew
   * @returns {Promise<Reviewed | null>}
   */
  async #reviewed(entry, signal, anew) {
    const keep = await this.library.keep(entry, signal);
    if (!keep) return null;
    const { changes = {}, previous = null } = entry.work ?? {};
    if (!previous || !anew) return { keep, changes, previous: previous?.keep ?? null };
    const name = `${previousPlaceOf(entry.id)}:${keep}`;
    await this.engine.check(previous.text, { name: previous.name, keep: name, signal });
    return { keep, changes, previous: name };
  }
}
