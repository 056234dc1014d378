/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { trusted } from '../privacy/scripts.js';

/** The line belongs to the first report; what is kept for days without a network comes after it. */
const PATIENCE = 3000;

/**
 * Keeps the site for days without a network, and says when a newer one has come. The page never changes under its reader:
 * the newer one waits until it is asked for or until the last page of the old one is closed.
 *
 * @param {Store<State>} store
 */
export function keepOffline(store) {
  if (!location.protocol.startsWith('http') || !navigator.serviceWorker) return;
  const unwatch = store.watch(['engine'], () => {
    if (store.state.engine.phase !== 'ready') return;
    unwatch();
    setTimeout(() => void register(store), PATIENCE);
  });
}

/** @param {Store<State>} store */
async function register(store) {
  try {
    const registration = await navigator.serviceWorker.register(trusted(new URL('service-worker.js', document.baseURI).href));
    const offer = () => {
      const { waiting } = registration;
      if (waiting && navigator.serviceWorker.controller) store.set({ update: () => update(waiting) });
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
  } catch {
    // A browser that forbids it, or a line that broke: the page works as before, with the network.
  }
}

/** @param {ServiceWorker} waiting */
function update(waiting) {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('update');
}
