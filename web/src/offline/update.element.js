import { html, nothing } from 'lit';

import { View } from '../store/view.js';
import './update.css';

/** Offers a newer version of the page; nothing happens unless the reader says so. */
class Update extends View {
  /** @override */
  static watches = /** @type {const} */ (['update']);

  /** @override */
  render() {
    const { update } = this.state;
    if (!update) return nothing;
    return html`<div class="update" role="status">
      <span>${this.t('update.offer')}</span>
      <button type="button" class="button" @click=${update}>${this.t('update.reload')}</button>
    </div>`;
  }
}

customElements.define('giar-update', Update);
