import { html, nothing } from 'lit';

import { inLanguage } from '../i18n/translate.js';
import { View } from '../store/view.js';
import { originalText } from '../tables/cell.js';
import { editionOf } from '../tables/drawing.js';
import { cellLabels } from '../tables/labels.js';
import './corrections.css';

/** What the reader changed, to be looked over and taken back; undo and redo. */
class Corrections extends View {
  /** @override */
  static watches = /** @type {const} */ (['changes', 'past', 'future', 'asRead', 'form', 'notice']);

  /** @override */
  render() {
    const { changes, past, future, asRead, form, notice, locale } = this.state;
    if (!asRead || !form) return nothing;
    const count = Object.keys(changes).length;
    return html`<div class="corrections">
      <div class="corrections-bar">
        <p class="corrections-count">${count === 0 ? this.t('correcting.hint') : this.t('correcting.count', { count })}</p>
        <div class="corrections-tools">
          <button type="button" class="button" data-undo ?disabled=${past.length === 0} title="Ctrl+Z" @click=${() => this.#act('giar-undo')}>${this.t('correcting.undo')}</button>
          <button type="button" class="button" data-redo ?disabled=${future.length === 0} title="Ctrl+Y" @click=${() => this.#act('giar-redo')}>${this.t('correcting.redo')}</button>
          ${count > 0 ? html`<button type="button" class="button" data-reset @click=${() => this.#act('giar-reset')}>${this.t('correcting.reset')}</button>` : nothing}
        </div>
      </div>
      <p class="visually-hidden" id="grid-hint">${this.t('correcting.keys')}</p>
      <p class="corrections-notice" role="status">${notice ? inLanguage(notice, locale) : nothing}</p>
      ${count > 0 ? this.#list() : nothing}
    </div>`;
  }

  #list() {
    const { changes, asRead, form, locale } = this.state;
    if (!asRead || !form) return nothing;
    const labels = cellLabels(editionOf(form.editions, Object.keys(asRead.cells)), locale);
    return html`<ul class="changes" aria-label=${this.t('correcting.list')}>
      ${Object.entries(changes).map(
        ([key, value]) => html`<li class="change" data-change=${key}>
          <span>${labels.get(key)}</span>
          <span class="change-values"><del>${originalText(asRead.cells[key], locale)}</del> → <ins>${value ?? this.t('cell.void.blank')}</ins></span>
          <button type="button" class="button quiet" aria-label=${this.t('correcting.takeBack', { cell: labels.get(key) ?? key })} @click=${() => this.#act('giar-take-back', { key })}>${this.t('inspector.takeBack')}</button>
        </li>`,
      )}
    </ul>`;
  }

  /**
   * @param {string} name
   * @param {object} [detail]
   */
  #act(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define('giar-corrections', Corrections);
