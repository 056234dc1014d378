/** @import { Fetching, Progress } from './types.js' */
import { html, nothing } from 'lit';

import { signs } from '../app/icons.js';
import { View } from '../store/view.js';
import './engine.css';

/** Says how far the engine is: its stage and bytes while it loads, a sentence when it could not be loaded. */
class EngineStatus extends View {
  /** @override */
  static watches = /** @type {const} */ (['engine']);

  /** @override */
  render() {
    const { engine } = this.state;
    return html`<div class="engine" data-phase=${engine.phase}>
      ${engine.phase === 'loading' ? this.#loading(engine.progress) : nothing}
      ${engine.phase === 'ready' ? this.#ready(engine.fetching ?? null) : nothing}
      ${engine.phase === 'failed' ? this.#failed(engine.detail) : nothing}
    </div>`;
  }

  /** @param {Fetching | null} fetching */
  #ready(fetching) {
    if (!fetching) return html`<p class="engine-line">${signs.pass} ${this.t('engine.ready')}</p>`;
    const { loaded, total } = fetching;
    const words = this.t('engine.fetching');
    return html`
      <p class="engine-line engine-fetching">
        <span role="status">${words}</span>
        <span class="engine-bytes">${total ? this.#bytes({ loaded, total }) : `${megabytes(loaded)} MB`}</span>
      </p>
      <progress aria-label=${words} max="1" .value=${total ? Math.min(loaded / total, 1) : nothing}>${words}</progress>
    `;
  }

  /** @param {Progress | null} progress */
  #loading(progress) {
    const stage = this.t(`engine.stage.${progress?.stage ?? 'download'}`);
    return html`
      <p class="engine-line">
        <span role="status">${stage}</span>
        ${progress?.stage === 'download' ? html`<span class="engine-bytes">${this.#bytes(progress)}</span>` : nothing}
      </p>
      <progress aria-label=${this.t('engine.progress')} max="1" .value=${share(progress)}>${stage}</progress>
    `;
  }

  /** @param {{loaded: number, total: number}} progress */
  #bytes({ loaded, total }) {
    return this.t('engine.bytes', { loaded: megabytes(loaded), total: megabytes(total) });
  }

  /** @param {string} detail */
  #failed(detail) {
    return html`<div role="alert">
      <p class="engine-failure">${signs.error} ${this.t('engine.failed')}</p>
      <p class="engine-detail">${this.t('engine.failed.detail', { detail })}</p>
      <button type="button" class="button" @click=${this.#retry}>${this.t('engine.retry')}</button>
    </div>`;
  }

  #retry() {
    this.dispatchEvent(new CustomEvent('giar-retry', { bubbles: true }));
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/**
 * Downloading is most of the way; starting Python and installing giar are the rest of it.
 *
 * @param {Progress | null} progress
 */
function share(progress) {
  if (!progress || progress.total === 0) return 0;
  const stages = { download: 0.8 * (progress.loaded / progress.total), start: 0.85, install: 0.95 };
  return stages[progress.stage];
}

customElements.define('giar-engine', EngineStatus);
