import { html, nothing } from 'lit';

import { store } from '../store/state.js';
import { View } from '../store/view.js';
import './charts.css';

/** The place of the charts, folded until somebody would rather look: only then are they loaded. */
class Charts extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'previous', 'charts']);

  #failed = false;

  /** @override */
  render() {
    const { document, previous, charts } = this.state;
    if (!document) return nothing;
    return html`<details class="charts" ?open=${charts} @toggle=${this.#onToggle}>
      <summary class="charts-summary">
        <h3 class="statutory-heading">${this.t('charts.heading')}</h3>
        <span class="charts-about">${this.t(previous ? 'charts.about.years' : 'charts.about')}</span>
      </summary>
      ${charts ? this.#content() : nothing}
    </details>`;
  }

  #content() {
    if (customElements.get('giar-drawn-charts')) return html`<giar-drawn-charts></giar-drawn-charts>`;
    if (this.#failed) return html`<p class="charts-hint" role="alert">${this.t('charts.failed')}</p>`;
    return html`<p class="charts-hint" role="status">${this.t('charts.loading')}</p>`;
  }

  /** @param {Event & {currentTarget: HTMLDetailsElement}} event */
  async #onToggle({ currentTarget }) {
    this.#failed = false;
    store.set({ charts: currentTarget.open });
    if (!currentTarget.open) return;
    await import('./drawn-charts.element.js').catch(() => (this.#failed = true));
    this.requestUpdate();
  }
}

customElements.define('giar-charts', Charts);
