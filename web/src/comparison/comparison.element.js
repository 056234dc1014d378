/** @import { Previous } from '../store/state.js' */
import { html, nothing } from 'lit';

import { store } from '../store/state.js';
import { View } from '../store/view.js';
import { follow } from '../findings/findings.element.js';
import { editionOf } from '../tables/drawing.js';
import { cellLabels } from '../tables/labels.js';
import './comparison.css';
import { differences } from './differences.js';

/** Last year's report beside this one: what it is, and every number that is another than then. */
class Comparison extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'previous', 'form']);

  /** @override */
  render() {
    const { document, previous } = this.state;
    if (!document) return nothing;
    return html`<section class="comparison" aria-labelledby="comparison-heading">
      <div class="statutory-bar">
        <h3 class="statutory-heading" id="comparison-heading">${this.t('comparison.heading')}</h3>
        <div class="comparison-tools">
          <button type="button" class="button" data-previous @click=${this.#open}>${this.t('comparison.open')}</button>
          ${previous ? html`<button type="button" class="button" data-previous-remove @click=${() => this.#act('giar-previous-remove', {})}>${this.t('comparison.remove')}</button>` : nothing}
        </div>
      </div>
      ${previous ? this.#differences(previous) : this.#invitation()}
    </section>`;
  }

  #invitation() {
    return html`<p class="comparison-hint">${this.t('comparison.hint')}</p>
      <textarea
        class="comparison-box"
        rows="2"
        spellcheck="false"
        autocomplete="off"
        aria-label=${this.t('comparison.paste')}
        placeholder=${this.t('comparison.paste')}
        @input=${this.#onInput}
      ></textarea>`;
  }

  /** @param {Previous} previous */
  #differences(previous) {
    const { document, form, locale } = this.state;
    if (!document || !form) return nothing;
    const found = differences(previous.document, document);
    const labels = cellLabels(editionOf(form.editions, Object.keys(document.cells)), locale);
    const none = this.t('repairs.nothing');
    return html`<p class="comparison-hint" lang=${previous.document.meta.title ? 'zh-CN' : nothing}>${previous.document.meta.title ?? previous.name ?? this.t('meta.untitled')}</p>
      ${found.length === 0
        ? html`<p>${this.t('comparison.same')}</p>`
        : html`<table class="differences" aria-labelledby="comparison-heading">
            <thead>
              <tr>
                <th scope="col">${this.t('comparison.cell')}</th>
                <th scope="col">${this.t('comparison.before')}</th>
                <th scope="col">${this.t('comparison.now')}</th>
                <th scope="col">${this.t('comparison.by')}</th>
              </tr>
            </thead>
            <tbody>
              ${found.map(
                ({ key, before, now, by }) => html`<tr data-difference=${key}>
                  <th scope="row"><a href=${`#cell-${key}`} @click=${follow}>${labels.get(key)}</a></th>
                  <td>${before ?? none}</td>
                  <td>${now ?? none}</td>
                  <td>${by === null ? '' : by > 0 ? `+${by}` : by}</td>
                </tr>`,
              )}
            </tbody>
          </table>`}`;
  }

  /** The page has one box for files; another for a moment is enough here. */
  #open() {
    const input = Object.assign(document.createElement('input'), { type: 'file' });
    input.addEventListener('change', () => input.files?.[0] && this.#act('giar-previous-file', { file: input.files[0] }));
    input.click();
  }

  /** @param {InputEvent & {target: HTMLTextAreaElement}} event */
  #onInput({ target }) {
    store.set({ notice: null });
    if (target.value.trim() !== '') this.#act('giar-previous-text', { text: target.value });
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #act(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define('giar-comparison', Comparison);
