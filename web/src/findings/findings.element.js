/** @import { Finding, ReportDocument, Severity } from '../engine/types.js' */
/** @import { Entry, Group } from './grouping.js' */
import { html, nothing } from 'lit';

import { signs } from '../app/icons.js';
import { inLanguage } from '../i18n/translate.js';
import { store } from '../store/state.js';
import { View } from '../store/view.js';
import './findings.css';
import { groupFindings } from './grouping.js';
import { leadingCell } from './marks.js';

/** What does not add up, each finding a link to the cell or the words that it is about. */
class Findings extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'rules', 'activeCell']);

  /** @override */
  static properties = { grades: { attribute: false } };

  constructor() {
    super();
    /** @type {Severity[]} the grades that are listed here */
    this.grades = [];
  }

  /** @override */
  render() {
    const { document } = this.state;
    if (!document) return nothing;
    const groups = groupFindings(document.findings).filter(({ severity }) => this.grades.includes(severity));
    if (groups.length === 0) return nothing;
    return html`<ul class="findings" aria-label=${this.t('findings.list')}>
      ${groups.map((group) => (group.folded ? this.#fold(group, document) : this.#entries(group.entries, document)))}
    </ul>`;
  }

  /**
   * @param {Group} group
   * @param {ReportDocument} document
   */
  #fold(group, document) {
    const name = this.#ruleName(group.rule);
    return html`<li class="finding-fold" data-severity=${group.severity}>
      <details>
        <summary>${signs[group.severity]} <span>${this.t('findings.fold', { name, count: group.entries.length })}</span></summary>
        <ul class="findings">
          ${this.#entries(group.entries, document)}
        </ul>
      </details>
    </li>`;
  }

  /**
   * @param {Entry[]} entries
   * @param {ReportDocument} document
   */
  #entries(entries, document) {
    return entries.map(({ index, finding }) => this.#finding(index, finding, document));
  }

  /**
   * @param {number} index
   * @param {Finding} finding
   * @param {ReportDocument} document
   */
  #finding(index, finding, document) {
    const { activeCell, locale } = this.state;
    const active = activeCell !== null && finding.cells.includes(activeCell);
    const enter = () => store.set({ activeFinding: index });
    const leave = () => store.set({ activeFinding: null });
    return html`<li
      class="finding"
      id=${`finding-${index}`}
      data-rule=${finding.rule}
      data-severity=${finding.severity}
      data-verdict=${finding.verdict}
      ?data-active=${active}
      @pointerenter=${enter}
      @pointerleave=${leave}
      @focusin=${enter}
      @focusout=${leave}
    >
      <span class="finding-sign">${signs[finding.severity]}<span class="visually-hidden">${this.t(`severity.${finding.severity}`)}</span></span>
      <span class="finding-body">${this.#link(finding, document, inLanguage(finding.message, locale))}</span>
      <span class="finding-rule">${this.#ruleName(finding.rule)}</span>
    </li>`;
  }

  /**
   * @param {Finding} finding
   * @param {ReportDocument} document
   * @param {string} message
   */
  #link(finding, document, message) {
    const key = leadingCell(finding, document);
    const { where } = finding;
    const select = () => this.dispatchEvent(new CustomEvent('giar-show-source', { bubbles: true, detail: where }));
    if (key) {
      const link = html`<a class="finding-link" href=${`#cell-${key}`} @click=${follow}>${message}</a>`;
      const prose = where && finding.rule.startsWith('narrative.');
      return prose ? html`${link} <button type="button" class="button quiet finding-prose" @click=${select}>${this.t('findings.prose')}</button>` : link;
    }
    return where ? html`<button type="button" class="finding-link" @click=${select}>${message}</button>` : message;
  }

  /** @param {string} rule */
  #ruleName(rule) {
    const known = this.state.rules[rule];
    return known ? inLanguage(known.name, this.state.locale) : rule;
  }
}

/**
 * Goes to the cell and puts the focus there. The address stays as it is: the way back is the page's, not the list's.
 *
 * @param {Event & {currentTarget: HTMLAnchorElement}} event
 */
export function follow(event) {
  const target = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center', inline: 'center' });
}

customElements.define('giar-findings', Findings);
