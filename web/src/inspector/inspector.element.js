/** @import { Cell, ReportDocument } from '../engine/types.js' */
/** @import { Side, Sum } from './sums.js' */
import { html, nothing } from 'lit';

import { signs } from '../app/icons.js';
import { inLanguage } from '../i18n/translate.js';
import { store } from '../store/state.js';
import { View } from '../store/view.js';
import { candidateText, cellText, originalText } from '../tables/cell.js';
import { editionOf } from '../tables/drawing.js';
import { cellLabels } from '../tables/labels.js';
import { verdictCounts, verdictOf } from '../report/verdict.js';
import { excerpt } from './excerpt.js';
import './inspector.css';
import { sumsOf } from './sums.js';

/** Pixels that are left free between a cell and the inspector. */
const ROOM = 12;

const SIGNS = { pass: signs.pass, fail: signs.error, undecided: signs.warning };

/** All about the chosen cell: its place in the source, its sums with their numbers, what could be put in its place. */
class Inspector extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'activeCell', 'form', 'rules', 'changes', 'asRead']);

  /** @override */
  render() {
    const { document, form, activeCell, locale, asRead } = this.state;
    if (!document || !form || !asRead || !activeCell || !document.cells[activeCell]) return nothing;
    const edition = editionOf(form.editions, Object.keys(document.cells));
    const labels = cellLabels(edition, locale);
    const cell = document.cells[activeCell];
    return html`<section class="inspector" aria-labelledby="inspector-heading" @keydown=${this.#onKey}>
      <header class="inspector-head">
        <div class="inspector-about">
          <h3 class="inspector-heading" id="inspector-heading">${labels.get(activeCell)}</h3>
          ${this.#value(activeCell, cell, asRead.cells[activeCell])}
          <p class="inspector-verdict">${this.t(`verdict.${verdictOf(document)}`, verdictCounts(document))}</p>
        </div>
        <button type="button" class="button quiet inspector-close" @click=${() => store.set({ activeCell: null })}>${this.t('inspector.close')}</button>
      </header>
      ${this.#offers(activeCell, document, asRead.cells[activeCell])}
      ${this.#source(activeCell, asRead.cells[activeCell])}
      <ul class="sums" aria-label=${this.t('inspector.sums')}>
        ${sumsOf(edition, document, activeCell).map((sum) => this.#sum(sum, activeCell, labels))}
      </ul>
    </section>`;
  }

  /** @override */
  updated() {
    const { activeCell } = this.state;
    // What is gone to by Tab comes to lie above the inspector, not under it. To measure makes the browser lay out all of the
    // page, which has its time later where there is nothing to measure.
    const covers = this.firstElementChild !== null;
    document.documentElement.style.scrollPaddingBottom = covers ? `${this.offsetHeight}px` : '';
    const cell = covers && document.getElementById(`cell-${activeCell}`);
    if (cell && cell.contains(document.activeElement)) this.#uncover(cell);
  }

  /**
   * What is said of a cell must not hide it.
   *
   * @param {Element} cell
   */
  #uncover(cell) {
    const covered = cell.getBoundingClientRect().bottom - this.getBoundingClientRect().top;
    if (covered > 0) window.scrollBy({ top: covered + ROOM, behavior: 'instant' });
  }

  /**
   * @param {string} key
   * @param {Cell} cell
   * @param {Cell} asRead
   */
  #value(key, cell, asRead) {
    const { locale, changes } = this.state;
    const now = cellText(cell) || originalText(cell, locale);
    if (!(key in changes)) return html`<p class="inspector-value"><b>${now}</b></p>`;
    return html`<p class="inspector-value">
      <del aria-label=${this.t('inspector.was', { text: originalText(asRead, locale) })}>${originalText(asRead, locale)}</del>
      <span aria-hidden="true">→</span> <b>${now}</b>
      <button type="button" class="button quiet" data-take-back @click=${() => this.#act('giar-take-back', { key })}>${this.t('inspector.takeBack')}</button>
    </p>`;
  }

  /**
   * @param {string} key
   * @param {ReportDocument} document
   * @param {Cell} asRead
   */
  #offers(key, document, asRead) {
    const repair = document.repairs.find(({ changes }) => key in changes);
    const candidates = asRead.candidates ?? [];
    if (!repair && candidates.length === 0) return nothing;
    return html`<div class="offers">
      ${repair
        ? html`<button type="button" class="button strong" data-accept @click=${() => this.#act('giar-accept', { key })}>
              ${this.t('repairs.accept')} → ${repair.changes[key]} <kbd>A</kbd>
            </button>
            <span class="offer-reason">${inLanguage(repair.reason, this.state.locale)}</span>`
        : nothing}
      ${candidates.length > 0
        ? html`<span>${this.t('inspector.candidates')}</span> ${candidates.map(
              (value) => html`<button type="button" class="button" data-candidate=${value ?? 'blank'} @click=${() => this.#act('giar-correct', { changes: { [key]: value } })}>${candidateText(value, this.state.locale)}</button>`,
            )}`
        : nothing}
    </div>`;
  }

  /**
   * @param {string} key
   * @param {Cell} cell
   */
  #source(key, { where, text }) {
    if (!where || where.end <= where.start) return html`<p class="inspector-source">${this.t('inspector.nowhere')}</p>`;
    const { before, place, after } = excerpt(this.state.readText, where);
    return html`<p class="inspector-source">
      <button type="button" class="button quiet" @click=${() => this.#act('giar-go-to-source', { key })}>${this.t('inspector.source')} <kbd>S</kbd></button>
      <q lang="zh-CN">${before}<mark>${place || text}</mark>${after}</q>
    </p>`;
  }

  /**
   * @param {Sum} sum
   * @param {string} chosen
   * @param {Map<string, string>} labels
   */
  #sum({ rule, left, right, outcome }, chosen, labels) {
    const name = this.state.rules[rule];
    const difference = Number((left.sum - right.sum).toFixed(6));
    const verdict = outcome === 'fail' ? this.t('inspector.differs', { by: Math.abs(difference) }) : this.t(`tally.${outcome}`, { count: 1 });
    return html`<li class="sum" data-outcome=${outcome}>
      <span class="sum-sign">${SIGNS[outcome]}</span>
      <span class="sum-name">${name ? inLanguage(name.name, this.state.locale) : rule}</span>
      <span class="sum-terms">
        ${this.#side(left, chosen, labels)}
        <span class="sum-equal">${outcome === 'fail' ? '≠' : outcome === 'pass' ? '=' : '≟'}</span>
        ${this.#side(right, chosen, labels)}
      </span>
      <span class="sum-verdict">${verdict}</span>
    </li>`;
  }

  /**
   * @param {Side} side
   * @param {string} chosen
   * @param {Map<string, string>} labels
   */
  #side({ cells, zeros, sum }, chosen, labels) {
    const several = cells.length + zeros > 1;
    const terms = cells.map(({ key, value }, index) => [
      index > 0 ? ' + ' : '',
      html`<button
        type="button"
        class="term"
        data-term=${key}
        ?data-chosen=${key === chosen}
        title=${labels.get(key) ?? ''}
        aria-label=${`${labels.get(key)}: ${value ?? this.t('repairs.nothing')}`}
        @click=${() => this.#go(key)}
      >${value ?? '□'}</button>`,
    ]);
    const rest = zeros > 0 ? html` <span class="zeros">${cells.length > 0 ? '+ ' : ''}0 × ${zeros}</span>` : nothing;
    return html`<span class="side">${terms}${rest}${several && cells.length > 1 ? html` <span class="side-sum">(${sum})</span>` : nothing}</span>`;
  }

  /** @param {string} key */
  #go(key) {
    store.set({ activeCell: key });
    const cell = document.getElementById(`cell-${key}`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { activeCell } = this.state;
    if (event.key === 'Escape' && activeCell) this.#go(activeCell);
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #act(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define('giar-inspector', Inspector);
