/** @import { PyodideInterface } from 'pyodide' */
/** @import { Linked } from './slim.js' */
import { loadPyodide } from 'pyodide';
// @ts-expect-error Pyodide does not declare this file
import createPyodideModule from 'pyodide/pyodide.asm.mjs';

/** What CPython's own allocator may be asked for; larger pieces come straight from the C library. */
const PAGE = 65_536;

/**
 * The memory as the wasm itself lays it out, and as it is a moment later when a snapshot would be put in its place. The
 * few bytes in which the two differ may differ otherwise in another engine. And what Pyodide's loader has linked by then.
 *
 * @param {Record<string, string>} env
 * @returns {Promise<{laid: Uint8Array, begun: Uint8Array, linked: Linked}>}
 */
export async function memoryBefore(env) {
  /** @type {Uint8Array | undefined} */
  let laid;
  /** @type {Uint8Array | undefined} */
  let begun;
  /** @type {Linked | undefined} */
  let linked;
  const enough = new Error('this is all that is wanted of it');
  const create = async (/** @type {any} */ settings) => {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {any} */ receive) =>
      instantiate(imports, (/** @type {WebAssembly.Instance} */ instance, /** @type {WebAssembly.Module} */ module) => {
        const { memory, __indirect_function_table: table } = /** @type {any} */ (instance.exports);
        laid = new Uint8Array(memory.buffer).slice();
        const first = table.length;
        receive(instance, module);
        linked = { reserved: table.length - first, addresses: addressesIn(module, imports['GOT.func']) };
      });
    const created = await createPyodideModule(settings);
    begun = created.HEAPU8.slice();
    throw enough;
  };
  try {
    const options = { env, _loadSnapshot: new Uint8Array(48), createPyodideModule: create };
    await loadPyodide(/** @type {any} */ (options));
  } catch (error) {
    if (error !== enough) throw error;
  }
  if (!laid || !begun || !linked) throw new Error('Pyodide starts otherwise than this program knows');
  return { laid, begun, linked };
}

/**
 * @param {WebAssembly.Module} module
 * @param {Record<string, WebAssembly.Global>} globals
 */
function addressesIn(module, globals) {
  const asked = WebAssembly.Module.imports(module).filter((one) => one.module === 'GOT.func');
  return Object.fromEntries(asked.map(({ name }) => [name, globals[name].value]));
}

/**
 * Fills all memory that is free with zeros: what was there once need not travel. It is taken piece by piece, with
 * growing forbidden, until nothing is left to take.
 *
 * @param {PyodideInterface} pyodide
 */
export function zeroFreed(pyodide) {
  const module = /** @type {any} */ (pyodide)._module;
  const grow = module.memory.grow;
  module.memory.grow = () => {
    throw new RangeError('only what is there');
  };
  /** @type {number[]} */
  const taken = [];
  for (let size = 16 * PAGE; size >= 16; size >>= 1) {
    for (let piece = module._malloc(size) >>> 0; piece; piece = module._malloc(size) >>> 0) {
      module.HEAPU8.fill(0, piece, piece + size);
      taken.push(piece);
    }
  }
  for (const piece of taken.reverse()) module._free(piece);
  module.memory.grow = grow;
}
