/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { Engine } from './bridge.js';
import { spawnWorker } from './spawn.js';

/**
 * The engine of this page, started at once, its progress kept in the store.
 *
 * @param {Store<State>} store
 */
export function startEngine(store) {
  const engine = new Engine(engineAddress(), spawnWorker, {
    onProgress: (progress) => store.set({ engine: { phase: 'loading', progress } }),
    onReady: ({ form, rules, ...engine }) => store.set({ form, rules, engine: { phase: 'ready', ...engine } }),
    onFetching: (fetching) => {
      const { engine } = store.state;
      if (engine.phase === 'ready') store.set({ engine: { ...engine, fetching } });
    },
    onFailed: (error) => store.set({ engine: { phase: 'failed', detail: error.message } }),
  });
  void engine.start();
  return engine;
}

/** With `?plain` in the page's address Python is put together step by step, as where a snapshot cannot be restored. */
function engineAddress() {
  const address = new URL('engine/', document.baseURI);
  if (new URLSearchParams(location.search).has('plain')) address.search = 'plain';
  return address.href;
}
