/** @import { Place } from './moves.js' */
import { store } from '../store/state.js';
import { meaningOf } from './keys.js';
import { moved } from './moves.js';

/**
 * @typedef {Object} Editing
 * @property {string} key the cell that is being edited
 * @property {string} text what its editor begins with
 * @property {number} candidate which of the cell's readings is being offered
 */

/** The keyboard in the tables: moving, entering, giving up. What it does to the report is announced as an act. */
export class GridKeys {
  /**
   * @param {HTMLElement} host
   * @param {() => Place[][]} grid
   */
  constructor(host, grid) {
    this.host = host;
    this.grid = grid;
    /** @type {Editing | null} */
    this.editing = null;
    this.entering = false;
  }

  /**
   * A key on a cell that is not being edited.
   *
   * @param {KeyboardEvent} event
   * @param {string} key
   */
  onCellKey(event, key) {
    const meaning = meaningOf(event, this.entering);
    if (!meaning) {
      if (event.key !== 'Shift') this.entering = false;
      return;
    }
    if (meaning.kind === 'move') {
      const target = moved(this.grid(), key, meaning.move);
      // At the last cell Tab leaves the tables as it leaves anything else.
      if (event.key === 'Tab' && target === key) return;
      this.entering = event.key === 'Tab';
      event.preventDefault();
      return this.goTo(target);
    }
    event.preventDefault();
    if (meaning.kind === 'edit') return this.begin(key, meaning.text);
    if (meaning.kind === 'leave') store.set({ activeCell: null });
    else if (meaning.kind === 'blank') this.#act('giar-correct', { changes: { [key]: null } });
    else if (meaning.kind === 'accept') this.#act('giar-accept', { key });
    else this.#act('giar-go-to-source', { key });
  }

  /**
   * @param {string} key
   * @param {string | null} text what was typed to begin with; null: the number that stands there
   */
  begin(key, text) {
    if (this.editing && this.editing.key !== key && !this.finish()) return;
    const cell = store.state.document?.cells[key];
    const start = text ?? (cell?.status === 'number' ? String(cell.value) : '');
    this.editing = { key, text: start, candidate: -1 };
    this.entering = true;
    store.set({ activeCell: key });
    if (text !== null) this.#act('giar-type', { key, text });
    this.host.dispatchEvent(new CustomEvent('giar-editing'));
  }

  /**
   * A key in the editor of a cell.
   *
   * @param {KeyboardEvent & {target: HTMLInputElement}} event
   */
  onEditorKey(event) {
    if (event.isComposing || !this.editing) return;
    const { key } = this.editing;
    if (event.key === 'Escape') {
      this.#act('giar-type-cancel', {});
      this.#end(key);
      this.entering = false;
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const enter = event.shiftKey ? 'up' : 'down';
      const tab = event.shiftKey ? 'back' : 'next';
      if (this.finish()) this.goTo(moved(this.grid(), key, event.key === 'Enter' ? enter : tab));
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.#offer(event.target, event.key === 'ArrowDown' ? 1 : -1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {InputEvent & {target: HTMLInputElement}} event */
  onInput({ target }) {
    if (this.editing) this.#act('giar-type', { key: this.editing.key, text: target.value });
  }

  /** The editor lost the focus: a number stays, anything else is given up. */
  onLeave() {
    if (!this.editing) return;
    const { key } = this.editing;
    if (!this.finish()) {
      this.#act('giar-type-cancel', {});
      this.#end(key, false);
    }
  }

  /** Takes over what was typed; false where it is no number. */
  finish() {
    if (!this.editing) return true;
    const { key } = this.editing;
    const detail = { done: true };
    this.#act('giar-type-done', detail);
    if (detail.done) this.#end(key, false);
    return detail.done;
  }

  /** @param {string} key */
  goTo(key) {
    store.set({ activeCell: key });
    const cell = document.getElementById(`cell-${key}`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /**
   * The readings of an ambiguous cell, one after the other.
   *
   * @param {HTMLInputElement} input
   * @param {number} step
   */
  #offer(input, step) {
    if (!this.editing) return;
    const candidates = store.state.asRead?.cells[this.editing.key]?.candidates ?? [];
    if (candidates.length === 0) return;
    this.editing.candidate = (this.editing.candidate + step + candidates.length) % candidates.length;
    // A blank is offered as an empty editor.
    input.value = String(candidates[this.editing.candidate] ?? '');
    this.#act('giar-type', { key: this.editing.key, text: input.value });
  }

  /**
   * @param {string} key
   * @param {boolean} [back] whether the focus goes back to the cell
   */
  #end(key, back = true) {
    this.editing = null;
    if (back) this.goTo(key);
    this.host.dispatchEvent(new CustomEvent('giar-editing'));
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #act(name, detail) {
    this.host.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
