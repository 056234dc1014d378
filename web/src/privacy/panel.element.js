/** @import { Account, File } from './account.js' */
import { html, nothing } from 'lit';

import { signs } from '../app/icons.js';
import { View } from '../store/view.js';
import '../help/shortcuts.css';
import './panel.css';

/** What was loaded, and that nothing was sent, as the browser itself has noted it down. */
export class PrivacyPanel extends View {
  /** @type {Account | null} */
  #account = null;

  /** @param {Account} account */
  async open(account) {
    this.#account = account;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  /** @override */
  render() {
    const account = this.#account;
    if (!account) return nothing;
    return html`<dialog class="sheet privacy" aria-labelledby="privacy-heading" @click=${closeOutside}>
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 class="sheet-heading" id="privacy-heading">${this.t('privacy.heading')}</h2>
          <form method="dialog"><button class="button">${this.t('keys.close')}</button></form>
        </header>
        <p>${this.t('privacy.lead')}</p>
        <ul class="privacy-facts">
          <li data-fact="loaded" data-count=${account.files.length}>
            ${signs.pass} ${this.t('privacy.loaded', { count: account.files.length, size: size(account.bytes), folder: account.folder })}
          </li>
          <li data-fact="elsewhere" data-count=${account.elsewhere.length}>
            ${account.elsewhere.length === 0 ? signs.pass : signs.error} ${this.t('privacy.elsewhere', { count: account.elsewhere.length })}
          </li>
          <li data-fact="refused" data-count=${account.refused}>${signs.pass} ${this.t('privacy.refused', { count: account.refused })}</li>
        </ul>
        ${account.elsewhere.map((address) => html`<p class="privacy-elsewhere"><code>${address}</code></p>`)}
        ${this.#files(account.files)} ${this.#policy(account.policies)}
      </div>
    </dialog>`;
  }

  /** @param {File[]} files */
  #files(files) {
    return html`<div class="privacy-scroll" role="region" tabindex="0" aria-labelledby="privacy-files">
      <table class="privacy-files">
        <caption id="privacy-files">${this.t('privacy.files')}</caption>
        <thead>
          <tr>
            <th scope="col">${this.t('privacy.file')}</th>
            <th scope="col" class="privacy-number">${this.t('privacy.size')}</th>
            <th scope="col" class="privacy-number">${this.t('privacy.when')}</th>
            <th scope="col">${this.t('privacy.source')}</th>
          </tr>
        </thead>
        <tbody>
          ${files.map(
            ({ name, bytes, seconds, source }) => html`<tr data-file=${name} data-bytes=${bytes}>
              <th scope="row">${name}</th>
              <td class="privacy-number">${bytes ? size(bytes) : '—'}</td>
              <td class="privacy-number">${this.t('privacy.seconds', { seconds: seconds.toFixed(1) })}</td>
              <td>${this.t(`privacy.source.${source}`)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {string[]} policies */
  #policy(policies) {
    return html`<details class="privacy-policy">
      <summary>${this.t('privacy.policy')}</summary>
      <p>${this.t('privacy.policy.note')}</p>
      ${policies.map((policy) => html`<pre lang="en" tabindex="0"><code>${policy}</code></pre>`)}
    </details>`;
  }
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 100_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

/** @param {MouseEvent & {currentTarget: HTMLDialogElement}} event */
function closeOutside({ target, currentTarget }) {
  if (target === currentTarget) currentTarget.close();
}

customElements.define('giar-privacy', PrivacyPanel);
