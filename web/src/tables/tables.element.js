/** @import { Edition, ReportDocument } from '../engine/types.js' */
/** @import { Mark } from '../findings/marks.js' */
/** @import { Drawing, Head, Row, Section, Slot } from './drawing.js' */
/** @import { Place } from './moves.js' */
import { html, nothing } from 'lit';

import { markCells } from '../findings/marks.js';
import { store } from '../store/state.js';
import { View } from '../store/view.js';
import { cellText, cellTitle, originalText, signOf, voidOf } from './cell.js';
import { drawTable, editionOf } from './drawing.js';
import { GridKeys } from './editing.js';
import { cellLabels, numbered } from './labels.js';
import { gridOf } from './moves.js';
import './tables.css';
import './editing.css';

/**
 * @typedef {{edition: Edition, drawings: Drawing[], grid: Place[][]}} Layout
 * @typedef {{document: ReportDocument, marks: Map<string, Mark>, suggested: Map<string, number>, labels: Map<string, string>}} Filling
 */

/** The three statutory tables as the official form draws them, filled as the report fills them, and editable like a sheet. */
class Tables extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'form', 'activeFinding', 'activeCell', 'changes', 'draft']);

  /** @type {Layout | null} */
  #layout = null;
  /** @type {(Filling & {locale: string}) | null} */
  #filling = null;
  #keys = new GridKeys(this, () => this.#layout?.grid ?? []);

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('giar-editing', () => this.requestUpdate());
  }

  /** @override */
  render() {
    const { document, form } = this.state;
    if (!document || !form) return nothing;
    const { drawings } = this.#lay(document, form.editions);
    const filling = this.#fill(document);
    return drawings.map((drawing) => this.#table(drawing, filling));
  }

  /** @override */
  updated() {
    const input = /** @type {HTMLInputElement | null} */ (this.querySelector('.cell-editor'));
    if (!input || document.activeElement === input) return;
    input.focus({ preventScroll: true });
    input.setSelectionRange(input.value.length, input.value.length);
  }

  /**
   * @param {ReportDocument} document
   * @param {Edition[]} editions
   */
  #lay(document, editions) {
    const edition = editionOf(editions, Object.keys(document.cells));
    if (this.#layout?.edition !== edition) {
      const drawings = edition.tables.map(drawTable);
      this.#layout = { edition, drawings, grid: gridOf(drawings) };
      this.#filling = null;
    }
    return this.#layout;
  }

  /** @param {ReportDocument} document */
  #fill(document) {
    const { locale } = this.state;
    if (this.#filling?.document !== document || this.#filling.locale !== locale) {
      const suggested = new Map(document.repairs.toReversed().flatMap(({ changes }) => Object.entries(changes)));
      const labels = cellLabels(/** @type {Layout} */ (this.#layout).edition, locale);
      this.#filling = { document, marks: markCells(document), suggested, labels, locale };
    }
    return this.#filling;
  }

  /**
   * @param {Drawing} drawing
   * @param {Filling} filling
   */
  #table(drawing, filling) {
    const { locale } = this.state;
    const heading = `table-${drawing.key}`;
    const copy = () => this.dispatchEvent(new CustomEvent('giar-copy-table', { bubbles: true, detail: { table: drawing.key } }));
    return html`<div class="statutory">
      <div class="statutory-bar">
        <h3 class="statutory-heading" id=${heading}>${numbered(drawing.number, drawing.title, locale)}</h3>
        <button type="button" class="button quiet copy-table" data-copy=${drawing.key} aria-describedby=${heading} @click=${copy}>
          ${this.t('take.copy')}
        </button>
      </div>
      <div class="statutory-scroll">
        <table
          class="form-table"
          role="grid"
          data-table=${drawing.key}
          data-labels=${drawing.labelColumns}
          aria-labelledby=${heading}
          aria-describedby="grid-hint"
        >
          <colgroup>
            ${count(drawing.labelColumns).map((level) => html`<col class="label-column" data-level=${level} />`)}
            ${count(drawing.valueColumns).map(() => html`<col class="value-column" />`)}
          </colgroup>
          ${drawing.sections.map((section, index) => this.#section(section, index, filling, firstKey(drawing)))}
        </table>
      </div>
    </div>`;
  }

  /**
   * Only the first heads of a table can stand in its one `thead`; later blocks bring their own heads along.
   *
   * @param {Section} section
   * @param {number} index
   * @param {Filling} filling
   * @param {string} first the first cell of the table
   */
  #section(section, index, filling, first) {
    const row = (/** @type {Row} */ cells) =>
      html`<tr>
        ${cells.map((cell) => (cell.kind === 'head' ? this.#head(cell) : this.#cell(cell, filling, first)))}
      </tr>`;
    const head = section.head.map(row);
    const rows = section.rows.map(row);
    return index === 0
      ? html`<thead>${head}</thead><tbody>${rows}</tbody>`
      : html`<tbody>${head}${rows}</tbody>`;
  }

  /** @param {Head} head */
  #head(head) {
    const { locale } = this.state;
    const scope = { column: head.group ? 'colgroup' : 'col', row: head.group ? 'rowgroup' : 'row', caption: 'colgroup', stub: null };
    return html`<th
      id=${head.id}
      class="head"
      data-axis=${head.axis}
      data-level=${head.level}
      ?data-group=${head.group}
      ?data-total=${head.total}
      ?data-edge=${head.edge}
      scope=${scope[head.axis] ?? nothing}
      colspan=${head.colspan}
      rowspan=${head.rowspan}
    ><span class="head-text">${numbered(head.number, head.label, locale)}</span></th>`;
  }

  /**
   * @param {Slot} slot
   * @param {Filling} filling
   * @param {string} first
   */
  #cell(slot, { document, marks, suggested, labels }, first) {
    const { locale, changes, asRead, activeCell } = this.state;
    const { key } = slot;
    const cell = document.cells[key];
    const mark = marks.get(key);
    const described = mark?.findings.map((index) => `finding-${index}`).join(' ');
    const editing = this.#keys.editing?.key === key;
    const was = key in changes && asRead ? originalText(asRead.cells[key], locale) : null;
    return html`<td
      id=${`cell-${key}`}
      class="cell"
      data-cell=${key}
      data-status=${cell.status}
      data-mark=${mark?.severity ?? nothing}
      data-sign=${signOf(cell, mark) ?? nothing}
      data-was=${was ?? nothing}
      data-suggested=${!editing && suggested.has(key) ? String(suggested.get(key)) : nothing}
      ?data-suspect=${mark?.suspect ?? false}
      ?data-active=${this.#isActive(key)}
      ?data-chosen=${activeCell === key}
      ?data-editing=${editing}
      data-void=${voidOf(cell, locale) ?? nothing}
      ?data-zero=${cell.value === 0}
      ?data-total=${slot.total}
      ?data-edge=${slot.edge}
      headers=${slot.heads.join(' ')}
      colspan=${slot.colspan}
      title=${cellTitle(cell, locale) ?? nothing}
      aria-describedby=${described || nothing}
      aria-selected=${activeCell === key ? 'true' : 'false'}
      tabindex=${this.#isEntrance(key, first) ? 0 : -1}
      @focus=${() => store.set({ activeCell: key })}
      @dblclick=${() => this.#keys.begin(key, null)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => !editing && this.#keys.onCellKey(event, key)}
    >${cellText(cell)}${editing ? this.#editor(labels.get(key) ?? key) : nothing}</td>`;
  }

  /** @param {string} label */
  #editor(label) {
    const { editing } = this.#keys;
    const wrong = this.state.draft?.wrong ?? false;
    return html`<input
      class="cell-editor"
      inputmode="decimal"
      autocomplete="off"
      aria-label=${label}
      aria-invalid=${wrong ? 'true' : 'false'}
      aria-describedby="grid-hint"
      value=${editing?.text ?? ''}
      @input=${(/** @type {any} */ event) => this.#keys.onInput(event)}
      @keydown=${(/** @type {any} */ event) => this.#keys.onEditorKey(event)}
      @blur=${() => this.#keys.onLeave()}
      @dblclick=${(/** @type {Event} */ event) => event.stopPropagation()}
    />`;
  }

  /**
   * Tab reaches the chosen cell and goes on from there to all about it: another table's first cell would take its place. Where
   * none is chosen, Tab reaches the first cell of each table.
   *
   * @param {string} key
   * @param {string} first
   */
  #isEntrance(key, first) {
    const { activeCell } = this.state;
    return key === (activeCell ?? first);
  }

  /** @param {string} key */
  #isActive(key) {
    const { document, activeFinding } = this.state;
    return activeFinding !== null && (document?.findings[activeFinding]?.cells.includes(key) ?? false);
  }
}

/** @param {Drawing} drawing */
function firstKey(drawing) {
  const first = drawing.sections[0].rows[0].find((cell) => cell.kind === 'slot');
  return first?.kind === 'slot' ? first.key : '';
}

/** @param {number} length */
function count(length) {
  return Array.from({ length }, (_, index) => index);
}

customElements.define('giar-tables', Tables);
