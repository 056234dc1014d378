/** @import { Edition, Repair, ReportDocument } from '../engine/types.js' */
import { html, nothing } from 'lit';

import { follow } from '../findings/findings.element.js';
import { inLanguage } from '../i18n/translate.js';
import { View } from '../store/view.js';
import { cellText } from '../tables/cell.js';
import { editionOf } from '../tables/drawing.js';
import { cellLabels } from '../tables/labels.js';
import './repairs.css';

/** The corrections that would make the broken relations hold; the reader decides, nothing is applied. */
class Repairs extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'form']);

  /** @override */
  render() {
    const { document, form } = this.state;
    if (!document || !form || document.repairs.length === 0) return nothing;
    const edition = editionOf(form.editions, Object.keys(document.cells));
    return html`<section class="repairs" aria-labelledby="repairs-heading">
      <h3 class="repairs-heading" id="repairs-heading">${this.t('repairs.heading')}</h3>
      <p class="repairs-note">${this.t('repairs.note')}</p>
      <ol class="repairs-list">
        ${document.repairs.map((repair, index) => this.#repair(repair, index, document, edition))}
      </ol>
    </section>`;
  }

  /**
   * @param {Repair} repair
   * @param {number} index
   * @param {ReportDocument} document
   * @param {Edition} edition
   */
  #repair(repair, index, document, edition) {
    const { locale } = this.state;
    const labels = cellLabels(edition, locale);
    return html`<li class="repair" data-repair>
      ${Object.entries(repair.changes).map(
        ([key, value]) => html`<p class="repair-change" id=${`repair-${index}-${key}`}>
          <a href=${`#cell-${key}`} @click=${follow}>${labels.get(key)}</a>
          <span class="repair-values">
            <del>${cellText(document.cells[key]) || this.t('repairs.nothing')}</del>
            <span aria-hidden="true">→</span>
            <ins>${value}</ins>
          </span>
        </p>`,
      )}
      <button type="button" class="button strong repair-accept" data-accept-repair=${index}
        aria-describedby=${Object.keys(repair.changes).map((key) => `repair-${index}-${key}`).join(' ')}
        @click=${() => this.#accept(index)}>
        ${this.t('repairs.accept')}
      </button>
      <p class="repair-reason">${inLanguage(repair.reason, locale)} ${repair.unique ? html`<span class="badge">${this.t('repairs.unique')}</span>` : nothing}</p>
    </li>`;
  }

  /** @param {number} index */
  #accept(index) {
    this.dispatchEvent(new CustomEvent('giar-accept-repair', { bubbles: true, detail: { index } }));
  }
}

customElements.define('giar-repairs', Repairs);
