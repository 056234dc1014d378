/** @import { Entry } from './entries.js' */
/** @import { Column, Filter } from './listing.js' */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';

import { chevron } from '../app/icons.js';
import { closeOnEscape } from '../app/menu.js';
import { inLanguage } from '../i18n/translate.js';
import { chooseFiles } from '../input/choose.js';
import { FORMATS } from '../takeaway/formats.js';
import { BatchView } from './batch-view.js';
import { isWorkedOn } from './entries.js';
import { meaningOf, rowAfter } from './keys.js';
import { COUNTS, GRADES, gradeCounts, isCount, listed, nextSort } from './listing.js';
import { progressOf } from './progress.js';
import { row } from './rows.js';
import { inOneLine } from './words.js';

/** @type {Column[]} */
const COLUMNS = ['name', 'organ', 'year', 'grade', ...COUNTS];

/** The list of reports with its progress, its tools and its filters. */
class BatchList extends BatchView {
  /** @override */
  static watches = /** @type {ReadonlyArray<keyof import('../store/state.js').State>} */ (['batch', 'engine']);

  /** @type {Entry[]} */
  #shown = [];
  /** Whether the reader is at a row: it keeps the focus when the list is drawn in another order. */
  #within = true;

  /** @override */
  render() {
    const { entries } = this.batch;
    this.#shown = listed(entries, this.batch, this.state.locale);
    return html`<section class="batch" aria-labelledby="batch-heading">
      <header class="batch-head">
        <h2 class="batch-heading" id="batch-heading" tabindex="-1">${this.say('list.heading', { count: entries.length })}</h2>
        ${this.#tools()}
      </header>
      ${this.#isBusy() ? html`<giar-engine></giar-engine>` : nothing} ${this.#progress()} ${this.#notices()}
      ${entries.length > 0 ? html`${this.#filters()} ${this.#table()}` : nothing}
    </section>`;
  }

  /** @override */
  firstUpdated() {
    this.#focusRow();
  }

  /** @override */
  willUpdate() {
    const { activeElement } = document;
    this.#within ||= activeElement instanceof HTMLElement && activeElement.matches('.batch-open') && this.contains(activeElement);
  }

  /** @override */
  updated() {
    if (this.#within && (document.activeElement === document.body || document.activeElement === null)) this.#focusRow();
    this.#within = false;
  }

  /** Whether the engine has to say how far it is: it starts, or fetches what a kind of file needs. */
  #isBusy() {
    const { engine } = this.state;
    return engine.phase !== 'ready' || Boolean(engine.fetching);
  }

  #tools() {
    const { entries, chosen, taking } = this.batch;
    const count = entries.filter(({ id, stage }) => stage === 'read' && (chosen.size === 0 || chosen.has(id))).length;
    return html`<div class="batch-tools">
      <button type="button" class="button" data-add-files @click=${() => chooseFiles(this, { folder: false })}>${this.say('act.files')}</button>
      <button type="button" class="button" data-add-folder @click=${() => chooseFiles(this, { folder: true })}>${this.say('act.folder')}</button>
      <details class="takeaway-menu batch-take" @keydown=${closeOnEscape}>
        <summary class="button strong" ?inert=${count === 0 || taking !== null} aria-disabled=${count === 0 || taking !== null}>
          ${this.say(chosen.size > 0 ? 'act.takeChosen' : 'act.takeAll', { count })} ${chevron}
        </summary>
        <ul class="menu-list">
          ${FORMATS.map(
            ({ format, name, about }) => html`<li>
              <button type="button" class="example" data-take-all=${format} @click=${() => this.#take(format)}>
                <span class="example-name">${this.t(name)}</span>
                <span class="example-about">${format === 'xlsx' ? this.say('take.xlsx.about') : this.t(about)}</span>
              </button>
            </li>`,
          )}
        </ul>
      </details>
      <button type="button" class="button quiet" data-close @click=${() => this.act('giar-batch-ask-close')}>${this.say('act.close')}</button>
    </div>`;
  }

  #progress() {
    const { stage, entries } = this.batch;
    const { total, done, left, refused, again, current } = progressOf(entries);
    const number = done + 1;
    const waiting = this.state.engine.phase !== 'ready';
    const lines = {
      gathering: this.say('run.gathering'),
      reading: waiting ? this.say('run.waiting', { total }) : this.say('run.reading', { number: Math.min(number, total), total, name: current?.name ?? '' }),
      stopped: this.say('run.stopped', { done, left }),
      done: inOneLine(this.state.locale, this.say('run.done', { total }), refused > 0 ? this.say('run.refused', { count: refused }) : ''),
    };
    if (stage !== 'gathering' && entries.length === 0) return nothing;
    const resumable = stage === 'stopped' && left > 0;
    return html`<div class="batch-run" data-stage=${stage}>
      ${stage === 'reading' && !waiting ? html`<progress aria-label=${this.say('run.label')} max=${total} .value=${done}>${done} / ${total}</progress>` : nothing}
      <p class="batch-run-line">${lines[stage]}</p>
      ${stage === 'reading' ? html`<button type="button" class="button" data-stop @click=${() => this.act('giar-batch-stop')}>${this.say('act.stop')}</button>` : nothing}
      ${resumable || (stage !== 'reading' && again > 0)
        ? html`<button type="button" class="button" data-resume @click=${() => this.act('giar-batch-resume')}>
            ${this.say(resumable ? 'act.resume' : 'act.again')}
          </button>`
        : nothing}
    </div>`;
  }

  #notices() {
    const { notice, taking, closing, entries } = this.batch;
    return html`<p class="batch-notice" role="status">${notice && !taking ? inLanguage(notice, this.state.locale) : ''}</p>
      ${taking
        ? html`<p class="batch-notice">
            ${this.say('take.preparing', taking)}
            <button type="button" class="button quiet" data-take-stop @click=${() => this.act('giar-batch-take-stop')}>${this.say('take.stop')}</button>
          </p>`
        : nothing}
      ${closing
        ? html`<div class="batch-sure" role="alert">
            <p>${this.say('act.close.sure', { count: entries.filter(isWorkedOn).length })}</p>
            <button type="button" class="button" data-close-do @click=${() => this.act('giar-batch-close')}>${this.say('act.close.do')}</button>
            <button type="button" class="button strong" data-close-not @click=${() => this.put({ closing: false })}>${this.say('act.close.not')}</button>
          </div>`
        : nothing}`;
  }

  #filters() {
    const { entries, filter } = this.batch;
    const counts = gradeCounts(entries);
    const chip = (/** @type {Filter['grade']} */ grade, /** @type {number} */ count) =>
      html`<button
        type="button"
        class="chip"
        data-filter=${grade}
        aria-pressed=${filter.grade === grade}
        @click=${() => this.put({ filter: { ...filter, grade }, held: null })}
      >
        ${this.say(`grade.${grade}`)} <b>${count}</b>
      </button>`;
    return html`<div class="batch-filters">
      <div class="chips" role="group" aria-label=${this.say('filter.label')}>
        ${chip('all', entries.length)} ${GRADES.filter((grade) => counts[grade] > 0 || filter.grade === grade).map((grade) => chip(grade, counts[grade]))}
      </div>
      <input
        type="search"
        class="batch-search"
        aria-label=${this.say('filter.text')}
        placeholder=${this.say('filter.text')}
        autocomplete="off"
        spellcheck="false"
        .value=${filter.text}
        @input=${this.#onText}
        @keydown=${this.#onTextKey}
      />
      <p class="visually-hidden" role="status">${filter.text || filter.grade !== 'all' ? this.say('filter.shown', { shown: this.#shown.length }) : ''}</p>
    </div>`;
  }

  #table() {
    const { chosen, at } = this.batch;
    const all = this.#shown.length > 0 && this.#shown.every(({ id }) => chosen.has(id));
    const here = this.#shown.some(({ id }) => id === at) ? at : (this.#shown[0]?.id ?? null);
    return html`<table
        class="batch-table"
        role="grid"
        aria-label=${this.say('list.label')}
        aria-describedby="batch-hint"
        aria-rowcount=${this.#shown.length + 1}
        aria-multiselectable="true"
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            <th role="columnheader" class="batch-choose">
              <input
                type="checkbox"
                aria-label=${this.say('act.chooseAll')}
                .checked=${all}
                .indeterminate=${!all && chosen.size > 0}
                @change=${() => this.put({ chosen: all ? new Set() : this.#all() })}
              />
            </th>
            ${COLUMNS.map((column) => this.#head(column))}
          </tr>
        </thead>
        <tbody role="rowgroup" @keydown=${this.#onKey} @click=${this.#onClick}>
          ${repeat(this.#shown, ({ id }) => id, (entry, index) => this.#row(entry, index, entry.id === here))}
        </tbody>
      </table>
      ${this.#shown.length === 0
        ? html`<p class="batch-none">
            ${this.say('list.none')}
            <button type="button" class="button" @click=${() => this.put({ filter: { grade: 'all', text: '' }, held: null })}>${this.say('list.showAll')}</button>
          </p>`
        : nothing}
      <p class="batch-hint" id="batch-hint">${this.say('list.hint')}</p>`;
  }

  /**
   * Of hundreds of rows only those are drawn again in which something changed.
   *
   * @param {Entry} entry
   * @param {number} index
   * @param {boolean} here
   */
  #row(entry, index, here) {
    const { chosen, opening } = this.batch;
    const isChosen = chosen.has(entry.id);
    const place = { index, here, chosen: isChosen, columns: COLUMNS.length };
    return guard([entry, index, here, isChosen, opening === entry.id, this.state.locale], () => row(this, entry, place));
  }

  /** @param {Column} column */
  #head(column) {
    const { sort } = this.batch;
    const sorted = sort.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none';
    const about = isCount(column) ? this.say(`column.${column}.about`) : '';
    return html`<th role="columnheader" class="batch-column" data-column=${column} aria-sort=${sorted}>
      <button type="button" data-sort=${column} title=${about || nothing} @click=${() => this.put({ sort: nextSort(sort, column) })}>
        <span>${this.say(`column.${column}`)}</span><span class="batch-arrow" aria-hidden="true">${sorted === 'none' ? '' : sort.descending ? '↓' : '↑'}</span>
      </button>
    </th>`;
  }

  /** @param {KeyboardEvent & {target: HTMLElement}} event */
  #onKey(event) {
    const meaning = meaningOf(event);
    const id = idOf(event.target);
    if (!meaning || id === null) return;
    const box = event.target instanceof HTMLInputElement;
    if (box && (meaning.kind === 'choose' || meaning.kind === 'open')) return;
    event.preventDefault();
    if (meaning.kind === 'move' || meaning.kind === 'edge') return this.#move(id, meaning, box);
    if (meaning.kind === 'aside') return focusIn(this.#rowOf(id), box ? '.batch-open' : 'input');
    if (meaning.kind === 'open') return this.act('giar-batch-open', { id });
    if (meaning.kind === 'choose') return this.#toggle(id);
    this.put({ chosen: meaning.kind === 'all' ? this.#all() : new Set() });
  }

  /**
   * @param {number} id
   * @param {Extract<import('./keys.js').Meaning, {kind: 'move' | 'edge'}>} move
   * @param {boolean} box
   */
  #move(id, move, box) {
    const index = this.#shown.findIndex((entry) => entry.id === id);
    const to = rowAfter(index, this.#shown.length, move);
    const passed = this.#shown.slice(Math.min(index, to), Math.max(index, to) + 1).map((entry) => entry.id);
    const chosen = move.extend ? new Set([...this.batch.chosen, ...passed]) : this.batch.chosen;
    this.put({ at: this.#shown[to].id, chosen });
    focusIn(this.#rowOf(this.#shown[to].id), box ? 'input' : '.batch-open');
  }

  /** @param {MouseEvent & {target: HTMLElement}} event */
  #onClick(event) {
    const id = idOf(event.target);
    if (id === null) return;
    if (event.target instanceof HTMLInputElement) return this.#toggle(id);
    if (event.target.closest('.batch-choose')) return;
    if (String(window.getSelection()) !== '') return; // the words of a row are being selected
    event.preventDefault();
    this.act('giar-batch-open', { id });
  }

  /** @param {number} id */
  #toggle(id) {
    const chosen = new Set(this.batch.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.put({ chosen, at: id });
  }

  #all() {
    return new Set(this.#shown.map(({ id }) => id));
  }

  #focusRow() {
    focusIn(this.#rowOf(this.batch.at) ?? this.querySelector('tbody tr'), '.batch-open');
  }

  /** @param {number | null} id */
  #rowOf(id) {
    return this.querySelector(`tr[data-entry="${id}"]`);
  }

  /** @param {InputEvent & {target: HTMLInputElement}} event */
  #onText({ target }) {
    this.put({ filter: { ...this.batch.filter, text: target.value }, held: null });
  }

  /** @param {KeyboardEvent} event */
  #onTextKey({ key }) {
    if (key === 'Escape') this.put({ filter: { ...this.batch.filter, text: '' }, held: null });
    if (key === 'ArrowDown') this.#focusRow();
  }

  /** @param {string} format */
  #take(format) {
    const menu = this.querySelector('.batch-take');
    menu?.removeAttribute('open');
    menu?.querySelector('summary')?.focus();
    this.act('giar-batch-take', { format });
  }
}

/** @param {HTMLElement} target */
function idOf(target) {
  const id = target.closest('tr')?.dataset.entry;
  return id === undefined ? null : Number(id);
}

/**
 * @param {Element | null} within
 * @param {string} selector
 */
function focusIn(within, selector) {
  const target = /** @type {HTMLElement | null | undefined} */ (within?.querySelector(selector));
  target?.focus({ preventScroll: true });
  within?.scrollIntoView({ block: 'nearest' });
}

customElements.define('giar-batch-list', BatchList);
