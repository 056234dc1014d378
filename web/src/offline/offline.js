/** @import { Engine } from '../engine/bridge.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { trusted } from '../privacy/scripts.js';

/**
 * Milliseconds after a verdict, or after the engine's start where no report is there yet: the line and the machine belong to
 * the first report, what is kept for days without a network comes after it.
 */
const AFTER_A_VERDICT = 1000;
const WITHOUT_A_REPORT = 3000;
/** Milliseconds in which the site is kept where the line is good. */
const PATIENCE = 8000;
/** Milliseconds for the engine to come to an end of what it reads when the newer version is asked for. */
const AT_ONCE = 1000;
/** Milliseconds for what the page has asked for last to arrive. */
const UNDER_WAY = 300;

/**
 * Keeps the site for days without a network, and says when a newer one has come. The page never changes under its reader:
 * the newer one waits until it is asked for or until the last page of the old one is closed.
 *
 * @param {Store<State>} store
 * @param {Pick<Engine, 'hold'>} engine
 * @returns {Promise<void>} when the next visit will be answered as this one is from now on
 */
export async function keepOffline(store, engine) {
  if (!location.protocol.startsWith('http') || !navigator.serviceWorker) return;
  const answeredFromKept = navigator.serviceWorker.controller !== null;
  const registered = quietMoment(store).then(() => {
    offerToInstall();
    return register(store, engine);
  });
  if (answeredFromKept) return;
  await registered;
  const taken = takenOver();
  void taken.then(() => keepWhatTheLongWayTook(store));
  await Promise.race([taken, pause(PATIENCE)]);
  await compileFromKept(store);
}

/**
 * @param {Store<State>} store
 * @returns {Promise<void>}
 */
function quietMoment(store) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  return new Promise((resolve) => {
    const unwatch = store.watch(['engine', 'reading'], () => {
      clearTimeout(pause);
      const { engine, reading } = store.state;
      if (engine.phase !== 'ready' || reading === 'reading') return;
      const quiet = () => {
        unwatch();
        resolve();
      };
      pause = setTimeout(quiet, reading === 'done' ? AFTER_A_VERDICT : WITHOUT_A_REPORT);
    });
  });
}

/** Only now: a browser that is told of the manifest draws its offer for a second, which is time that the first report needs. */
function offerToInstall() {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = 'manifest.webmanifest';
  document.head.append(link);
}

/**
 * @param {Store<State>} store
 * @param {Pick<Engine, 'hold'>} engine
 */
async function register(store, engine) {
  try {
    const registration = await navigator.serviceWorker.register(trusted(new URL('service-worker.js', document.baseURI).href));
    offerAfterAnother(store, engine);
    const offer = () => {
      const { waiting } = registration;
      if (waiting && navigator.serviceWorker.controller) store.set({ update: () => void update(waiting, engine) });
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
  } catch {
    // A browser that forbids it, or a line that broke: the page works as before, with the network.
  }
}

/**
 * The newer version is in place, asked for here or in another tab. This page stays what it is until its reader wants the newer
 * one, and asks for nothing meanwhile that it can do without: it would be the newer one's.
 *
 * @param {Store<State>} store
 * @param {Pick<Engine, 'hold'>} engine
 */
function offerAfterAnother(store, engine) {
  const workers = navigator.serviceWorker;
  let answered = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (answered) {
      store.set({ update: () => location.reload() });
      engine.hold().catch(() => {});
    }
    answered = true;
  });
}

/** @returns {Promise<unknown>} when what this page asks for is answered from what is kept */
function takenOver() {
  const workers = navigator.serviceWorker;
  return workers.controller ? Promise.resolve() : new Promise((taken) => workers.addEventListener('controllerchange', taken, { once: true }));
}

/**
 * What only the long way needs is kept when it is asked for, and this visit asked before there was anybody to keep it.
 *
 * @param {Store<State>} store
 */
async function keepWhatTheLongWayTook({ state: { engine } }) {
  if (engine.phase !== 'ready' || !navigator.serviceWorker.controller) return;
  const askedAgain = engine.plainly.map(async (address) => (await fetch(address)).body?.cancel());
  await Promise.allSettled(askedAgain);
}

/**
 * Chromium keeps the machine code of a wasm beside each answer that it was compiled from, and nowhere else; on a first visit
 * that was the network's. It notices that it has this wasm already, so that little is done twice.
 *
 * @param {Store<State>} store
 */
async function compileFromKept({ state: { engine } }) {
  if (engine.phase !== 'ready' || !navigator.serviceWorker.controller || !('userAgentData' in navigator)) return;
  try {
    await WebAssembly.compileStreaming(fetch(engine.wasm));
  } catch {
    // The next visit compiles it then.
  }
}

/**
 * Chromium ends the older worker as soon as it has nothing to answer. A request in just that moment starts it anew, and the
 * newer one then waits for it half a minute; so the page asks for nothing more and lets what is under way arrive.
 *
 * @param {ServiceWorker} waiting
 * @param {Pick<Engine, 'hold'>} engine
 */
async function update(waiting, engine) {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  await Promise.race([engine.hold().catch(() => {}), pause(AT_ONCE)]);
  await pause(UNDER_WAY);
  waiting.postMessage('update');
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((end) => setTimeout(end, milliseconds));
}
