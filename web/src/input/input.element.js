import { html, nothing } from 'lit';

import { chevron, lock } from '../app/icons.js';
import { closeOnEscape } from '../app/menu.js';
import { inLanguage } from '../i18n/translate.js';
import { View } from '../store/view.js';
import { chooseFiles, giveFiles } from './choose.js';
import { exampleItems } from './example-items.js';
import './input.css';
import '../source/source.element.js';

/** The box for the report's text, with the other ways to bring a report in: a file, an example. */
class InputPane extends View {
  /** @override */
  static watches = /** @type {const} */ (['input', 'document', 'replaced', 'refusal']);

  /** @override */
  render() {
    const { input, document, refusal, locale } = this.state;
    return html`<section class="panel input" aria-labelledby="input-heading">
      <div class="panel-bar">
        <h2 class="panel-heading" id="input-heading">${this.t('input.label')}</h2>
        <div class="panel-tools">${this.#exampleMenu()} ${this.#fileButton()} ${this.#folderButton()}</div>
      </div>
      <giar-source></giar-source>
      <div class="input-foot">
        <p class="input-count">${this.#count()}</p>
        ${this.#restoreButton()}
        ${document ? html`<button type="button" class="button quiet" data-find @click=${() => this.#send('giar-find', null)}>${this.t('search.open')}</button>` : nothing}
        <button type="button" class="button quiet" ?disabled=${input.text === ''} @click=${this.#clear}>${this.t('input.clear')}</button>
      </div>
      ${refusal ? html`<p class="input-refusal" role="alert">${inLanguage(refusal, locale)}</p>` : nothing}
      <giar-engine></giar-engine>
      <p class="input-privacy" id="input-privacy">${lock} <span>${this.t('input.privacy')}</span>
        <button type="button" class="privacy-button" aria-haspopup="dialog" @click=${() => this.#send('giar-privacy', null)}>${this.t('privacy.open')}</button></p>
    </section>`;
  }

  #exampleMenu() {
    return html`<details class="menu" @keydown=${closeOnEscape}>
      <summary class="button">${this.t('input.examples')} ${chevron}</summary>
      <ul class="menu-list">
        ${exampleItems(this.state.locale, () => this.#closeMenu())}
      </ul>
    </details>`;
  }

  #fileButton() {
    return html`<label class="button file-button"
      >${this.t('input.open')}<input type="file" multiple class="visually-hidden" @change=${this.#onFile}
    /></label>`;
  }

  #folderButton() {
    return html`<button type="button" class="button" data-folder @click=${() => chooseFiles(this, { folder: true })}>${this.t('input.folder')}</button>`;
  }

  #restoreButton() {
    if (!this.state.replaced) return nothing;
    return html`<button type="button" class="button quiet" @click=${() => this.#send('giar-restore', null)}>${this.t('input.restore')}</button>`;
  }

  #count() {
    const { text, name } = this.state.input;
    const characters = this.t('input.characters', { count: text.length });
    return name ? `${name} · ${characters}` : characters;
  }

  #clear() {
    this.#send('giar-replace', { text: '', name: null });
    /** @type {HTMLElement | null} */ (this.querySelector('giar-source'))?.focus();
  }

  #closeMenu() {
    const menu = this.querySelector('details');
    menu?.removeAttribute('open');
    menu?.querySelector('summary')?.focus();
  }

  /** @param {Event & {target: HTMLInputElement}} event */
  #onFile({ target }) {
    const files = [...(target.files ?? [])];
    // The same file, corrected meanwhile, may be chosen again.
    target.value = '';
    giveFiles(this, files);
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define('giar-input', InputPane);
