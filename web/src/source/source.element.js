/** @import { SourceEditor } from './editor.js' */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { markCells } from '../findings/marks.js';
import { boxSpan, boxText } from '../input/offsets.js';
import { store } from '../store/state.js';
import { View } from '../store/view.js';
import { Edits } from './edits.js';
import { markAt, sourceMarks } from './marks.js';
import './source.css';

/** More characters than a keyboard brings at a time, suggestions and dictation included. */
const TYPED_AT_ONCE = 200;

/** Milliseconds in which the report is drawn; the editor comes after it. */
const AFTER_THE_REPORT = 150;

/**
 * The report's text. Until a report stands it is a plain box, there before anything else has loaded; then an editor takes
 * its place, which marks the cells and goes with what the reader chooses elsewhere.
 */
class Source extends View {
  /** @override */
  static watches = /** @type {const} */ (['input', 'document', 'activeCell', 'activeFinding']);

  /** @type {SourceEditor | null} */
  #editor = null;
  #loading = false;
  #edits = new Edits();
  /**
   * The marks on the text as it was read.
   *
   * @type {import('./marks.js').SourceMark[]}
   */
  #marks = [];
  /** @type {import('../engine/types.js').ReportDocument | null} */
  #marked = null;
  /** @type {string | null} */
  #shown = null;
  #locale = '';

  /** @override */
  render() {
    if (this.#editor) return nothing;
    return html`<textarea
      id="report-text"
      class="input-box"
      spellcheck="false"
      autocomplete="off"
      aria-label=${this.t('input.label')}
      placeholder=${this.t('input.placeholder')}
      aria-describedby="input-privacy"
      .value=${live(boxText(this.state.input.text))}
      @input=${this.#onInput}
    ></textarea>`;
  }

  /** @override */
  updated() {
    if (!this.#editor && this.state.document) void this.#load();
    if (this.#editor) this.#follow(this.#editor);
  }

  /** @override */
  focus() {
    if (this.#editor) this.#editor.view.focus();
    else this.querySelector('textarea')?.focus();
  }

  /** Opens the search in the source; a plain box has none of its own. */
  find() {
    if (this.#editor) this.#editor.find();
    else this.focus();
  }

  /**
   * Selects a place of the source and goes there, also where the text has been edited since it was read.
   *
   * @param {import('../engine/types.js').Span} where
   */
  select(where) {
    const { start, end } = boxSpan(this.state.readText, where);
    const { from, to } = this.#followEdits().moved({ from: start, to: end });
    if (this.#editor) return this.#editor.select(from, to);
    const box = this.querySelector('textarea');
    box?.focus();
    box?.setSelectionRange(from, to);
  }

  /**
   * Whether what is pasted at a place of the page takes the place of all the text.
   *
   * @param {Node} target
   */
  takesAll(target) {
    if (this.#editor) {
      const { doc, selection } = this.#editor.view.state;
      return this.#editor.view.dom.contains(target) && selection.main.to - selection.main.from === doc.length;
    }
    const box = this.querySelector('textarea');
    return box === target && box.selectionEnd - box.selectionStart === box.value.length;
  }

  /** @param {InputEvent & {target: HTMLTextAreaElement}} event */
  #onInput({ target, inputType }) {
    const put = inputType === 'insertFromPaste' || inputType === 'insertFromDrop';
    // A whole text in an empty box has not been typed: a browser restored it, or a program put it there.
    const whole = this.state.input.text === '' && target.value.length > TYPED_AT_ONCE;
    this.#send({ text: target.value, soon: put || whole, another: put });
  }

  /** Without the editor the box stays what it is: nothing depends on it but the marks. */
  async #load() {
    if (this.#loading) return;
    this.#loading = true;
    await new Promise((resolve) => setTimeout(resolve, AFTER_THE_REPORT));
    const module = await import('./editor.js').catch(() => null);
    if (!module || this.#editor) return;
    const box = this.querySelector('textarea');
    const focused = box !== null && document.activeElement === box;
    const [from, to] = [box?.selectionStart ?? 0, box?.selectionEnd ?? 0];
    const host = Object.assign(document.createElement('div'), { className: 'source-host' });
    box?.remove();
    this.after(host);
    this.#editor = new module.SourceEditor(host, boxText(this.state.input.text), {
      onEdit: (text, how) => this.#send({ text, ...how }),
      onCaret: (position) => this.#choose(position),
    });
    this.style.display = 'none';
    if (focused) this.#editor.select(from, to);
    this.requestUpdate();
  }

  /** @param {SourceEditor} editor */
  #follow(editor) {
    const { input, document, readText, changes, activeCell, activeFinding, locale } = this.state;
    if (this.#locale !== locale) {
      editor.word({ label: this.t('input.label'), placeholder: this.t('input.placeholder'), search: this.#searchWording() });
      this.#locale = locale;
    }
    const text = boxText(input.text);
    if (editor.text !== text) editor.replace(text);
    if (this.#marked !== document) {
      this.#marks = document ? sourceMarks(readText, document, markCells(document), new Set(Object.keys(changes))) : [];
      this.#marked = document;
    }
    const marks = this.#marksNow();
    const chosen = this.#chosen(marks, activeCell, activeFinding);
    editor.mark(marks, chosen);
    const target = this.#target(activeCell, activeFinding);
    if (target !== this.#shown && !editor.view.hasFocus && chosen[0]) editor.show(chosen[0].from);
    this.#shown = target;
  }

  #searchWording() {
    return {
      Find: this.t('search.find'),
      next: this.t('search.next'),
      previous: this.t('search.previous'),
      close: this.t('search.close'),
      'No matches': this.t('search.none'),
      'of many': this.t('search.many', { count: '$' }),
      'current match': this.t('search.current'),
      'on line': this.t('search.line'),
    };
  }

  /** The edits that the report on show knows nothing of yet. */
  #followEdits() {
    this.#edits.follow(boxText(this.state.readText), boxText(this.state.input.text));
    return this.#edits;
  }

  /** While newer text is being read, the marks of the older one move along with it. */
  #marksNow() {
    const edits = this.#followEdits();
    return this.#marks.map((mark) => ({ ...mark, ...edits.moved(mark) }));
  }

  /**
   * @param {string | null} cell
   * @param {number | null} finding
   */
  #target(cell, finding) {
    return cell ?? (finding === null ? null : `finding ${finding}`);
  }

  /**
   * @param {import('./marks.js').SourceMark[]} marks
   * @param {string | null} cell
   * @param {number | null} finding
   */
  #chosen(marks, cell, finding) {
    if (cell !== null) return marks.filter(({ key }) => key === cell);
    if (finding === null) return [];
    const keys = this.state.document?.findings[finding]?.cells ?? [];
    const prose = marks.filter((mark) => mark.finding === finding);
    return prose.length > 0 ? prose : marks.filter(({ key }) => key !== null && keys.includes(key));
  }

  /** @param {number} position */
  #choose(position) {
    const mark = markAt(this.#marksNow(), position);
    if (!mark) return;
    store.set({ activeCell: mark.key, activeFinding: mark.finding });
    const id = mark.key ? `cell-${mark.key}` : `finding-${mark.finding}`;
    document.getElementById(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @param {{text: string, soon: boolean, another: boolean}} detail */
  #send(detail) {
    this.dispatchEvent(new CustomEvent('giar-edit', { bubbles: true, detail }));
  }
}

customElements.define('giar-source', Source);
