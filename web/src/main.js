import './privacy/confine.js';
import './styles/tokens.css';
import './styles/base.css';
import './app/app.element.js';
import './styles/print.css';
import { localeOfAddress } from './app/locale.js';
import { reflectState } from './app/page-state.js';
import { wireActs } from './app/acts.js';
import { startEngine } from './engine/start.js';
import { Reading } from './input/reading.js';
import { store } from './store/state.js';

store.set({ locale: localeOfAddress() });
reflectState(store, document);

const engine = startEngine(store);
wireActs(store, engine, new Reading(store, engine));

window.giar = {
  /** @param {string} text */
  async check(text) {
    const outcome = await engine.check(text);
    if ('error' in outcome) throw Object.assign(new Error(outcome.error.message.zh), outcome.error);
    return outcome.document;
  },
};
