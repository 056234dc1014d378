/** @import { PyodideInterface } from 'pyodide' */
/** @import { Manifest } from './types.js' */
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
 */
export async function installLater(pyodide, manifest, base, what) {
  const later = /** @type {Record<string, string[] | undefined>} */ (manifest.later ?? {});
  for (const path of later[what] ?? []) {
    const pending = installed.get(path) ?? install(pyodide, new URL(path, base).href);
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
 */
async function install(pyodide, url) {
  const response = await fetch(url).catch((error) => {
    throw new DownloadError(url, String(error));
  });
  if (!response.ok) throw new DownloadError(url, `HTTP ${response.status}`);
  const wheel = await response.arrayBuffer();
  pyodide.unpackArchive(wheel, 'wheel');
  const importlib = pyodide.pyimport('importlib');
  importlib.invalidate_caches();
  importlib.destroy();
}
