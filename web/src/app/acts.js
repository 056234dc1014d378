/** @import { Engine } from '../engine/bridge.js' */
/** @import { Span } from '../engine/types.js' */
/** @import { Reading } from '../input/reading.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { messageOf } from '../i18n/translate.js';
import { acceptDrops } from '../input/drop.js';
import { boxSpan } from '../input/offsets.js';

/**
 * Connects what the reader does with what it does: components announce acts as events, here they are carried out.
 *
 * @param {Store<State>} store
 * @param {Engine} engine
 * @param {Reading} reading
 */
export function wireActs(store, engine, reading) {
  /** @param {File} file */
  const open = async (file) => {
    try {
      await reading.open(new Uint8Array(await file.arrayBuffer()), file.name);
    } catch {
      store.set({ refusal: messageOf('engine.unreadable') });
    }
  };
  /** @type {Record<string, (detail: any) => void>} */
  const acts = {
    'giar-edit': ({ text, soon }) => reading.edit(text, { soon }),
    'giar-replace': ({ text, name }) => reading.replace(text, name),
    'giar-restore': () => reading.restore(),
    'giar-open': ({ file }) => void open(file),
    'giar-show-source': (where) => showSource(store.state.input.text, where),
    'giar-retry': () => {
      store.set({ engine: { phase: 'loading', progress: null } });
      void engine.start();
      reading.again();
    },
  };
  for (const [name, act] of Object.entries(acts)) {
    document.addEventListener(name, (event) => act(/** @type {CustomEvent} */ (event).detail));
  }
  acceptDrops(window, { onHover: (dropping) => store.set({ dropping }), onFile: (file) => void open(file) });
}

/**
 * Selects a place of the source in the box and scrolls to it.
 *
 * @param {string} text
 * @param {Span} where
 */
function showSource(text, where) {
  const box = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('report-text'));
  if (!box) return;
  const { start, end } = boxSpan(text, where);
  // A text box scrolls to its caret only when it takes the focus.
  box.blur();
  box.setSelectionRange(start, start);
  box.focus();
  box.setSelectionRange(start, end);
}
