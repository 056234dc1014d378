/** @import { Engine } from '../engine/bridge.js' */
/** @import { Batch } from '../batch/batch.js' */
/** @import { LastYear } from '../comparison/last-year.js' */
/** @import { Corrections } from '../correcting/corrections.js' */
/** @import { Given } from '../input/drop.js' */
/** @import { Reading } from '../input/reading.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
/** @import { TakeAway } from '../takeaway/take-away.js' */
import { messageOf } from '../i18n/translate.js';
import { bytesOf } from '../input/content.js';
import { acceptFiles } from '../input/drop.js';
import { acceptFormatted } from '../input/formatted.js';
import { showPrivacy } from '../privacy/show.js';

/**
 * @typedef {Object} Desk what carries the acts out
 * @property {Engine} engine
 * @property {Reading} reading
 * @property {Corrections} corrections
 * @property {TakeAway} takeAway
 * @property {LastYear} lastYear
 */

/**
 * Connects what the reader does with what it does: components announce acts as events, here they are carried out.
 *
 * @param {Store<State>} store
 * @param {Desk} desk
 */
export function wireActs(store, desk) {
  const { engine, reading, corrections, takeAway, lastYear } = desk;
  /**
   * @param {File} file
   * @param {(bytes: Uint8Array, name: string) => Promise<void>} [read]
   */
  const open = async (file, read = (bytes, name) => reading.open(bytes, name, { origin: file })) => {
    try {
      await read(await bytesOf(file), file.name);
    } catch {
      store.set({ refusal: messageOf('engine.unreadable') });
    }
  };
  const withList = listOf(store, desk);
  const receive = receiver(store, withList, (file) => void open(file));
  reading.onSeveral = (whole, several) => withList((list) => list.takeApart(whole, several));
  const accept = (/** @type {string} */ key) => {
    const repair = store.state.document?.repairs.find(({ changes }) => key in changes);
    if (repair) corrections.apply(repair.changes);
    else store.set({ notice: messageOf('correcting.nothingSuggested') });
  };
  /** @type {Record<string, (detail: any) => void>} */
  const acts = {
    'giar-edit': ({ text, soon, another }) => reading.edit(text, { soon, another }),
    'giar-replace': ({ text, name }) => reading.replace(text, name),
    'giar-restore': () => reading.restore(),
    'giar-privacy': () => void showPrivacy(store, engine),
    'giar-files': ({ given }) => receive(given),
    'giar-show-source': (where) => sourceBox()?.select(where),
    'giar-go-to-source': ({ key }) => {
      const where = store.state.asRead?.cells[key]?.where;
      if (where) sourceBox()?.select(where);
    },
    'giar-type': ({ key, text }) => corrections.type(key, text),
    'giar-type-done': (detail) => (detail.done = corrections.commit()),
    'giar-type-cancel': () => corrections.cancel(),
    'giar-correct': ({ changes }) => corrections.apply(changes),
    'giar-accept': ({ key }) => accept(key),
    'giar-accept-repair': ({ index }) => corrections.apply(store.state.document?.repairs[index]?.changes ?? {}),
    'giar-take-back': ({ key }) => corrections.takeBack(key),
    'giar-undo': () => corrections.undo(),
    'giar-redo': () => corrections.redo(),
    'giar-reset': () => corrections.reset(),
    'giar-previous-file': ({ file }) => void open(file, (bytes, name) => lastYear.lay(bytes, name)),
    'giar-previous-text': ({ text }) => void lastYear.lay(text, null),
    'giar-previous-remove': () => lastYear.takeAway(),
    'giar-take': ({ format }) => void takeAway.file(format),
    'giar-copy-table': ({ table }) => void takeAway.copy(table),
    'giar-retry': () => {
      store.set({ engine: { phase: 'loading', progress: null } });
      void engine.start();
      reading.again();
    },
  };
  for (const [name, act] of Object.entries(acts)) {
    document.addEventListener(name, (event) => act(/** @type {CustomEvent} */ (event).detail));
  }
  acceptFormatted(window, {
    takesAll: (target) => sourceBox()?.takesAll(target) ?? false,
    onFormatted: ({ markup, text }) => void reading.open(markup, null, { plain: text, origin: markup }),
  });
  acceptFiles(window, { onHover: (dropping) => store.set({ dropping }), onGiven: receive });
}

/**
 * The list of many reports is brought when it is first needed.
 *
 * @param {Store<State>} store
 * @param {Desk} desk
 * @returns {(act: (list: Batch) => void) => void}
 */
function listOf(store, desk) {
  /** @type {Promise<Batch> | null} */
  let batch = null;
  return (act) => {
    batch ??= import('../batch/many-reports.js').then(({ startBatch }) => startBatch(store, desk));
    batch.then(act, () => {
      batch = null;
      store.set({ refusal: messageOf('input.noList') });
    });
  };
}

/**
 * A single file goes onto the desk; several, and folders, into the list.
 *
 * @param {Store<State>} store
 * @param {ReturnType<typeof listOf>} withList
 * @param {(file: File) => void} open
 * @returns {(given: Given[]) => void}
 */
function receiver(store, withList, open) {
  return ([first, ...others]) => {
    if (first.file && others.length === 0 && !store.state.batch) return open(first.file);
    withList((list) => void list.take([first, ...others], open));
  };
}

function sourceBox() {
  return /** @type {(HTMLElement & {select(where: import('../engine/types.js').Span): void, takesAll(target: Node): boolean}) | null} */ (
    document.querySelector('giar-source')
  );
}
