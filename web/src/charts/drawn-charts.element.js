/** @import { Status } from '../engine/types.js' */
/** @import { Bar, Chart, Quantity } from './quantities.js' */
import { html, nothing } from 'lit';

import { follow } from '../findings/findings.element.js';
import { inLanguage } from '../i18n/translate.js';
import { View } from '../store/view.js';
import { editionOf } from '../tables/drawing.js';
import styles from './drawn-charts.css?inline';
import { drawBars } from './drawing.js';
import { chartsOf } from './quantities.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** The charts of the report on show, each with the table of its numbers. */
class DrawnCharts extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'previous', 'form']);

  /** @type {Chart[]} */
  #charts = [];
  #sizes = new ResizeObserver(() => this.#draw());

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** @override */
  render() {
    const { document, previous, form } = this.state;
    if (!document || !form) return nothing;
    const read = (/** @type {import('../engine/types.js').ReportDocument} */ report) => ({
      edition: editionOf(form.editions, Object.keys(report.cells)),
      document: report,
    });
    this.#charts = chartsOf(read(document), previous && read(previous.document));
    return html`${previous ? this.#legend() : nothing}
      <div class="chart-grid">${this.#charts.map((chart) => this.#figure(chart))}</div>
      <p class="charts-hint">${this.t('charts.note')}</p>`;
  }

  /** @override */
  updated() {
    this.#draw();
  }

  #legend() {
    const { document, previous } = this.state;
    const year = (/** @type {number | null | undefined} */ number) => (number ? html` <span class="chart-year">${number}</span>` : nothing);
    return html`<ul class="chart-legend">
      <li data-series="now">${this.t('comparison.now')}${year(document?.meta.year)}</li>
      <li data-series="before">${this.t('comparison.before')}${year(previous?.document.meta.year)}</li>
    </ul>`;
  }

  /** @param {Chart} chart */
  #figure({ key, bars }) {
    const compared = this.state.previous !== null;
    return html`<figure class="chart" data-chart=${key}>
      <figcaption class="chart-title" id=${`chart-${key}`}>${this.t(`charts.${key}`)}</figcaption>
      <div class="chart-drawing"></div>
      <details class="chart-numbers">
        <summary>${this.t('charts.numbers')}</summary>
        <table class="differences" aria-labelledby=${`chart-${key}`}>
          <thead>
            <tr>
              <th scope="col">${this.t('charts.kind')}</th>
              <th scope="col">${this.t('comparison.now')}</th>
              ${compared ? html`<th scope="col">${this.t('comparison.before')}</th><th scope="col">${this.t('comparison.by')}</th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${bars.map((bar) => this.#row(bar))}
          </tbody>
        </table>
      </details>
    </figure>`;
  }

  /** @param {Bar} bar */
  #row({ id, label, cell, now, before }) {
    const by = before?.complete && now.complete ? Number((now.known - before.known).toFixed(6)) : null;
    return html`<tr data-kind-of=${id}>
      <th scope="row"><a href=${`#cell-${cell}`} @click=${follow}>${inLanguage(label, this.state.locale)}</a></th>
      <td>${this.#inWords(now)}</td>
      ${before ? html`<td>${this.#inWords(before)}</td><td>${by === null ? '' : by > 0 ? `+${by}` : by}</td>` : nothing}
    </tr>`;
  }

  #draw() {
    const letter = parseFloat(getComputedStyle(this).fontSize);
    for (const { key, bars } of this.#charts) {
      const place = this.querySelector(`[data-chart='${key}'] .chart-drawing`);
      if (!place || place.clientWidth === 0) continue;
      const wording = {
        name: this.t(`charts.${key}`),
        label: (/** @type {Bar} */ bar) => this.#label(bar),
        now: (/** @type {Bar} */ { now }) => atLeast(now),
        before: (/** @type {Bar} */ { before }) => (before ? atLeast(before) : ''),
        spoken: (/** @type {Bar} */ bar) => this.#spoken(bar),
      };
      place.replaceChildren(drawBars(bars, wording, { width: place.clientWidth, letter }));
    }
  }

  /**
   * The kind, and what its bars do not show.
   *
   * @param {Bar} bar
   */
  #label({ label, now, before }) {
    const missing = [...this.#missing(now), ...(before ? this.#missing(before).map((count) => this.t('charts.before', { count })) : [])];
    const remark = missing.join(this.t('charts.comma'));
    const name = inLanguage(label, this.state.locale);
    return remark ? this.t('charts.remark', { name, remark }) : name;
  }

  /** @param {Bar} bar */
  #spoken({ label, now, before }) {
    const name = `${inLanguage(label, this.state.locale)} ${this.#inWords(now)}`;
    return before ? [name, this.t('charts.before', { count: this.#inWords(before) })].join(this.t('charts.comma')) : name;
  }

  /** @param {Quantity} quantity */
  #inWords(quantity) {
    const { known, complete, empty } = quantity;
    if (complete) return known;
    const missing = this.#missing(quantity).join(this.t('charts.comma'));
    return empty ? missing : this.t('charts.atLeast', { count: known, missing });
  }

  /** @param {Quantity} quantity */
  #missing({ missing }) {
    const statuses = /** @type {[Exclude<Status, 'number'>, number][]} */ (Object.entries(missing));
    return statuses.map(([status, count]) => this.t(`charts.missing.${status}`, { count }));
  }
}

/** @param {Quantity} quantity */
function atLeast({ known, complete, empty }) {
  if (complete) return String(known);
  return empty ? '?' : `≥ ${known}`;
}

customElements.define('giar-drawn-charts', DrawnCharts);
