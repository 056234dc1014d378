/** @import { Engine } from '../engine/bridge.js' */
/** @import { ExportFormat } from '../engine/types.js' */
/** @import { State } from '../store/state.js' */
/** @import { Store } from '../store/store.js' */
import { messageOf } from '../i18n/translate.js';
import { drawTable, editionOf } from '../tables/drawing.js';
import { FORMATS, fileName } from './formats.js';
import { copyRich, download } from './hand-over.js';
import { plainTable, richTable } from './rich-table.js';

/** Takes the report away with the reader's corrections in it: as files, and as a table for the clipboard. */
export class TakeAway {
  /**
   * @param {Store<State>} store
   * @param {Pick<Engine, 'export'>} engine
   * @param {() => void} onForgotten
   */
  constructor(store, engine, onForgotten) {
    this.store = store;
    this.engine = engine;
    this.onForgotten = onForgotten;
  }

  /** @param {ExportFormat} format */
  async file(format) {
    const { keep, changes, previous, locale, document } = this.store.state;
    if (!keep || !document) return;
    this.store.set({ notice: messageOf('take.making') });
    try {
      const reviewed = { keep, changes, previous: previous?.keep ?? null };
      const bytes = await this.engine.export(format, [reviewed], locale);
      if (!bytes) {
        this.onForgotten();
        return this.store.set({ notice: messageOf('take.again') });
      }
      const type = FORMATS.find((one) => one.format === format)?.type ?? '';
      download(bytes, fileName(document.meta, format, locale), type);
      this.store.set({ notice: messageOf('take.made') });
    } catch {
      this.store.set({ notice: messageOf('take.failed') });
    }
  }

  /** @param {string} key of the table */
  async copy(key) {
    const { document, form, locale } = this.store.state;
    const table = document && form && editionOf(form.editions, Object.keys(document.cells)).tables.find((one) => one.key === key);
    if (!table) return;
    const drawing = drawTable(table);
    const done = await copyRich(richTable(drawing, document, locale), plainTable(drawing, document, locale));
    this.store.set({ notice: messageOf(done ? 'take.copied' : 'take.notCopied') });
  }
}
