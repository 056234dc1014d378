import { html, nothing } from 'lit';

import '../engine/engine.element.js';
import '../help/shortcuts.element.js';
import '../input/input.element.js';
import '../offline/update.element.js';
import '../report/report.element.js';
import { store } from '../store/state.js';
import { View } from '../store/view.js';
import './app.css';
import { rememberLocale } from './locale.js';

/** The whole page: masthead, the box on one side, the report on the other. */
class App extends View {
  /** @override */
  static watches = /** @type {const} */ (['engine', 'dropping', 'batch']);

  /** @override */
  render() {
    const { batch } = this.state;
    const listing = batch !== null && batch.open === null;
    return html`
      <a class="skip" href="#report">${this.t('app.skip')}</a>
      <header class="masthead">
        <h1 class="brand"><span class="brand-name" translate="no">giar</span> <span class="brand-tagline">${this.t('app.tagline')}</span></h1>
        <div class="masthead-tools">
        <button type="button" class="button quiet" data-help @click=${this.#help}>${this.t('keys.open')}</button>
        <button type="button" class="button quiet" lang=${this.state.locale === 'zh' ? 'en' : 'zh-CN'} @click=${this.#switchLocale}>
          ${this.t('app.otherLanguage')}
        </button>
        </div>
      </header>
      <giar-update></giar-update>
      <main class="desk">
        ${batch ? html`<giar-batch></giar-batch>` : nothing}
        <giar-input ?hidden=${listing}></giar-input>
        <giar-report id="report" tabindex="-1" ?hidden=${listing}></giar-report>
      </main>
      <footer class="colophon">${this.#colophon()}</footer>
      <giar-shortcuts></giar-shortcuts>
      ${this.state.dropping ? html`<div class="drop-veil" role="status"><p>${this.t('app.drop')}</p></div>` : nothing}
    `;
  }

  #colophon() {
    const { engine } = this.state;
    const versions = engine.phase === 'ready' ? this.t('app.versions', { giar: engine.giar, pyodide: engine.pyodide }) : '';
    return html`<p>${this.t('app.colophon')}</p>
      <p>${versions}</p>`;
  }

  #help() {
    document.dispatchEvent(new CustomEvent('giar-help'));
  }

  #switchLocale() {
    const locale = this.state.locale === 'zh' ? 'en' : 'zh';
    store.set({ locale });
    rememberLocale(locale);
  }
}

customElements.define('giar-app', App);
