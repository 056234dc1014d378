import { compile } from './compile.js';
import { fetchFile, fetchNow } from './files.js';
import { asWasmFunction, bytesForFunction } from './wasm-function.js';

/** The place in the table of calls that `web/snapshot/split.js` keeps for what brings the second module. */
const BRING = 0;

/**
 * The part of Python's wasm that a first report does not call. It is fetched in time; if something of it is called before that,
 * everything waits for it, which only a worker may.
 */
export class Second {
  /** @param {string} url */
  constructor(url) {
    this.url = url;
    this.handingOn = WebAssembly.compile(bytesForFunction(0));
    /** @type {WebAssembly.Module | null} */
    this.module = null;
  }

  /**
   * Stands behind the first module, from its first call on.
   *
   * @param {WebAssembly.Imports} imports what the first module was given
   * @param {WebAssembly.Exports} exports what it gives
   */
  async standBehind(imports, exports) {
    const calls = /** @type {WebAssembly.Table} */ (exports['giar:calls']);
    const whole = /** @type {WebAssembly.Global} */ (exports['giar:whole']);
    const bring = () => {
      const module = this.module ?? new WebAssembly.Module(/** @type {Uint8Array<ArrayBuffer>} */ (fetchNow(this.url)));
      new WebAssembly.Instance(module, { ...imports, giar: exports }); // which puts its functions into the table
      whole.value = 1;
      this.module = null;
    };
    calls.set(BRING, asWasmFunction(await this.handingOn, bring));
  }

  async fetch() {
    try {
      this.module = await compile(fetchFile(this.url));
    } catch {
      // It is asked for again when it is needed.
    }
  }
}
