import { loadPyodide } from 'pyodide';
// @ts-expect-error Pyodide does not declare this file
import createPyodideModule from 'pyodide/pyodide.asm.mjs';

import { asWasmFunction, bytesForFunction } from '../src/engine/wasm-function.js';
import * as wasm from './wasm.js';

/** @import { PyodideInterface } from 'pyodide' */

const { SECTION } = wasm;
const NOTED = 'giar:noted';

/**
 * The numbers of the functions that are called from the moment a snapshot is restored.
 *
 * @param {Uint8Array} whole Python's wasm
 * @param {Uint8Array} snapshot
 * @param {Record<string, string>} env
 * @param {(pyodide: PyodideInterface) => void} visit what is done then
 * @returns {Promise<Set<number>>}
 */
export async function functionsCalled(whole, snapshot, env, visit) {
  /** @type {Set<number>} */
  const called = new Set();
  const module = new WebAssembly.Module(recording(whole));
  const note = asWasmFunction(new WebAssembly.Module(bytesForFunction(1)), (number) => called.add(number));
  const create = (/** @type {any} */ settings) => {
    const instantiate = settings.instantiateWasm;
    // Pyodide adds to the imports what it instantiates the module with; the one that records is given the same.
    settings.instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {(...given: any[]) => void} */ receive) =>
      instantiate(imports, () => {
        const { exports } = new WebAssembly.Instance(module, imports);
        /** @type {WebAssembly.Table} */ (exports[NOTED]).set(0, note);
        receive({ exports: Object.fromEntries(Object.entries(exports).filter(([name]) => name !== NOTED)) }, module);
      });
    return createPyodideModule(settings);
  };
  const options = { env, _loadSnapshot: snapshot, createPyodideModule: create };
  visit(await loadPyodide(/** @type {any} */ (options)));
  return called;
}

/**
 * The wasm in which every function tells its number when it is first called.
 *
 * @param {Uint8Array} whole
 */
function recording(whole) {
  const sections = wasm.sectionsOf(whole);
  const content = (/** @type {number} */ id) => sections.find((one) => one.id === id)?.content ?? wasm.vector([]);
  const imports = wasm.importsIn(content(SECTION.import));
  const imported = (/** @type {number} */ kind) => imports.filter((one) => one.kind === kind).length;
  const table = imported(wasm.KIND.table) + wasm.definedIn(content(SECTION.table), wasm.KIND.table).length;
  const type = wasm.typesIn(content(SECTION.type)).length;
  const firstGlobal = imported(wasm.KIND.global) + wasm.globalsIn(content(SECTION.global)).length;
  const tell = (/** @type {number} */ index) => {
    const number = imported(wasm.KIND.function) + index;
    const call = wasm.joined([Uint8Array.of(wasm.OP.i32Const), wasm.signed(number), wasm.callThrough(table, type, 0)]);
    return wasm.once(firstGlobal + index, call);
  };
  const bodies = wasm.bodiesIn(content(SECTION.code)).map((body, index) => {
    const start = wasm.instructionsAt(body);
    return wasm.joined([body.subarray(0, start), tell(index), body.subarray(start)]);
  });
  const exported = wasm.joined([wasm.name(NOTED), Uint8Array.of(wasm.KIND.table), wasm.unsigned(table)]);
  /** @type {Record<number, (content: Uint8Array) => Uint8Array>} */
  const changes = {
    [SECTION.type]: (content) => wasm.extended(content, [wasm.typeBytes({ parameters: [wasm.I32], results: [] })]),
    [SECTION.table]: (content) => wasm.extended(content, [Uint8Array.of(wasm.FUNCREF, 0, 1)]),
    [SECTION.global]: (content) => wasm.extended(content, bodies.map(() => wasm.ZERO)),
    [SECTION.export]: (content) => wasm.extended(content, [exported]),
    [SECTION.code]: () => wasm.codeOf(bodies),
  };
  return wasm.moduleOf(sections.map(({ id, content }) => ({ id, content: changes[id]?.(content) ?? content })));
}
