/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { languageTags, translate } from '../i18n/translate.js';

/**
 * Keeps what stands outside the components in step with the state: the language, the hooks on `<html>`, the title.
 *
 * @param {Store<State>} store
 * @param {Document} page
 */
export function reflectState(store, page) {
  const root = page.documentElement;
  const language = () => (root.lang = languageTags[store.state.locale]);
  const engine = () => (root.dataset.engine = store.state.engine.phase);
  const title = () => (page.title = titleOf(store.state));
  const reading = () => {
    const { reading: stage, document } = store.state;
    if (stage !== 'done') root.dataset.report = stage;
    // Components draw in microtasks: a task later the report that `done` promises is on the page.
    else setTimeout(() => store.state.document === document && store.state.reading === 'done' && (root.dataset.report = stage));
  };
  store.watch(['locale'], language);
  store.watch(['engine'], engine);
  store.watch(['reading', 'document'], reading);
  store.watch(['locale', 'document', 'batch'], title);
  for (const reflect of [language, engine, reading, title]) reflect();
}

/** @param {State} state */
function titleOf({ locale, document, batch }) {
  const name = translate(locale, 'app.title');
  if (batch && batch.open === null) return `${titleOfList(batch, locale)} · ${name}`;
  if (!document) return name;
  const { error = 0, warning = 0 } = document.summary.findings;
  const verdict = translate(locale, error + warning === 0 ? 'title.clear' : 'title.counts', { error, warning });
  return [verdict, document.meta.title, name].filter(Boolean).join(' · ');
}

/**
 * @param {NonNullable<State['batch']>} batch
 * @param {State['locale']} locale
 */
function titleOfList({ entries }, locale) {
  const done = entries.filter(({ stage }) => stage !== 'waiting' && stage !== 'reading').length;
  const wrong = entries.filter(({ stage, summary }) => stage === 'refused' || (summary && summary.fail + summary.error > 0)).length;
  return translate(locale, 'title.list', { wrong, done, total: entries.length });
}

/**
 * Nothing is stored, so that leaving the page loses what was put in: the browser asks first.
 *
 * @param {Store<State>} store
 * @param {Window} page
 */
export function warnBeforeLeaving(store, page) {
  page.addEventListener('beforeunload', (event) => {
    const { input, changes, batch } = store.state;
    if (batch !== null || input.text.trim() !== '' || Object.keys(changes).length > 0) event.preventDefault();
  });
}
