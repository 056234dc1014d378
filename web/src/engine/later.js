/** @import { PyodideInterface } from 'pyodide' */
/** @import { ExportFormat, Manifest } from './types.js' */
import { DownloadError } from './download.js';

/** @type {Map<string, Promise<void>>} */
const installed = new Map();

/**
 * Installs what one format needs beyond the engine, once, when it is first asked for; from the page's own origin.
 *
 * @param {PyodideInterface} pyodide
 * @param {Manifest} manifest
 * @param {string} base
 * @param {ExportFormat} format
 */
export async function installLater(pyodide, manifest, base, format) {
  for (const path of manifest.later?.[format] ?? []) {
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
