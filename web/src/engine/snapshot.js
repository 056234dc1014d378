/** @import { PyodideInterface } from 'pyodide' */
/** @import { Manifest, SnapshotFile } from './types.js' */
import { addressOf, fetchFile, fetchNow, importFile } from './files.js';
import { Second } from './second.js';

const instantiateStreaming = WebAssembly.instantiateStreaming;

const NAME = 'giarsnp1';
const PREAMBLE = 24;

/**
 * @typedef {Object} Snapshot
 * @property {Uint8Array} head what Pyodide itself reads
 * @property {number} memory the length of the memory
 * @property {Uint8Array} table where the runs of `body` belong
 * @property {Uint8Array[]} body in the pieces in which it came: to put them together would take the same memory once more
 */

/** A snapshot that this page cannot use. */
export class SnapshotError extends Error {
  /** @override */
  name = 'SnapshotError';
}

/**
 * Takes apart what `web/snapshot/pack.js` has put together.
 *
 * @param {Uint8Array[]} pieces
 * @returns {Snapshot}
 */
export function open(pieces) {
  const preamble = first(pieces, PREAMBLE);
  if (new TextDecoder().decode(preamble.subarray(0, NAME.length)) !== NAME) throw new SnapshotError('not a snapshot');
  const view = new DataView(preamble.buffer, preamble.byteOffset);
  const [head, memory, table, body] = [8, 12, 16, 20].map((at) => view.getUint32(at, true));
  const atTable = PREAMBLE + head;
  const atBody = atTable + table;
  if (pieces.reduce((sum, { length }) => sum + length, 0) !== atBody + body) throw new SnapshotError('the snapshot is not whole');
  const described = first(pieces, atBody);
  return { head: described.slice(PREAMBLE, atTable), memory, table: described.subarray(atTable), body: after(pieces, atBody) };
}

/**
 * @param {Uint8Array[]} pieces
 * @param {number} length
 */
function first(pieces, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    if (at === length) break;
    const part = piece.subarray(0, length - at);
    bytes.set(part, at);
    at += part.length;
  }
  if (at < length) throw new SnapshotError('the snapshot is not whole');
  return bytes;
}

/**
 * @param {Uint8Array[]} pieces
 * @param {number} length
 */
function after(pieces, length) {
  let left = length;
  return pieces.map((piece) => {
    const skipped = Math.min(left, piece.length);
    left -= skipped;
    return piece.subarray(skipped);
  });
}

/**
 * Writes the runs into a memory that is as the wasm lays it out.
 *
 * @param {Snapshot} snapshot
 * @param {Uint8Array} memory
 */
