/** @import { Edition, ReportDocument, Status } from '../engine/types.js' */
import { html, nothing } from 'lit';

import { signs } from '../app/icons.js';
import '../charts/charts.element.js';
import '../comparison/comparison.element.js';
import '../correcting/corrections.element.js';
import '../findings/findings.element.js';
import '../inspector/inspector.element.js';
import '../repairs/repairs.element.js';
import { exampleItems } from '../input/example-items.js';
import { View } from '../store/view.js';
import { editionOf } from '../tables/drawing.js';
import '../tables/tables.element.js';
import '../takeaway/takeaway.element.js';
import './report.css';
import { verdictCounts, verdictOf } from './verdict.js';

/** @type {Status[]} */
const STATUSES = ['number', 'blank', 'mark', 'unreadable', 'ambiguous', 'absent'];

const VERDICT_SIGNS = {
  stranger: signs.error,
  fail: signs.error,
  error: signs.error,
  undecided: signs.warning,
  warning: signs.warning,
  pass: signs.pass,
};

/** The report as read: who and when, the verdict with its findings, the tables. */
class ReportPane extends View {
  /** @override */
  static watches = /** @type {const} */ (['document', 'reading', 'form', 'engine']);

  /** @override */
  render() {
    const { document, reading, form } = this.state;
    if (!document || !form) return reading === 'reading' ? this.#waiting() : this.#welcome();
    const verdict = verdictOf(document);
    return html`<div class="report" ?data-stale=${reading === 'reading'}>
      ${verdict === 'stranger' ? nothing : this.#heading(document, editionOf(form.editions, Object.keys(document.cells)))}
      <section class="verdict" data-verdict=${verdict} aria-labelledby="verdict-heading">
        <div role="status">
          <h2 class="verdict-heading" id="verdict-heading" tabindex="-1">
            ${VERDICT_SIGNS[verdict]} <span>${this.t(`verdict.${verdict}`, verdictCounts(document))}</span>
          </h2>
        </div>
        ${verdict === 'stranger' ? nothing : this.#tallies(document)}
        <giar-findings .grades=${['error']}></giar-findings>
        <giar-repairs></giar-repairs>
        <giar-findings .grades=${['warning', 'info']}></giar-findings>
      </section>
      ${verdict === 'stranger' ? nothing : this.#tables()}
    </div>`;
  }

  #tables() {
    return html`<section class="sheets" aria-label=${this.t('report.tables')}>
        <div class="sheets-bar"><giar-corrections></giar-corrections><giar-takeaway></giar-takeaway></div>
        <giar-tables></giar-tables>
        <giar-charts></giar-charts>
        <giar-comparison></giar-comparison>
      </section>
      <giar-inspector></giar-inspector>`;
  }

  /**
   * @param {ReportDocument} document
   * @param {Edition} edition
   */
  #heading({ meta }, edition) {
    const unknown = html`<span class="unknown">${this.t('meta.unknown')}</span>`;
    const form = meta.edition ? this.t('meta.edition', { edition: meta.edition, notice: edition.notice }) : unknown;
    return html`<header class="report-header">
      <h2 class="report-title" id="report-title" lang=${meta.title ? 'zh-CN' : nothing}>${meta.title ?? this.t('meta.untitled')}</h2>
      <dl class="facts">
        <div><dt>${this.t('meta.organ')}</dt><dd lang=${meta.organ ? 'zh-CN' : nothing}>${meta.organ ?? unknown}</dd></div>
        <div><dt>${this.t('meta.year')}</dt><dd>${meta.year ?? unknown}</dd></div>
        <div><dt>${this.t('meta.form')}</dt><dd>${form}</dd></div>
      </dl>
    </header>`;
  }

  /** @param {ReportDocument} document */
  #tallies({ summary }) {
    const { relations, cells } = summary;
    const tally = (/** @type {import('../i18n/translate.js').Key} */ name, /** @type {number} */ count, /** @type {string} */ kind) =>
      html`<li class="tally" data-kind=${kind} ?data-zero=${count === 0}><b>${count}</b> ${this.t(name, { count })}</li>`;
    return html`<div class="tallies">
      <ul aria-label=${this.t('tally.relations')}>
        <li class="tally-name" aria-hidden="true">${this.t('tally.relations')}</li>
        ${tally('tally.pass', relations.pass, 'pass')} ${tally('tally.fail', relations.fail, 'fail')}
        ${tally('tally.undecided', relations.undecided, 'undecided')}
      </ul>
      <ul aria-label=${this.t('tally.cells')}>
        <li class="tally-name" aria-hidden="true">${this.t('tally.cells')}</li>
        ${STATUSES.filter((status) => cells[status]).map((status) => tally(`status.${status}`, cells[status] ?? 0, status))}
      </ul>
    </div>`;
  }

  #waiting() {
    const key = this.state.engine.phase === 'loading' ? 'report.queued' : 'report.reading';
    return html`<p class="waiting" role="status">${this.t(key)}</p>`;
  }

  #welcome() {
    return html`<section class="welcome" aria-labelledby="welcome-heading">
      <h2 class="welcome-heading" id="welcome-heading">${this.t('welcome.heading')}</h2>
      <p class="welcome-lead">${this.t('welcome.lead')}</p>
      <div class="welcome-parts">
        <div>
          <h3 class="welcome-subheading">${this.t('welcome.examples')}</h3>
          <ul class="welcome-examples">
            ${exampleItems(this.state.locale)}
          </ul>
        </div>
        <div>
          <h3 class="welcome-subheading">${this.t('welcome.checks')}</h3>
          <ul class="welcome-checks">
            ${/** @type {const} */ (['balance', 'outcomes', 'totals', 'disputes', 'complete']).map(
              (name) => html`<li><b>${this.t(`welcome.${name}.name`)}</b><span>${this.t(`welcome.${name}`)}</span></li>`,
            )}
          </ul>
          <p class="welcome-note">${this.t('welcome.note')}</p>
        </div>
      </div>
    </section>`;
  }
}

customElements.define('giar-report', ReportPane);
