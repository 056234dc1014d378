/** @import { Locale } from '../store/state.js' */
import { html } from 'lit';

import { inLanguage } from '../i18n/translate.js';
import { examples, exampleText } from './examples.js';

/**
 * The examples as items of a list; choosing one puts its text into the box.
 *
 * @param {Locale} locale
 * @param {() => void} [onChoose]
 */
export function exampleItems(locale, onChoose = () => {}) {
  return examples.map(({ file, name, about }) => {
    /** @param {Event & {currentTarget: HTMLElement}} event */
    const choose = async ({ currentTarget }) => {
      onChoose();
      const detail = { text: await exampleText(file), name: inLanguage(name, locale) };
      currentTarget.dispatchEvent(new CustomEvent('giar-replace', { bubbles: true, detail }));
    };
    return html`<li>
      <button type="button" class="example" data-example=${file} @click=${choose}>
        <span class="example-name">${inLanguage(name, locale)}</span>
        <span class="example-about">${inLanguage(about, locale)}</span>
      </button>
    </li>`;
  });
}
