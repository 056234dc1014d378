/** @import { State } from './state.js' */
import { LitElement } from 'lit';

import { translate } from '../i18n/translate.js';
import { store } from './state.js';

/**
 * A component that shows a part of the state and is drawn again when one of the names in `watches` changes.
 *
 * It draws into the page itself, not into a shadow root: findings link to cells, cells name the findings that describe
 * them, and a copied table must find its styles; none of that crosses a shadow boundary.
 */
export class View extends LitElement {
  /** @type {ReadonlyArray<keyof State>} */
  static watches = [];

  /** @type {() => void} */
  #unwatch = () => {};

  get state() {
    return store.state;
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const { watches } = /** @type {typeof View} */ (this.constructor);
    this.#unwatch = store.watch(['locale', ...watches], () => this.requestUpdate());
    this.requestUpdate();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
  }

  /**
   * @param {import('../i18n/translate.js').Key} key
   * @param {Record<string, string | number>} [values]
   */
  t(key, values) {
    return translate(this.state.locale, key, values);
  }
}
