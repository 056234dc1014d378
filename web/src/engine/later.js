/** @import { PyodideInterface } from 'pyodide' */
/** @import { Fetching, Manifest } from './types.js' */
import { counted } from './counted.js';
import { DownloadError } from './download.js';

/** @type {Map<string, Promise<void>>} */
const installed = new Map();

/**
 * Installs what one export format, or one kind of document, needs beyond the engine, once, when it is first asked for;
 * from the page's own origin.
 *
 * @param {PyodideInterface} pyodide
 * @param {Manifest} manifest
 * @param {string} base
 * @param {string} what an export format, or the name of a package
 * @param {(fetching: Fetching | null) => void} onFetching told of the bytes while they come, and null when all have come
 */
export async function installLater(pyodide, manifest, base, what, onFetching) {
  const later = /** @type {Record<string, string[] | undefined>} */ (manifest.later ?? {});
  for (const path of later[what] ?? []) {
    const pending = installed.get(path) ?? install(pyodide, new URL(path, base).href, onFetching);
    installed.set(path, pending);
    // What did not arrive may be asked for again.
    await pending.catch((error) => {
      installed.delete(path);
      throw error;
    });
  }
}

/**
 * @param {PyodideInterface} pyodide
 * @param {string} url
 * @param {(fetching: Fetching | null) => void} onFetching
 */
async function install(pyodide, url, onFetching) {
  const wheel = await receive(url, onFetching).finally(() => onFetching(null));
  pyodide.unpackArchive(wheel, 'wheel');
  const importlib = pyodide.pyimport('importlib');
  importlib.invalidate_caches();
  importlib.destroy();
}

/**
 * The content of a file, its bytes told as they arrive.
 *
 * @param {string} url
 * @param {(fetching: Fetching) => void} onFetching
 * @returns {Promise<ArrayBuffer>}
 */
export async function receive(url, onFetching) {
  onFetching({ loaded: 0, total: null });
  const response = await fetch(url).catch((error) => {
    throw new DownloadError(url, String(error));
  });
  if (!response.ok || !response.body) throw new DownloadError(url, `HTTP ${response.status}`);
  const total = sizeOf(response);
  let loaded = 0;
  const arriving = counted(response.body, (count) => {
    loaded += count;
    onFetching({ loaded, total });
  });
  try {
    return await new Response(arriving).arrayBuffer();
  } catch (error) {
    throw new DownloadError(url, String(error));
  }
}

/** @param {Response} response */
function sizeOf(response) {
  // The length of a compressed answer is not that of the file.
  const length = response.headers.has('content-encoding') ? null : response.headers.get('content-length');
  return length === null ? null : Number(length);
}
