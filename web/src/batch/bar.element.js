import { html } from 'lit';

import { inLanguage } from '../i18n/translate.js';
import { BatchView } from './batch-view.js';
import { fileNameOf } from './entries.js';
import { chevronLeft } from './icons.js';
import { listed } from './listing.js';

/** The way back to the list, and to the reports before and after this one. */
class BatchBar extends BatchView {
  /** @override */
  render() {
    const { entries, open, notice } = this.batch;
    const order = listed(entries, { ...this.batch, held: open }, this.state.locale).filter(({ id, stage }) => id === open || stage === 'read' || stage === 'waiting');
    const index = order.findIndex(({ id }) => id === open);
    const name = fileNameOf(order[index]?.name ?? '');
    return html`<nav class="batch-bar panel" aria-label=${this.say('bar.label')}>
      <button type="button" class="button strong" data-back @click=${() => this.act('giar-batch-back')}>
        ${chevronLeft} ${this.say('bar.back')} <kbd aria-hidden="true">Alt+0</kbd>
      </button>
      <p class="batch-bar-name"><b>${name}</b> <span class="batch-faint">${this.say('bar.place', { number: index + 1, count: order.length })}</span></p>
      <p class="batch-bar-notice" role="status">${notice ? inLanguage(notice, this.state.locale) : ''}</p>
      <div class="batch-bar-steps">
        <button type="button" class="button" data-step="-1" ?disabled=${index <= 0} @click=${() => this.act('giar-batch-step', { step: -1 })}>
          ${this.say('bar.previous')}
        </button>
        <button type="button" class="button" data-step="1" ?disabled=${index === order.length - 1} @click=${() => this.act('giar-batch-step', { step: 1 })}>
          ${this.say('bar.next')}
        </button>
      </div>
    </nav>`;
  }
}

customElements.define('giar-batch-bar', BatchBar);
