/** @import { Engine } from '../engine/bridge.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { messageOf } from '../i18n/translate.js';
import { carriedFiles, accountFor } from './account.js';
import { trafficHere } from './loaded.js';

/**
 * Opens the panel that says what was loaded and that nothing was sent. It comes when it is first asked for.
 *
 * @param {Store<State>} store
 * @param {Engine} engine
 */
export async function showPrivacy(store, engine) {
  try {
    await import('./panel.element.js');
    const panel = document.querySelector('giar-privacy') ?? document.body.appendChild(document.createElement('giar-privacy'));
    /** @type {import('./panel.element.js').PrivacyPanel} */ (panel).open(await account(store, engine));
  } catch {
    store.set({ notice: messageOf('privacy.missing') });
  }
}

/**
 * @param {Store<State>} store
 * @param {Engine} engine
 * @returns {Promise<import('./account.js').Account>}
 */
async function account(store, engine) {
  const folder = new URL('./', location.href).href;
  // While Python starts, its worker has no time to answer; what the page has asked for is there.
  const traffic = store.state.engine.phase === 'ready' ? [trafficHere(), await engine.traffic()] : [trafficHere()];
  const counted = accountFor(traffic, folder, performance.timeOrigin);
  const carried = carriedFiles(window.giarFiles ?? {}, folder);
  const policies = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map((meta) => worded(meta));
  const files = [...counted.files, ...carried];
  return { ...counted, files, bytes: files.reduce((sum, file) => sum + file.bytes, 0), policies };
}

/** @param {Element} meta */
function worded(meta) {
  return (meta.getAttribute('content') ?? '').trim().replace(/;?\s*\n\s*/g, ';\n').replace(/;(?!\n)\s*/g, ';\n').replace(/^;\n/, '');
}
