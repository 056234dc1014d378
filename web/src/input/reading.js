/** @import { Engine } from '../engine/bridge.js' */
/** @import { Message, Outcome, ReportDocument } from '../engine/types.js' */
/** @import { Input, State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { carriedOver } from '../correcting/changes.js';
import { messageOf } from '../i18n/translate.js';
import { contentOf } from './content.js';

/**
 * A desk without a report.
 *
 * @type {Pick<State, 'asRead' | 'readText' | 'document' | 'changes' | 'past' | 'future' | 'draft' | 'activeCell' | 'activeFinding'>}
 */
export const NOTHING = {
  asRead: null,
  readText: '',
  document: null,
  changes: {},
  past: [],
  future: [],
  draft: null,
  activeCell: null,
  activeFinding: null,
};

/** How long after the last key the text is read again. */
export const PAUSE = 180;

/**
 * Keeps the report on show in step with the input: the latest text wins, whatever was under way before is given up.
 */
export class Reading {
  /**
   * @param {Store<State>} store
   * @param {Pick<Engine, 'check'>} engine
   * @param {() => void} onRead what to do when a report was read anew
   */
  constructor(store, engine, onRead = () => {}) {
    this.store = store;
    this.engine = engine;
    this.onRead = onRead;
    /** @type {(whole: {name: string | null, origin: File | string}, several: string[]) => void} what was given holds several reports */
    this.onSeveral = () => {};
    this.count = 0;
    /** Where the engine keeps the report on show. */
    this.place = 'desk';
    /** Whether the text is another report than before, and not the same one edited. */
    this.another = true;
    /** @type {AbortController | null} */
    this.current = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
  }

  /**
   * The text in the box changed.
   *
   * @param {string} text
   * @param {{soon?: boolean, another?: boolean}} [options] `soon`: the change is complete, as after pasting; there is
   * nothing to wait for. `another`: all of the text was replaced, so that the corrections are not about it
   */
  edit(text, { soon = false, another = false } = {}) {
    this.#giveUp();
    this.another ||= another;
    const name = text.trim() === '' ? null : this.store.state.input.name;
    this.store.set({ input: { text, name } });
    if (text.trim() === '') return this.#clear();
    this.store.set({ reading: 'reading' });
    this.pause = setTimeout(() => void this.#readText(text, name, soon), soon ? 0 : PAUSE);
  }

  /**
   * @param {string} text
   * @param {string | null} name
   * @param {boolean} whole it was given as a whole: who types is not taken elsewhere
   */
  async #readText(text, name, whole) {
    const outcome = await this.#read(text, name);
    if (whole && outcome && 'several' in outcome && outcome.several) this.onSeveral({ name, origin: text }, outcome.several);
  }

  /**
   * Another report takes the place of the one in the box, which can be brought back.
   *
   * @param {string} text
   * @param {string | null} name
   */
  replace(text, name) {
    const { input } = this.store.state;
    this.store.set({ input: { text, name }, replaced: input.text.trim() === '' ? null : input });
    this.another = true;
    this.edit(text, { soon: true });
  }

  /** Brings back what stood in the box before. */
  restore() {
    const { input, replaced } = this.store.state;
    if (!replaced) return;
    this.another = true;
    this.store.set({ input: replaced, replaced: input.text.trim() === '' ? null : input });
    this.again();
  }

  /**
   * A file, or text with its formatting, takes the place of the text in the box, which then holds the text that was read
   * from it.
   *
   * @param {string | Uint8Array} source
   * @param {string | null} name
   * @param {{plain?: string | null, origin?: File | string | null}} [options] `plain`: what stands in the box until then, and
   * what is read where the formatting cannot be. `origin`: what can be read again
   */
  async open(source, name, { plain = null, origin = null } = {}) {
    this.#giveUp();
    const { input } = this.store.state;
    this.store.set({ reading: 'reading', refusal: null, ...(plain === null ? {} : { input: { text: plain, name } }) });
    this.another = true;
    const outcome = await this.#read(source, name);
    if (!outcome) return;
    if ('several' in outcome && outcome.several && origin !== null) return this.onSeveral({ name, origin }, outcome.several);
    if ('error' in outcome) return plain === null ? undefined : this.edit(plain, { soon: true, another: true });
    this.store.set({ input: { text: outcome.text, name, origin }, replaced: input.text.trim() === '' ? null : input });
  }

  /** Reads the text in the box again, from what it was read from, as after the engine came back. */
  again() {
    const { input } = this.store.state;
    if (input.text.trim() === '') return;
    if (input.origin) void this.#openAgain(input, input.origin);
    else this.edit(input.text, { soon: true });
  }

  /**
   * @param {Input} input
   * @param {File | string} origin
   */
  async #openAgain(input, origin) {
    this.#giveUp();
    this.store.set({ reading: 'reading', refusal: null });
    const current = (this.current = new AbortController());
    const source = await contentOf(origin).catch(() => input.text);
    const part = source === input.text ? null : (input.part ?? null);
    if (!current.signal.aborted) await this.#read(source, part ? part.of : input.name, part?.index);
  }

  /**
   * What was under way is given up: another report is laid on the desk, which the engine keeps in a place of its own.
   *
   * @param {string} place
   */
  moveTo(place) {
    this.#giveUp();
    this.another = false;
    this.place = place;
  }

  #giveUp() {
    clearTimeout(this.pause);
    this.current?.abort();
    this.current = null;
  }

  #clear() {
    this.another = true;
    this.store.set({ reading: 'none', keep: null, ...NOTHING, refusal: null });
  }

  /**
   * @param {string | Uint8Array} source
   * @param {string | null} name
   * @param {number | null} [part] which of several reports
   * @returns {Promise<Outcome | null>} null where it was given up or could not be done
   */
  async #read(source, name, part = null) {
    const current = (this.current = new AbortController());
    try {
      const keep = `${this.place}:${(this.count += 1)}`;
      const outcome = await this.engine.check(source, { name, keep, part, signal: current.signal });
      if (current.signal.aborted) return null;
      if ('error' in outcome) this.#refuse(source, outcome.error.message);
      else this.#show(outcome, keep);
      return outcome;
    } catch {
      // Without an engine there is nothing to say here: its own state says it.
      if (!current.signal.aborted) this.#fail();
      return null;
    }
  }

  /**
   * @param {{document: ReportDocument, text: string}} outcome
   * @param {string} keep
   */
  #show({ document, text }, keep) {
    const { asRead, changes, past, future } = this.store.state;
    const kept = asRead && !this.another ? { changes: carriedOver(changes, asRead, document), past, future } : NOTHING;
    this.another = false;
    this.store.set({ ...kept, reading: 'done', keep, asRead: document, readText: text, document, draft: null, refusal: null, activeFinding: null });
    this.onRead();
  }

  /**
   * A file that cannot be read leaves the text in the box, and its report, as they were.
   *
   * @param {string | Uint8Array} source
   * @param {Message} refusal
   */
  #refuse(source, refusal) {
    const document = typeof source === 'string' ? null : this.store.state.document;
    this.store.set({ reading: document ? 'done' : 'none', ...(document ? {} : NOTHING), refusal });
  }

  #fail() {
    const { engine } = this.store.state;
    this.store.set({ reading: 'none', refusal: engine.phase === 'failed' ? null : messageOf('engine.internal') });
  }
}
