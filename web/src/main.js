import './privacy/confine.js';
import './styles/tokens.css';
import './styles/base.css';
import './app/app.element.js';
import './styles/print.css';
import { wireActs } from './app/acts.js';
import { wireCommands } from './app/commands.js';
import { localeOfAddress } from './app/locale.js';
import { closeMenusOutside } from './app/menu.js';
import { reflectState, warnBeforeLeaving } from './app/page-state.js';
import { LastYear } from './comparison/last-year.js';
import { Corrections } from './correcting/corrections.js';
import { startEngine } from './engine/start.js';
import { Reading } from './input/reading.js';
import { keepOffline } from './offline/offline.js';
import { countRefused } from './privacy/loaded.js';
import { store } from './store/state.js';
import { TakeAway } from './takeaway/take-away.js';

countRefused();
store.set({ locale: localeOfAddress() });
reflectState(store, document);
warnBeforeLeaving(store, window);
closeMenusOutside(document);

const engine = startEngine(store);
void keepOffline(store, engine).then(() => engine.practise());
const reading = new Reading(store, engine, () => corrections.recheck());
const corrections = new Corrections(store, engine, () => void readAgain());
const takeAway = new TakeAway(store, engine, () => void readAgain());
const lastYear = new LastYear(store, engine, () => corrections.recheck());
wireActs(store, { engine, reading, corrections, takeAway, lastYear });
wireCommands(document);

/** An engine that was started anew knows no report any more. */
async function readAgain() {
  await lastYear.again();
  reading.again();
}

window.giar = {
  /** @param {string} text */
  async check(text) {
    const outcome = await engine.check(text);
    if ('error' in outcome) throw Object.assign(new Error(outcome.error.message.zh), outcome.error);
    return outcome.document;
  },
};
