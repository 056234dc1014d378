/** @import { PyodideInterface } from 'pyodide' */
/** @import { Manifest, Progress } from './types.js' */
/** @import { Rest } from './snapshot.js' */
import { compile } from './compile.js';
import { counted } from './counted.js';
import { Download, DownloadError } from './download.js';
import { compiledEarly, early, fetchFile, fetchNow, importFile, isCarried } from './files.js';
import session from './session.py?raw';
import { open, restore } from './snapshot.js';

/**
 * Pyodide with giar installed, everything from the page's own origin: from a snapshot of its memory, or, where there is
 * none or it cannot be restored, step by step.
 *
 * @param {string} base the engine's folder, with a trailing slash; `?plain` after it forbids the snapshot
 * @param {(progress: Progress) => void} onProgress
 * @returns {Promise<{pyodide: PyodideInterface, manifest: Manifest, wasm: string, rest?: Rest, plainly?: string[]}>} the address of
 * the wasm, what may be fetched when there is time, and what was fetched because there was no snapshot
 */
export async function boot(base, onProgress) {
  const manifest = early?.manifest ?? (await readManifest(new URL('engine.json', base).href));
  self.addEventListener('unhandledrejection', (event) => {
    // Pyodide leaves some of its requests unawaited; `failed` has said already that this one did not arrive.
    if (event.reason instanceof DownloadError) event.preventDefault();
  });
  const plain = !manifest.snapshot || new URL(base).searchParams.has('plain');
  const restored = plain ? null : await bootFromSnapshot(manifest, base, onProgress);
  return { manifest, ...(restored ?? (await bootPlainly(manifest, base, onProgress))) };
}

/**
 * @param {Manifest} manifest
 * @param {string} base
 * @param {(progress: Progress) => void} onProgress
 */
async function bootFromSnapshot(manifest, base, onProgress) {
  const { path, bytes, wasm } = /** @type {import('./types.js').SnapshotFile} */ (manifest.snapshot);
  const tell = paced(onProgress);
  const url = new URL(wasm, base).href;
  let loaded = 0;
  let compiled = false;
  // The memory's bytes stand for all: it is the largest file and the last to come, and nobody sees those of a wasm on its way.
  const report = () => tell({ stage: compiled && loaded === bytes ? 'start' : 'download', loaded, total: bytes });
  const module = compileFirst(url).then((module) => {
    compiled = true;
    report();
    return module;
  });
  const snapshot = receive(new URL(path, base).href, (count) => {
    loaded = Math.min(bytes, loaded + count);
    report();
  }).then(open);
  for (const arriving of [module, snapshot]) arriving.catch(() => {}); // `restore` meets it too
  report();
  try {
    return { ...(await restore(manifest, base, module, snapshot)), wasm: url };
  } catch {
    return null; // another engine, another memory, a file that is not there: the long way works, and there is nothing to say
  }
}

/** @param {string} url */
async function compileFirst(url) {
  return (await compiledEarly) ?? compile(fetchFile(url));
}

/**
 * @param {string} url
 * @param {(count: number) => void} onBytes
 */
async function receive(url, onBytes) {
  const response = await fetchFile(url);
  if (!response.ok || !response.body) throw new Error(`${url}: HTTP ${response.status}`);
  const arriving = counted(response.body, onBytes);
  return pieces(unpackedByTheHost(response.headers) ? arriving : arriving.pipeThrough(new DecompressionStream('gzip')));
}

/**
 * @param {ReadableStream<Uint8Array>} bytes
 * @returns {Promise<Uint8Array[]>}
 */
async function pieces(bytes) {
  const reader = bytes.getReader();
  const all = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all;
    all.push(value);
  }
}

/**
 * Some hosts say of a packed file that it is packed for the way only; the browser has unpacked it then.
 *
 * @param {Headers} headers
 */
function unpackedByTheHost(headers) {
  return headers.get('content-encoding') === 'gzip';
}

/**
 * @param {Manifest} manifest
 * @param {string} base
 * @param {(progress: Progress) => void} onProgress
 */
async function bootPlainly(manifest, base, onProgress) {
  const tell = paced(onProgress);
  const onCore = (/** @type {number} */ loaded, /** @type {number} */ total) => tell({ stage: loaded < total ? 'download' : 'start', loaded, total });
  const download = new Download(base, manifest.core, onCore, fetchFile, importFile);
  // It stays in place where a file is missing: Pyodide may ask for that one only now, and would complain in words of its own.
  self.fetch = download.fetch;
  WebAssembly.instantiateStreaming = download.instantiate;
  const indexURL = new URL('pyodide/', base).href;
  const pyodide = await Promise.race([startPython(indexURL), download.failed]);
  onProgress({ stage: 'install', loaded: download.total, total: download.total });
  await install(pyodide, manifest, base);
  pyodide.FS.writeFile('session.py', session);
  self.fetch = fetchFile; // for what Pyodide may want later
  const plainly = [...manifest.core.map(({ path }) => path), ...manifest.bootstrap].map((path) => new URL(path, base).href);
  return { pyodide, wasm: `${indexURL}pyodide.asm.wasm`, plainly };
}

/**
 * @param {string} url
 * @returns {Promise<Manifest>}
 */
async function readManifest(url) {
  try {
    const response = await fetchFile(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.json();
  } catch (error) {
    throw new DownloadError(url, error instanceof Error ? error.message : String(error));
  }
}

/** Milliseconds between two words about the bytes of one stage: each of them is drawn, and drawing takes from what is waited for. */
const PACE = 200;

/**
 * @param {(progress: Progress) => void} onProgress
 * @returns {(progress: Progress) => void}
 */
function paced(onProgress) {
  let told = { stage: '', at: 0 };
  return (progress) => {
    const at = performance.now();
    if (progress.stage === told.stage && at - told.at < PACE) return;
    told = { stage: progress.stage, at };
    onProgress(progress);
  };
}

/**
 * @param {string} indexURL
 * @returns {Promise<PyodideInterface>}
 */
async function startPython(indexURL) {
  const { loadPyodide } = await importFile(`${indexURL}pyodide.mjs`);
  const { default: createPyodideModule } = await importFile(`${indexURL}pyodide.asm.mjs`);
  return loadPyodide({ indexURL, createPyodideModule });
}

/**
 * @param {PyodideInterface} pyodide
 * @param {Manifest} manifest
 * @param {string} base
 */
async function install(pyodide, manifest, base) {
  const urls = (/** @type {string[]} */ paths) => paths.map((path) => new URL(path, base).href);
  if (isCarried) {
    // micropip takes nothing from a page without a server; these wheels need no more than unpacking.
    for (const url of urls(manifest.wheels)) pyodide.unpackArchive(fetchNow(url), 'wheel');
    return;
  }
  await pyodide.loadPackage(urls(manifest.bootstrap), { messageCallback: () => {} });
  const micropip = pyodide.pyimport('micropip');
  try {
    // Named arguments; the wheels are all there is, so nothing is to be looked up in an index.
    await micropip.install.callKwargs(pyodide.toPy(urls(manifest.wheels)), { deps: false });
  } finally {
    micropip.destroy();
  }
}
