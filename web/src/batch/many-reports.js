/** @import { ExportFormat } from '../engine/types.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
/** @import { Tools } from './batch.js' */
import { Batch } from './batch.js';
import './batch.element.js';

/** What the browser's history knows of a report that was opened from the list: going back leads to the list. */
const OPENED = 'opened from the list';

/**
 * The list of many reports, which is brought when there is one: its acts are carried out from then on.
 *
 * @param {Store<State>} store
 * @param {Tools} tools
 */
export function startBatch(store, tools) {
  const batch = new Batch(store, tools);
  let listed = location.href;
  const back = () => (history.state === OPENED ? history.back() : batch.back());
  /** @type {Record<string, (detail: any) => void>} */
  const acts = {
    'giar-batch-open': (/** @type {{id: number}} */ { id }) => void batch.open(id),
    'giar-batch-back': back,
    'giar-batch-step': (/** @type {{step: 1 | -1}} */ { step }) => batch.neighbour(step),
    'giar-batch-stop': () => batch.stop(),
    'giar-batch-resume': () => batch.resume(),
    'giar-batch-take': (/** @type {{format: ExportFormat}} */ { format }) => void batch.takeAll.take(format),
    'giar-batch-take-stop': () => batch.takeAll.stop(),
    'giar-batch-ask-close': () => batch.askToClose(),
    'giar-batch-close': () => batch.close(),
    'giar-retry': () => batch.resume(),
  };
  for (const [name, act] of Object.entries(acts)) {
    document.addEventListener(name, (event) => store.state.batch && act(/** @type {CustomEvent} */ (event).detail ?? {}));
  }
  let open = false;
  const follow = () => {
    const now = store.state.batch !== null && store.state.batch.open !== null;
    if (now && !open) {
      listed = location.href;
      history.pushState(OPENED, '');
    }
    open = now;
  };
  // From one report to the next the desk is clear for a moment, which is no way back.
  store.watch(['batch'], () => queueMicrotask(follow));
  window.addEventListener('popstate', () => {
    // A link within the page makes an entry of its own in the history.
    if (history.state !== OPENED && location.href === listed) batch.back();
  });
  window.addEventListener('paste', (event) => pasteInto(batch, store, event));
  return batch;
}

/**
 * @param {Batch} batch
 * @param {Store<State>} store
 * @param {ClipboardEvent} event
 */
function pasteInto(batch, store, event) {
  const [target] = event.composedPath();
  if (event.defaultPrevented || !store.state.batch || store.state.batch.open !== null || target instanceof HTMLInputElement) return;
  const markup = event.clipboardData?.getData('text/html') ?? '';
  const text = /<t(?:able|r)[\s>]/i.test(markup) ? markup : (event.clipboardData?.getData('text/plain') ?? '');
  if (text.trim() === '') return;
  event.preventDefault();
  batch.paste(text);
}
