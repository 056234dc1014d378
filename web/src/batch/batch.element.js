import { html } from 'lit';

import './bar.element.js';
import { Announcer } from './announcer.js';
import { BatchView } from './batch-view.js';
import './batch.css';
import './table.css';
import './cards.css';
import './list.element.js';
import { progressOf } from './progress.js';
import { inOneLine } from './words.js';

/** Many reports: their list, or, while one of them lies on the desk, the way back to it. */
class Batch extends BatchView {
  #announcer = new Announcer();
  #said = '';
  /** @type {number | null} */
  #open = null;

  /** @override */
  render() {
    const { open } = this.batch;
    this.#listen();
    return html`${open === null ? html`<giar-batch-list></giar-batch-list>` : html`<giar-batch-bar></giar-batch-bar>`}
      <p class="visually-hidden" role="status">${this.#said}</p>`;
  }

  /** @override */
  updated() {
    const { open } = this.batch;
    const opened = open !== null && this.#open === null;
    this.#open = open;
    // The report draws itself in microtasks of its own.
    if (opened) setTimeout(() => focusOn('.verdict-heading', 'giar-report'));
  }

  #listen() {
    const { stage, entries } = this.batch;
    const occasion = this.#announcer.occasion(stage, performance.now());
    if (!occasion) return;
    const { total, done, left, refused } = progressOf(entries);
    const unread = refused > 0 ? this.say('run.refused', { count: refused }) : '';
    const result = left === 0 ? this.say('run.done', { total }) : this.say('run.stopped', { done, left });
    if (occasion === 'over') this.#said = inOneLine(this.state.locale, result, unread);
    else this.#said = this.say('run.announce', { done, total });
  }
}

/** @param {...string} selectors what to go to, the first that is there */
function focusOn(...selectors) {
  const found = selectors.map((selector) => document.querySelector(selector)).find((element) => element !== null);
  const target = /** @type {HTMLElement | undefined} */ (found);
  window.scrollTo({ top: 0 });
  target?.focus({ preventScroll: true });
  // Where the text stands above the report, the report is what was asked for.
  if (target && target.getBoundingClientRect().bottom > window.innerHeight) target.closest('giar-report')?.scrollIntoView();
}

customElements.define('giar-batch', Batch);
