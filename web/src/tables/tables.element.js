/** @import { Cell, Edition, ReportDocument } from '../engine/types.js' */
/** @import { Mark } from '../findings/marks.js' */
/** @import { Locale } from '../store/state.js' */
/** @import { Drawing, Head, Row, Section, Slot } from './drawing.js' */
import { html, nothing } from 'lit';

import { markCells } from '../findings/marks.js';
import { translate } from '../i18n/translate.js';
import { store } from '../store/state.js';
import { View } from '../store/view.js';
import { cellText, cellTitle } from './cell.js';
import { drawTable, editionOf } from './drawing.js';
import { numbered } from './labels.js';
import './tables.css';

/** The three statutory tables as the official form draws them, filled as the report fills them. */
class Tables extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'form', 'activeFinding']);

  /** @type {{document: ReportDocument, drawings: Drawing[], marks: Map<string, Mark>} | null} */
  #drawn = null;

  /** @override */
  render() {
    const { document, form } = this.state;
    if (!document || !form) return nothing;
    const { drawings, marks } = this.#draw(document, form.editions);
    return drawings.map((drawing) => this.#table(drawing, document, marks));
  }

  /**
   * @param {ReportDocument} document
   * @param {Edition[]} editions
   */
  #draw(document, editions) {
    if (this.#drawn?.document !== document) {
      const edition = editionOf(editions, Object.keys(document.cells));
      this.#drawn = { document, drawings: edition.tables.map(drawTable), marks: markCells(document) };
    }
    return this.#drawn;
  }

  /**
   * @param {Drawing} drawing
   * @param {ReportDocument} document
   * @param {Map<string, Mark>} marks
   */
  #table(drawing, document, marks) {
    const { locale } = this.state;
    const heading = `table-${drawing.key}`;
    return html`<div class="statutory">
      <h3 class="statutory-heading" id=${heading}>${numbered(drawing.number, drawing.title, locale)}</h3>
      <div class="statutory-scroll" role="region" aria-labelledby=${heading} tabindex="0">
        <table class="form-table" data-table=${drawing.key} data-labels=${drawing.labelColumns} aria-labelledby=${heading}>
          <colgroup>
            ${count(drawing.labelColumns).map((level) => html`<col class="label-column" data-level=${level} />`)}
            ${count(drawing.valueColumns).map(() => html`<col class="value-column" />`)}
          </colgroup>
          ${drawing.sections.map((section, index) => this.#section(section, index, document, marks))}
        </table>
      </div>
    </div>`;
  }

  /**
   * Only the first heads of a table can stand in its one `thead`; later blocks bring their own heads along.
   *
   * @param {Section} section
   * @param {number} index
   * @param {ReportDocument} document
   * @param {Map<string, Mark>} marks
   */
  #section(section, index, document, marks) {
    const row = (/** @type {Row} */ cells) =>
      html`<tr>
        ${cells.map((cell) => (cell.kind === 'head' ? this.#head(cell) : this.#cell(cell, document, marks)))}
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
   * @param {ReportDocument} document
   * @param {Map<string, Mark>} marks
   */
  #cell(slot, document, marks) {
    const { locale } = this.state;
    const cell = document.cells[slot.key];
    const mark = marks.get(slot.key);
    const described = mark?.findings.map((index) => `finding-${index}`).join(' ');
    return html`<td
      id=${`cell-${slot.key}`}
      class="cell"
      data-cell=${slot.key}
      data-status=${cell.status}
      data-mark=${mark?.severity ?? nothing}
      data-sign=${signOf(cell, mark)}
      ?data-suspect=${mark?.suspect ?? false}
      ?data-active=${this.#isActive(slot.key)}
      data-void=${voidOf(cell, locale)}
      ?data-zero=${cell.value === 0}
      ?data-total=${slot.total}
      ?data-edge=${slot.edge}
      headers=${slot.heads.join(' ')}
      colspan=${slot.colspan}
      title=${cellTitle(cell, locale) ?? nothing}
      aria-describedby=${described || nothing}
      tabindex="-1"
      @focus=${() => store.set({ activeCell: slot.key })}
      @blur=${() => store.set({ activeCell: null })}
    >${cellText(cell)}</td>`;
  }

  /** @param {string} key */
  #isActive(key) {
    const { document, activeFinding } = this.state;
    return activeFinding !== null && (document?.findings[activeFinding]?.cells.includes(key) ?? false);
  }
}

/**
 * The small sign in the corner of a cell: what is wrong must not be told by colour alone.
 *
 * @param {Cell} cell
 * @param {Mark | undefined} mark
 */
function signOf(cell, mark) {
  if (mark?.severity === 'error') return '✕';
  if (cell.status === 'ambiguous' || cell.status === 'unreadable') return '?';
  return mark?.severity === 'warning' ? '!' : nothing;
}

/**
 * The word in small print where a cell holds nothing; a style draws it, so that the cell's text stays empty.
 *
 * @param {Cell} cell
 * @param {Locale} locale
 */
function voidOf({ status }, locale) {
  return status === 'blank' || status === 'absent' || status === 'ambiguous' ? translate(locale, `cell.void.${status}`) : nothing;
}

/** @param {number} length */
function count(length) {
  return Array.from({ length }, (_, index) => index);
}

customElements.define('giar-tables', Tables);
