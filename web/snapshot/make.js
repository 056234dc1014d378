import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { loadPyodide } from 'pyodide';

import { memoryBefore, zeroFreed } from './memory.js';
import { headOf, pack } from './pack.js';
import { functionsCalled } from './record.js';
import { slim, small } from './slim.js';
import { split } from './split.js';
import { steadyWorld } from './steady.js';
import { visit } from './visit.js';

/** What the wasm begins with; a snapshot of more would not fit when it is restored. */
const HEAP_LIMIT = 30 * 1024 * 1024;
/** Its name ends as Pyodide's own does, by which Pyodide knows its own lines in a stack of calls. */
const LOADER = 'pyodide.asm.mjs';
const WASM = 'pyodide.asm.wasm';
const SECOND = 'pyodide.second.wasm';
const ENV = { PYTHONHASHSEED: '0', HOME: '/home/pyodide' };

const [out, engine, folders, runtime, libraries, ...wheels] = process.argv.slice(2);
const texts = textsIn(JSON.parse(folders));

steadyWorld();
try {
  const { snapshot, lock } = await makeSnapshot();
  const before = await memoryBefore({ ...ENV });
  checkBuild(snapshot);
  write(pack(snapshot, before), { head: Buffer.from(headOf(snapshot)).toString('base64'), lock });
  writeFileSync(join(out, LOADER), loaderFor(before.linked));
  await writeParts(snapshot);
} catch (error) {
  // The message only: Node would print the line of the source as well, and Pyodide's has a million characters.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/**
 * Pyodide refuses the snapshot of another build; so must the build itself, and not each visitor's browser.
 *
 * @param {Uint8Array} snapshot
 */
function checkBuild(snapshot) {
  const words = [...new Uint32Array(headOf(snapshot).buffer, 16, 8)];
  const made = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const expected = readFileSync(join(runtime, 'pyodide.mjs'), 'utf8').match(/BUILD_ID:"([0-9a-f]{64})"/)?.[1];
  if (made !== expected) throw new Error(`ANOTHER PYODIDE: the snapshot is of build ${made}, the loader of ${expected}`);
}

/**
 * @param {Uint8Array} content
 * @param {object} described
 */
function write(content, described) {
  const memory = packed(content);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'giar.snapshot.gz'), memory);
  writeFileSync(join(out, 'snapshot.json'), `${JSON.stringify({ bytes: memory.length, ...described }, null, 1)}\n`);
}

/** @param {Uint8Array} content */
function packed(content) {
  const bytes = gzipSync(content, { level: 9, memLevel: 9 });
  bytes[9] = 255; // the byte that names the operating system
  return bytes;
}

/**
 * Reports of all kinds: Python is warmed with the first of them, and what the reading of all of them calls is in the first part of
 * the wasm.
 *
 * @param {string[]} places
 */
function textsIn(places) {
  const paths = places.flatMap((place) => readdirSync(place).sort().map((name) => join(place, name)));
  return paths.filter((path) => path.endsWith('.txt')).map((path) => readFileSync(path, 'utf8'));
}

/** @param {import('./slim.js').Linked} linked */
function loaderFor(linked) {
  const read = (/** @type {string} */ name) => readFileSync(join(runtime, name));
  const modules = [read(WASM), ...readdirSync(libraries).map((name) => readFileSync(join(libraries, name)))];
  const wanted = modules.flatMap((content) => WebAssembly.Module.imports(new WebAssembly.Module(content)));
  const names = wanted.filter(({ module }) => module !== 'GOT.func').map(({ name }) => name);
  return small(slim(read(LOADER).toString(), linked, names, read('pyodide.mjs').toString()));
}

/** @param {Uint8Array} snapshot */
async function writeParts(snapshot) {
  const whole = new Uint8Array(readFileSync(join(runtime, WASM)));
  const called = await functionsCalled(whole, snapshot, { ...ENV }, (pyodide) => visit(pyodide, texts));
  const { first, second } = split(whole, called);
  for (const part of [first, second]) if (!WebAssembly.validate(part)) throw new Error('ANOTHER PYODIDE: its wasm cannot be split');
  writeFileSync(join(out, WASM), first);
  writeFileSync(join(out, `${WASM}.gz`), packed(first));
  writeFileSync(join(out, SECOND), second);
}

async function makeSnapshot() {
  const options = { env: { ...ENV }, _makeSnapshot: true };
  const pyodide = await loadPyodide(/** @type {any} */ (options));
  const archives = wheels.map((wheel, index) => bring(pyodide, wheel, `/wheel-${index}.zip`));
  for (const name of ['rest.py', 'session.py']) pyodide.FS.writeFile(name, readFileSync(join(engine, name)));
  run(pyodide, 'import rest, session');
  pyodide.pyimport('rest').leave_out(archives);
  pyodide.pyimport('rest').put_at_hand();
  run(pyodide, readFileSync(new URL('lean.py', import.meta.url), 'utf8'));
  run(pyodide, readFileSync(new URL('warm.py', import.meta.url), 'utf8'), { text: texts[0] });
  run(pyodide, 'import gc; gc.collect()');
  checkHeap(pyodide);
  zeroFreed(pyodide);
  const lockfile = { info: pyodide.lockfile.info, packages: {} };
  return { snapshot: pyodide.makeMemorySnapshot(), lock: lockfile };
}

/**
 * @param {import('pyodide').PyodideInterface} pyodide
 * @param {string} wheel
 * @param {string} place
 */
function bring(pyodide, wheel, place) {
  const content = new Uint8Array(readFileSync(wheel));
  pyodide.unpackArchive(content, 'wheel');
  pyodide.FS.writeFile(place, content);
  return place;
}

/**
 * In a namespace of its own, which is gone afterwards.
 *
 * @param {import('pyodide').PyodideInterface} pyodide
 * @param {string} code
 * @param {Record<string, string>} [given]
 */
function run(pyodide, code, given = {}) {
  const globals = pyodide.toPy(given);
  pyodide.runPython(code, { globals });
  globals.destroy();
}

/** @param {import('pyodide').PyodideInterface} pyodide */
function checkHeap(pyodide) {
  const { length } = /** @type {any} */ (pyodide)._module.HEAPU8;
  if (length <= HEAP_LIMIT) return;
  throw new Error(`SNAPSHOT TOO LARGE: ${length} bytes, and at most ${HEAP_LIMIT} can be restored`);
}
