/** @import { CoreFile } from './types.js' */

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
   */
  constructor(base, files, onProgress, fetchFile) {
    this.fetchFile = fetchFile;
    this.onProgress = onProgress;
    this.loaded = 0;
    this.total = files.reduce((sum, file) => sum + file.bytes, 0);
    /** @type {Map<string, Promise<Response>>} */
    this.underWay = new Map();
    /** @type {(reason: unknown) => void} */
    this.fail = () => {};
    /** Rejects when a file does not arrive; never resolves. */
    this.failed = new Promise((_, reject) => (this.fail = reject));
    this.failed.catch(() => {});
    for (const file of files) {
      const url = new URL(file.path, base).href;
      if (url.endsWith('.mjs')) this.#importModule(url, file.bytes);
      else this.underWay.set(url, this.#request(url));
    }
    this.onProgress(0, this.total);
  }

  /** @type {typeof globalThis.fetch} */
  fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, self.location.href).href;
    const response = this.underWay.get(url);
    this.underWay.delete(url);
    return response ?? this.fetchFile(input, init);
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
    import(/* @vite-ignore */ url).then(
      () => this.#count(bytes),
      (error) => this.fail(new DownloadError(url, error instanceof Error ? error.message : String(error))),
    );
  }

  /**
   * @param {string} url
   * @returns {Promise<Response>}
   */
  async #request(url) {
    try {
      const response = await this.fetchFile(url);
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
      return new Response(response.body.pipeThrough(this.#counter(url)), { headers: typed(url, response.headers) });
    } catch (error) {
      const failure = new DownloadError(url, error instanceof Error ? error.message : String(error));
      this.fail(failure);
      throw failure;
    }
  }

  /** @param {string} url */
  #counter(url) {
    const count = this.#count.bind(this);
    const fail = this.fail;
    return new TransformStream(
      /** @type {Transformer<Uint8Array, Uint8Array> & {cancel: (reason: unknown) => void}} */ ({
        transform(chunk, controller) {
          count(chunk.byteLength);
          controller.enqueue(chunk);
        },
        cancel: (reason) => fail(new DownloadError(url, String(reason))),
      }),
    );
  }
}

/**
 * Streaming compilation insists on the media type, which not every static host sends.
 *
 * @param {string} url
 * @param {Headers} sent
 */
function typed(url, sent) {
  const headers = new Headers(sent);
  if (url.endsWith('.wasm')) headers.set('content-type', 'application/wasm');
  return headers;
}