export function apply({ memory: length, table, body }, memory) {
  if (memory.length !== length) throw new SnapshotError(`the memory has ${memory.length} bytes, not ${length}`);
  let read = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = table[read++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let at = 0;
  let [piece] = body;
  let next = 1;
  let from = 0;
  while (read < table.length) {
    at += number();
    for (let left = number(); left > 0; ) {
      while (from === piece.length) {
        piece = body[next++];
        from = 0;
      }
      const size = Math.min(left, piece.length - from);
      if (size < 64) for (const end = at + size; at < end; ) memory[at++] = piece[from++];
      else {
        memory.set(piece.subarray(from, from + size), at);
        from += size;
        at += size;
      }
      left -= size;
    }
  }
}

/** What Pyodide's loader asks for, and what the snapshot and its own wasm stand for. */
const NOT_ASKED_FOR = /python_stdlib\.zip$|pyodide-lock\.json$|\.(mjs|wasm)$/;

/**
 * Python as it was when the snapshot was made, giar imported and warm.
 *
 * @param {Manifest} manifest
 * @param {string} base
 * @param {Promise<WebAssembly.Module>} compiled
 * @param {Promise<Snapshot>} arriving
 * @returns {Promise<{pyodide: PyodideInterface, rest: Rest}>}
 */
export async function restore({ snapshot, wheels }, base, compiled, arriving) {
  const { loader, second, head, lock } = /** @type {SnapshotFile} */ (snapshot);
  const indexURL = new URL('pyodide/', base).href;
  const behind = second ? new Second(new URL(second, base).href) : null;
  const { loadPyodide, default: createModule } = await importFile(new URL(loader, base).href);
  const broken = handOver(compiled, behind);
  const pyodide = await loadPyodide({
    indexURL,
    packageBaseUrl: indexURL,
    lockFileContents: lock,
    env: { HOME: '/home/pyodide' },
    // Known before the snapshot is there, so that everything else can be made ready meanwhile.
    _loadSnapshot: Uint8Array.from(atob(head), (character) => character.charCodeAt(0)),
    createPyodideModule: async (/** @type {Settings} */ settings) => {
      const refused = tellingOfFailure(settings);
      const [module, opened] = await Promise.race([Promise.all([createModule(settings), arriving]), broken, refused]);
      if (btoa(String.fromCharCode(...opened.head)) !== head) throw new SnapshotError('the snapshot is of another build');
      apply(opened, module.HEAPU8);
      return module;
    },
  });
  self.fetch = fetchFile; // for what Pyodide may want later
  WebAssembly.instantiateStreaming = instantiateStreaming;
  const rest = new Rest([`${indexURL}python_stdlib.zip`, ...wheels.map((path) => new URL(path, base).href)], behind);
  pyodide.pyimport('rest').restored(() => rest.bring(pyodide));
  return { pyodide, rest };
}

/**
 * Lets Pyodide instantiate the wasm that is there, whichever it asks for.
 *
 * @param {Promise<WebAssembly.Module>} compiled
 * @param {Second | null} behind
 * @returns {Promise<never>} Pyodide says nothing of what goes wrong then, and waits for ever; this does
 */
function handOver(compiled, behind) {
  self.fetch = (input, init) => (NOT_ASKED_FOR.test(addressOf(input)) ? Promise.resolve(new Response()) : fetchFile(input, init));
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_source, imports = {}) => {
      try {
        const module = await compiled;
        const instance = await WebAssembly.instantiate(module, imports);
        await behind?.standBehind(imports, instance.exports);
        return { module, instance };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
  broken.catch(() => {}); // Pyodide may meet something else first
  return broken;
}

/**
 * @typedef {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} Receive
 * @typedef {{instantiateWasm: (imports: WebAssembly.Imports, receive: Receive) => unknown}} Settings
 */

/**
 * Pyodide writes to the console what goes wrong when it takes over its wasm, and then waits for ever.
 *
 * @param {Settings} settings
 * @returns {Promise<never>}
 */
function tellingOfFailure(settings) {
  const { instantiateWasm } = settings;
  return new Promise((_, reject) => {
    settings.instantiateWasm = (imports, receive) =>
      instantiateWasm(imports, (instance, module) => {
        try {
          receive(instance, module);
        } catch (error) {
          reject(error);
        }
      });
  });
}

/**
 * The standard library, the wheels and the second part of the wasm, which the snapshot has made needless for a first report. They
 * are fetched soon after, so that nothing is asked for that depends on what is read.
 */
export class Rest {
  /**
   * @param {string[]} addresses
   * @param {Second | null} second
   */
  constructor(addresses, second) {
    this.addresses = addresses;
    this.second = second;
    /** @type {Map<string, Uint8Array>} */
    this.arrived = new Map();
    this.asked = false;
  }

  fetch() {
    if (this.asked) return;
    this.asked = true;
    void this.second?.fetch();
    for (const url of this.addresses) void this.#fetch(url);
  }

  /** @param {string} url */
  async #fetch(url) {
    try {
      const response = await fetchFile(url);
      if (response.ok) this.arrived.set(url, new Uint8Array(await response.arrayBuffer()));
    } catch {
      // It is asked for again when it is needed.
    }
  }

  /**
   * Python's import waits for its answer, so this does too; it happens in a worker.
   *
   * @param {PyodideInterface} pyodide
   */
  bring(pyodide) {
    const [library, ...wheels] = this.addresses.map((url) => this.arrived.get(url) ?? fetchNow(url));
    this.arrived.clear();
    pyodide.FS.writeFile(pyodide.pyimport('rest').STANDARD_LIBRARY, library);
    for (const wheel of wheels) pyodide.unpackArchive(wheel, 'wheel');
  }
}
