/** @import { BatchView } from './batch-view.js' */
/** @import { Entry, Summary } from './entries.js' */
import { html, nothing } from 'lit';

import { signs } from '../app/icons.js';
import { inLanguage } from '../i18n/translate.js';
import { fileNameOf } from './entries.js';
import { COUNTS, gradeOf } from './listing.js';

const SIGNS = {
  refused: signs.error,
  wrong: signs.error,
  undecided: signs.warning,
  warning: signs.warning,
  pass: signs.pass,
  same: signs.info,
  waiting: nothing,
};

/**
 * A row of the list: what a report is and how it came out, or why it could not be read.
 *
 * @param {BatchView} view
 * @param {Entry} entry
 * @param {{index: number, here: boolean, chosen: boolean, columns: number}} place
 */
export function row(view, entry, { index, here, chosen, columns }) {
  const { id, stage, summary } = entry;
  const name = fileNameOf(entry.name);
  return html`<tr
    role="row"
    data-entry=${id}
    data-grade=${gradeOf(entry)}
    data-stage=${stage}
    aria-rowindex=${index + 2}
    aria-selected=${chosen}
    ?data-at=${here}
  >
    <td role="gridcell" class="batch-choose">
      <input type="checkbox" tabindex=${here ? 0 : -1} .checked=${chosen} aria-label=${view.say('act.choose', { name })} />
    </td>
    <th role="rowheader" class="batch-name">${nameOf(view, entry, here)}</th>
    ${summary && stage !== 'same' ? read(view, entry, summary) : html`<td role="gridcell" class="batch-why" colspan=${columns - 1}>${why(view, entry)}</td>`}
  </tr>`;
}

/**
 * @param {BatchView} view
 * @param {Entry} entry
 * @param {boolean} here
 */
function nameOf(view, { name, stage, summary, work }, here) {
  const file = fileNameOf(name);
  const folder = name.slice(0, name.length - file.length);
  const closed = stage === 'refused' && !work?.input;
  return html`<span class="batch-file"
      ><a
        class="batch-open"
        role="link"
        href=${closed ? nothing : '#report'}
        aria-disabled=${closed ? 'true' : nothing}
        tabindex=${here ? 0 : -1}
        >${file}</a
      >${work?.input ? html` <span class="badge">${view.say('row.edited')}</span>` : nothing}</span
    >${folder ? html`<span class="batch-under">${folder}</span>` : nothing}${summary?.title
      ? html`<span class="batch-under" lang="zh-CN" title=${summary.title}>${summary.title}</span>`
      : nothing}`;
}

/**
 * @param {BatchView} view
 * @param {Entry} entry
 * @param {Summary} summary
 */
function read(view, entry, summary) {
  const opening = view.batch.opening === entry.id;
  const verdict = opening ? view.say('row.opening') : view.say(`verdict.${summary.verdict}`, { fail: summary.fail, error: summary.error, undecided: summary.undecided, warning: summary.warning });
  return html`<td role="gridcell" class="batch-organ" lang=${summary.organ ? 'zh-CN' : nothing} ?data-none=${!summary.organ}>${summary.organ ?? '—'}</td>
    <td role="gridcell" class="batch-year" ?data-none=${!summary.year}>${summary.year ?? '—'}</td>
    <td role="gridcell" class="batch-verdict"><span>${SIGNS[gradeOf(entry)]} ${verdict}</span></td>
    ${COUNTS.map((column) => {
      const count = summary[column];
      return html`<td role="gridcell" class="batch-count" data-count=${column} ?data-zero=${count === 0}>
        <span class="batch-count-name">${view.say(`column.${column}`)}</span> ${count}
      </td>`;
    })}`;
}

/**
 * @param {BatchView} view
 * @param {Entry} entry
 */
function why(view, entry) {
  const { stage, refusal, sameAs } = entry;
  if (view.batch.opening === entry.id) return view.say('row.opening');
  if (stage === 'refused' && refusal) return html`<span class="batch-reason">${SIGNS.refused} <span>${inLanguage(refusal, view.state.locale)}</span></span>`;
  if (stage === 'same') {
    const first = view.batch.entries.find(({ id }) => id === sameAs);
    return html`<span class="batch-reason">${SIGNS.same} <span>${view.say('row.same', { name: first?.name ?? '' })}</span></span>`;
  }
  return view.say(stage === 'reading' ? 'row.reading' : 'row.waiting');
}
