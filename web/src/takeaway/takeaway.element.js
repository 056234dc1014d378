import { html, nothing } from 'lit';

import { chevron } from '../app/icons.js';
import { View } from '../store/view.js';
import { closeOnEscape } from '../app/menu.js';
import { FORMATS } from './formats.js';

/** The ways to take the report away. */
class TakeAwayMenu extends View {
  /** @override */
  static watches = /** @type {const} */ (['document']);

  /** @override */
  render() {
    if (!this.state.document) return nothing;
    return html`<div class="takeaway">
      <details class="takeaway-menu" @keydown=${closeOnEscape}>
        <summary class="button strong">${this.t('take.menu')} ${chevron}</summary>
        <ul class="menu-list">
          ${FORMATS.map(
            ({ format, name, about }) => html`<li>
              <button type="button" class="example" data-take=${format} @click=${() => this.#take(format)}>
                <span class="example-name">${this.t(name)}</span>
                <span class="example-about">${this.t(about)}</span>
              </button>
            </li>`,
          )}
        </ul>
      </details>
      <button type="button" class="button" data-print @click=${() => window.print()}>${this.t('take.print')}</button>
    </div>`;
  }

  /** @param {string} format */
  #take(format) {
    this.querySelector('details')?.removeAttribute('open');
    this.querySelector('summary')?.focus();
    this.dispatchEvent(new CustomEvent('giar-take', { bubbles: true, detail: { format } }));
  }
}

customElements.define('giar-takeaway', TakeAwayMenu);
