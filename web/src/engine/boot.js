/** @import { PyodideInterface } from 'pyodide' */
/** @import { Manifest, Progress } from './types.js' */
import { Download, DownloadError } from './download.js';

/**
 * Pyodide with giar installed, everything from the page's own origin.
 *
 * @param {string} base the engine's folder, with a trailing slash
 * @param {(progress: Progress) => void} onProgress
 * @returns {Promise<{pyodide: PyodideInterface, manifest: Manifest}>}
 */
export async function boot(base, onProgress) {
  const manifest = await readManifest(new URL('engine.json', base).href);
  const download = new Download(base, manifest.core, reporter(onProgress), self.fetch.bind(self));
  self.fetch = download.fetch;
  self.addEventListener('unhandledrejection', (event) => {
    // Pyodide leaves some of its requests unawaited; `failed` has said already that this one did not arrive.
    if (event.reason instanceof DownloadError) event.preventDefault();
  });
  const pyodide = await Promise.race([startPython(new URL('pyodide/', base).href), download.failed]);
  onProgress({ stage: 'install', loaded: download.total, total: download.total });
  await install(pyodide, manifest, base);
  return { pyodide, manifest };
}

/**
 * @param {string} url
 * @returns {Promise<Manifest>}
 */
async function readManifest(url) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.json();
  } catch (error) {
    throw new DownloadError(url, error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {(progress: Progress) => void} onProgress
 * @returns {(loaded: number, total: number) => void}
 */
function reporter(onProgress) {
  return (loaded, total) => onProgress({ stage: loaded < total ? 'download' : 'start', loaded, total });
}

/**
 * @param {string} indexURL
 * @returns {Promise<PyodideInterface>}
 */
async function startPython(indexURL) {
  const { loadPyodide } = await import(/* @vite-ignore */ `${indexURL}pyodide.mjs`);
  return loadPyodide({ indexURL });
}

/**
 * @param {PyodideInterface} pyodide
 * @param {Manifest} manifest
 * @param {string} base
 */
async function install(pyodide, manifest, base) {
  const urls = (/** @type {string[]} */ paths) => paths.map((path) => new URL(path, base).href);
  await pyodide.loadPackage(urls(manifest.bootstrap), { messageCallback: () => {} });
  const micropip = pyodide.pyimport('micropip');
  try {
    // Named arguments; the wheels are all there is, so nothing is to be looked up in an index.
    await micropip.install.callKwargs(pyodide.toPy(urls(manifest.wheels)), { deps: false });
  } finally {
    micropip.destroy();
  }
}
