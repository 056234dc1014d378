/** @import { Transaction } from '@codemirror/state' */
/** @import { SourceMark } from './marks.js' */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { openSearchPanel, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';

import styles from './editor.css?inline';
import { searchPhrases, sourceSearch } from './search.js';

/** @typedef {{label: string, placeholder: string, search: import('./search.js').SearchWording}} Wording */

/**
 * @typedef {Object} EditorEvents
 * @property {(text: string, how: {soon: boolean, another: boolean}) => void} onEdit
 * @property {(position: number) => void} onCaret the reader put the caret somewhere
 */

/** @type {import('@codemirror/state').StateEffectType<{marks: SourceMark[], chosen: {from: number, to: number}[]}>} */
const setMarks = StateEffect.define();
const fromOutside = Annotation.define();

/** The margin by which a scrolling is known that leaves the page around the editor alone: on a phone the reader is at a table. */
const WITHIN = 0;

/** The keys of searching; selecting every occurrence or going to a line by its number is nothing that a report needs. */
const SEARCH_KEYS = new Set(['Mod-f', 'F3', 'Mod-g', 'Escape']);

const decorations = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return decorate(effect.value, transaction.state.doc.length);
    return transaction.docChanged ? marks.map(transaction.changes) : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * The source in an editor that stays fast on a megabyte, with marks where the cells stand. It has a shadow root of its own,
 * because there its styles are taken on by a page whose policy allows no other styles than its files'.
 */
export class SourceEditor {
  /**
   * @param {Element} host
   * @param {string} text
   * @param {EditorEvents} events
   */
  constructor(host, text, events) {
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    this.wording = new Compartment();
    this.undoing = new Compartment();
    const extensions = [
      this.undoing.of(history()),
      drawSelection(),
      keymap.of([...searchKeymap.filter(({ key }) => SEARCH_KEYS.has(key ?? '')), ...defaultKeymap, ...historyKeymap]),
      sourceSearch,
      EditorView.lineWrapping,
      EditorView.scrollHandler.of(scrollWithin),
      decorations,
      this.wording.of([]),
      EditorView.contentAttributes.of({ id: 'report-text', tabindex: '0', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }),
      EditorView.updateListener.of((update) => {
        if (update.transactions.some((transaction) => transaction.annotation(fromOutside))) return;
        if (update.docChanged) events.onEdit(update.state.doc.toString(), manner(update.transactions, update.startState.doc.length));
        else if (update.transactions.some((transaction) => transaction.isUserEvent('select'))) {
          events.onCaret(update.state.selection.main.head);
        }
      }),
    ];
    this.view = new EditorView({ parent: root, root, state: EditorState.create({ doc: text, extensions }) });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /**
   * Another text takes the place of this one; what was typed into the former cannot be undone in it.
   *
   * @param {string} text
   */
  replace(text) {
    const changes = { from: 0, to: this.view.state.doc.length, insert: text };
    this.view.dispatch({ changes, effects: this.undoing.reconfigure([]), annotations: fromOutside.of(true) });
    this.view.dispatch({ effects: this.undoing.reconfigure(history()), annotations: fromOutside.of(true) });
  }

  /** @param {Wording} wording */
  word({ label, placeholder: hint, search }) {
    const attributes = { 'aria-label': label };
    this.view.dispatch({
      effects: this.wording.reconfigure([EditorView.contentAttributes.of(attributes), placeholder(hint), searchPhrases(search)]),
      annotations: fromOutside.of(true),
    });
  }

  /**
   * @param {SourceMark[]} marks
   * @param {{from: number, to: number}[]} chosen the places that the reader chose
   */
  mark(marks, chosen) {
    this.view.dispatch({ effects: setMarks.of({ marks, chosen }), annotations: fromOutside.of(true) });
  }

  /**
   * Brings a place into sight within the editor; the focus and the page around it stay where they are.
   *
   * @param {number} position
   */
  show(position) {
    const at = Math.min(position, this.view.state.doc.length);
    this.view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center', yMargin: WITHIN }), annotations: fromOutside.of(true) });
  }

  /**
   * Selects a place and goes there with the focus.
   *
   * @param {number} from
   * @param {number} to
   */
  select(from, to) {
    const { length } = this.view.state.doc;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }), annotations: fromOutside.of(true) });
    this.view.focus();
  }

  find() {
    openSearchPanel(this.view);
  }

  destroy() {
    this.view.destroy();
  }
}

/**
 * @param {EditorView} view
 * @param {import('@codemirror/state').SelectionRange} range
 * @param {{yMargin: number}} options
 * @returns {boolean} whether there is nothing left to scroll
 */
function scrollWithin(view, range, { yMargin }) {
  if (yMargin !== WITHIN) return false;
  const place = placeAt(view, range.head).getBoundingClientRect();
  const sight = view.scrollDOM.getBoundingClientRect();
  view.scrollDOM.scrollTop += (place.top + place.bottom - sight.top - sight.bottom) / 2;
  return true;
}

/**
 * What is drawn at a position. The editor itself tells no coordinates while it scrolls.
 *
 * @param {EditorView} view
 * @param {number} position
 */
function placeAt(view, position) {
  const { node, offset } = view.domAtPos(position);
  const place = document.createRange();
  if (node instanceof Text) {
    place.setStart(node, Math.min(offset, Math.max(0, node.length - 1)));
    place.setEnd(node, Math.min(offset + 1, node.length));
  } else place.selectNode(node.childNodes[offset] ?? node);
  return place;
}

/**
 * @param {readonly Transaction[]} transactions
 * @param {number} length of the text before
 */
function manner(transactions, length) {
  const pasted = transactions.some((transaction) => transaction.isUserEvent('input.paste') || transaction.isUserEvent('input.drop'));
  let another = false;
  for (const transaction of transactions) {
    transaction.changes.iterChanges((from, to) => (another ||= from === 0 && to === length && length > 0));
  }
  return { soon: pasted, another };
}

/**
 * @param {{marks: SourceMark[], chosen: {from: number, to: number}[]}} marks
 * @param {number} length
 */
function decorate({ marks, chosen }, length) {
  const within = (/** @type {{from: number, to: number}} */ { from, to }) => from < to && to <= length;
  const ranges = marks.filter(within).map((mark) => {
    const classes = ['source-mark', mark.key ? 'source-cell' : 'source-prose', mark.severity && `source-${mark.severity}`, mark.changed && 'source-changed'];
    return Decoration.mark({ class: classes.filter(Boolean).join(' '), attributes: mark.key ? { 'data-source': mark.key } : {} }).range(mark.from, mark.to);
  });
  const places = chosen.filter(within).map(({ from, to }) => Decoration.mark({ class: 'source-chosen' }).range(from, to));
  return Decoration.set([...ranges, ...places], true);
}
