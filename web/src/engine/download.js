/** @import { CoreFile } from './types.js' */
import { asWasm, isWasm } from './compile.js';

const instantiateStreaming = WebAssembly.instantiateStreaming;

/** A file of the engine that did not arrive. */
export class DownloadError extends Error {
  /**
   * @param {string} url
   * @param {string} reason
   */
  constructor(url, reason) {
    super(`${url}: ${reason}`);
    this.name = 'DownloadError';
  }
}

/**
 * Fetches the engine's files all at once and counts their bytes as they arrive. Pyodide fetches the same files by
 * itself; `fetch` hands it the responses that are already under way, so that every byte travels once and compiling
 * begins while the rest still downloads.
 */
export class Download {
  /**
   * @param {string} base the folder of the files, with a trailing slash
   * @param {CoreFile[]} files
   * @param {(loaded: number, total: number) => void} onProgress
   * @param {typeof globalThis.fetch} fetchFile
   * @param {(url: string) => Promise<unknown>} [importFile]
   */
  constructor(base, files, onProgress, fetchFile, importFile = (url) => import(/* @vite-ignore */ url)) {
    this.base = base;
    this.fetchFile = fetchFile;
    this.importFile = importFile;
    this.onProgress = onProgress;
    this.loaded = 0;
    this.total = files.reduce((sum, file) => sum + file.bytes, 0);
    /** @type {Map<string, Promise<Response>>} */
    this.underWay = new Map();
    /** @type {WeakMap<Response, {url: string, bytes: number}>} */
    this.compiling = new WeakMap();
    /** @type {(reason: unknown) => void} */
    this.fail = () => {};
    /** Rejects when a file does not arrive; never resolves. */
    this.failed = new Promise((_, reject) => (this.fail = reject));
    this.failed.catch(() => {});
    for (const file of files) {
      const url = new URL(file.path, base).href;
      if (url.endsWith('.mjs')) this.#importModule(url, file.bytes);
      else this.underWay.set(url, this.#begin(url, file.bytes));
    }
    this.onProgress(0, this.total);
  }

  /** @type {typeof globalThis.fetch} */
  fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, this.base).href;
    const response = this.underWay.get(url);
    this.underWay.delete(url);
    return response ?? this.fetchFile(input, init);
  };

  /**
   * In place of WebAssembly's own: Pyodide would wait for ever for a file that breaks off while it is compiled.
   *
   * @param {Response | PromiseLike<Response>} source
   * @param {WebAssembly.Imports} [imports]
   */
  instantiate = async (source, imports) => {
    const response = await source;
    const file = this.compiling.get(response);
    try {
      const result = await instantiateStreaming(response, imports);
      if (file) this.#count(file.bytes);
      return result;
    } catch (error) {
      throw file ? this.#failure(file.url, error) : error;
    }
  };

  /** @param {number} bytes */
  #count(bytes) {
    this.loaded += bytes;
    this.onProgress(Math.min(this.loaded, this.total), this.total);
  }

  /**
   * A module cannot be handed over as a response, but the module map keeps what was imported once.
   *
   * @param {string} url
   * @param {number} bytes
   */
  #importModule(url, bytes) {
    this.importFile(url).then(
      () => this.#count(bytes),
      (error) => this.#failure(url, error),
    );
  }

  /**
   * @param {string} url
   * @param {number} bytes
   */
  #begin(url, bytes) {
    const response = this.#request(url, bytes);
    // `failed` says it; whether anybody asks for this file as well is not certain.
    response.catch(() => {});
    return response;
  }

  /**
   * @param {string} url
   * @param {number} bytes
   * @returns {Promise<Response>}
   */
  async #request(url, bytes) {
    try {
      const response = await this.fetchFile(url);
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
      if (url.endsWith('.wasm') && isWasm(response.headers)) {
        this.compiling.set(response, { url, bytes });
        return response;
      }
      return new Response(this.#counted(url, response.body), { headers: url.endsWith('.wasm') ? asWasm(response.headers) : response.headers });
    } catch (error) {
      throw this.#failure(url, error);
    }
  }

  /**
   * @param {string} url
   * @param {ReadableStream<Uint8Array>} body
   */
  #counted(url, body) {
    const reader = body.getReader();
    return new ReadableStream({
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          this.#count(value.byteLength);
          controller.enqueue(value);
        } catch (error) {
          controller.error(this.#failure(url, error));
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  /**
   * @param {string} url
   * @param {unknown} error
   */
  #failure(url, error) {
    const failure = new DownloadError(url, error instanceof Error ? error.message : String(error));
    this.fail(failure);
    return failure;
  }
}
