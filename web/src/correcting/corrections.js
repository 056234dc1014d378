/** @import { Engine } from '../engine/bridge.js' */
/** @import { Changes, ReportDocument } from '../engine/types.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { messageOf } from '../i18n/translate.js';
import { sameChanges, withChanges } from './changes.js';
import { typedValue } from './typed.js';

/** How many acts can be undone. */
const DEPTH = 500;

/**
 * The reader's corrections: what is typed is checked at once, what is done can be undone. The report as read stays as it
 * is; the engine is asked what it would say with other numbers.
 */
export class Corrections {
  /**
   * @param {Store<State>} store
   * @param {Pick<Engine, 'revise'>} engine
   * @param {() => void} onForgotten what to do when the engine does not know the report any more
   */
  constructor(store, engine, onForgotten) {
    this.store = store;
    this.engine = engine;
    this.onForgotten = onForgotten;
    this.busy = false;
    this.stale = false;
  }

  /**
   * Something is being typed into a cell.
   *
   * @param {string} key
   * @param {string} text
   */
  type(key, text) {
    const typed = typedValue(text);
    this.store.set({ draft: { key, text, wrong: typed === null } });
    this.recheck();
  }

  /** What was typed is done. Returns false where it is no number. */
  commit() {
    const { draft } = this.store.state;
    if (!draft) return true;
    const typed = typedValue(draft.text);
    if (!typed) return false;
    this.store.set({ draft: null });
    this.apply({ [draft.key]: typed.value });
    return true;
  }

  /** What was typed is given up. */
  cancel() {
    if (!this.store.state.draft) return;
    this.store.set({ draft: null });
    this.recheck();
  }

  /** @param {Changes} more */
  apply(more) {
    const { changes, past, asRead } = this.store.state;
    if (!asRead) return;
    const next = withChanges(changes, more, asRead);
    if (!sameChanges(changes, next)) this.store.set({ changes: next, past: [...past, changes].slice(-DEPTH), future: [] });
    this.recheck();
  }

  /** @param {string} key */
  takeBack(key) {
    const { changes, past } = this.store.state;
    if (!(key in changes)) return;
    const rest = Object.fromEntries(Object.entries(changes).filter(([other]) => other !== key));
    this.store.set({ changes: rest, past: [...past, changes], future: [] });
    this.recheck();
  }

  undo() {
    const { changes, past, future } = this.store.state;
    const before = past.at(-1);
    if (!before) return;
    this.store.set({ changes: before, past: past.slice(0, -1), future: [...future, changes], draft: null });
    this.recheck();
  }

  redo() {
    const { changes, past, future } = this.store.state;
    const after = future.at(-1);
    if (!after) return;
    this.store.set({ changes: after, past: [...past, changes], future: future.slice(0, -1), draft: null });
    this.recheck();
  }

  reset() {
    const { changes, past } = this.store.state;
    if (Object.keys(changes).length > 0) this.store.set({ changes: {}, past: [...past, changes], future: [] });
    this.recheck();
  }

  /** Asks again; while an answer is under way, only the latest question waits. */
  recheck() {
    if (this.busy) this.stale = true;
    else void this.#recheck();
  }

  async #recheck() {
    const { keep, asRead, previous } = this.store.state;
    if (!keep || !asRead) return;
    const changes = this.#current(asRead);
    if (Object.keys(changes).length === 0 && !previous) return this.store.set({ document: asRead, activeFinding: null });
    this.busy = true;
    try {
      const revision = await this.engine.revise({ keep, changes, previous: previous?.keep ?? null });
      if (this.store.state.keep !== keep || this.stale) return;
      if ('forgotten' in revision) this.onForgotten();
      else this.store.set({ document: revision.document, activeFinding: null });
    } catch {
      this.store.set({ notice: messageOf('correcting.failed') });
    } finally {
      this.busy = false;
      if (this.stale) {
        this.stale = false;
        this.recheck();
      }
    }
  }

  /**
   * The changes, and what is being typed where it is a number.
   *
   * @param {ReportDocument} asRead
   */
  #current(asRead) {
    const { changes, draft } = this.store.state;
    const typed = draft && typedValue(draft.text);
    return draft && typed ? withChanges(changes, { [draft.key]: typed.value }, asRead) : changes;
  }
}
