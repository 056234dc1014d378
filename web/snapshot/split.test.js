import { describe, expect, it, vi } from 'vitest';

import { asWasmFunction, bytesForFunction } from '../src/engine/wasm-function.js';
import { split } from './split.js';
import * as wasm from './wasm.js';

const { I32, KIND, OP, SECTION } = wasm;
const I64 = 0x7e;
const CALL = 0x10;

/** In the order of the functions that are not imported. */
const NAMES = ['sum', 'even', 'odd', 'store', 'long', 'throughTable', 'count', 'throwing'];

/**
 * A small module with all that Pyodide's has: an imported function and an imported variable, a table, memory with content,
 * variables that change and that do not, an exception.
 */
function whole() {
  const i32 = (/** @type {number[]} */ ...types) => types.map(() => I32);
  const types = [
    { parameters: [], results: [] },
    { parameters: i32(1, 2), results: i32(1) },
    { parameters: i32(1), results: i32(1) },
    { parameters: i32(1, 2), results: [] },
    { parameters: [I64, I32], results: [I64] },
    { parameters: i32(1), results: [] },
  ];
  const imported = [
    [wasm.name('env'), wasm.name('told'), Uint8Array.of(KIND.function, 5)],
    [wasm.name('env'), wasm.name('first'), Uint8Array.of(KIND.global, I32, 1)],
  ];
  const [sum, even, odd] = NAMES.map((_, index) => index + 1);
  const functions = [1, 2, 2, 3, 4, 1, 2, 5];
  const get = (/** @type {number} */ parameter) => [OP.localGet, parameter];
  const bodies = [
    [0, ...get(0), ...get(1), 0x6a, OP.end],
    // even(n): n == 0 ? 1 : odd(n - 1), and odd likewise, each telling its number
    [0, ...get(0), CALL, 0, ...get(0), OP.i32Eqz, OP.if, I32, OP.i32Const, 1, 0x05, ...get(0), OP.i32Const, 1, 0x6b, CALL, odd, OP.end, OP.end],
    [0, ...get(0), CALL, 0, ...get(0), OP.i32Eqz, OP.if, I32, OP.i32Const, 0, 0x05, ...get(0), OP.i32Const, 1, 0x6b, CALL, even, OP.end, OP.end],
    [0, ...get(0), ...get(1), 0x36, 2, 0, OP.end],
    [0, ...get(0), ...get(1), 0xac, 0x7c, OP.end],
    [0, ...get(0), ...get(1), OP.i32Const, 0, OP.callIndirect, 1, 0, OP.end],
    // a variable of its own, one that is imported, one that does not change
    [1, 1, I32, ...get(0), OP.globalGet, 1, 0x6a, 0x22, 1, OP.globalSet, 1, OP.globalGet, 0, OP.globalGet, 2, 0x6a, ...get(1), 0x6a, OP.end],
    [0, ...get(0), 0x08, 0, OP.end],
  ];
  const section = (/** @type {number} */ id, /** @type {Uint8Array[]} */ items) => ({ id, content: wasm.vector(items) });
  const exported = [...NAMES.map((name, index) => ({ name, kind: KIND.function, number: index + 1 })), { name: 'memory', kind: KIND.memory, number: 0 }];
  return wasm.moduleOf([
    section(SECTION.type, types.map(wasm.typeBytes)),
    section(SECTION.import, imported.map(wasm.joined)),
    section(SECTION.function, functions.map((type) => Uint8Array.of(type))),
    section(SECTION.table, [Uint8Array.of(wasm.FUNCREF, 0, 1), Uint8Array.of(0x6f, 0, 0)]),
    section(SECTION.memory, [Uint8Array.of(0, 1)]),
    section(SECTION.tag, [Uint8Array.of(0, 5)]),
    section(SECTION.global, [Uint8Array.of(I32, 1, OP.i32Const, 5, OP.end), Uint8Array.of(I32, 0, OP.i32Const, 7, OP.end)]),
    section(SECTION.export, exported.map(({ name, kind, number }) => wasm.joined([wasm.name(name), Uint8Array.of(kind, number)]))),
    section(SECTION.element, [Uint8Array.of(0, OP.i32Const, 0, OP.end, 1, sum)]),
    { id: SECTION.dataCount, content: Uint8Array.of(1) },
    section(SECTION.code, bodies.map((body) => wasm.joined([wasm.unsigned(body.length), Uint8Array.from(body)]))),
    section(SECTION.data, [Uint8Array.of(0, OP.i32Const, 8, OP.end, 2, 3, 4)]),
  ]);
}

const bring = new WebAssembly.Module(bytesForFunction(0));

/**
 * What all its functions do, one after the other.
 *
 * @param {(imports: WebAssembly.Imports) => WebAssembly.Exports} make
 */
function behaviour(make) {
  const told = vi.fn();
  const first = new WebAssembly.Global({ value: 'i32', mutable: true }, 100);
  const exports = /** @type {Record<string, any>} */ (make({ env: { told, first } }));
  exports.store(16, 99);
  const done = [exports.sum(2, 3), exports.even(5), exports.odd(5), exports.long(2n ** 40n, -1), exports.throughTable(20, 22)];
  done.push(exports.count(1), exports.count(2));
  expect(() => exports.throwing(3)).toThrow(/** @type {any} */ (WebAssembly).Exception);
  return { done, told: told.mock.calls, memory: [...new Uint8Array(exports.memory.buffer, 0, 24)] };
}

/**
 * @param {Set<number>} used
 * @param {() => void} [onBring]
 * @returns {(imports: WebAssembly.Imports) => WebAssembly.Exports}
 */
const inParts = (used, onBring = () => {}) => (imports) => {
  const { first, second } = split(whole(), used);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(first), imports);
  /** @type {WebAssembly.Table} */ (exports['giar:calls']).set(
    0,
    asWasmFunction(bring, () => {
      onBring();
      new WebAssembly.Instance(new WebAssembly.Module(second), { ...imports, giar: exports });
      /** @type {WebAssembly.Global} */ (exports['giar:whole']).value = 1;
    }),
  );
  return exports;
};

const asOne = (/** @type {WebAssembly.Imports} */ imports) => new WebAssembly.Instance(new WebAssembly.Module(whole()), imports).exports;
const subsets = Array.from({ length: 2 ** NAMES.length }, (_, bits) => new Set(NAMES.map((_, index) => index + 1).filter((one) => bits & (1 << (one - 1)))));

describe('a wasm in two parts', () => {
  it('does what the whole does, whichever functions are in the first', () => {
    const expected = behaviour(asOne);
    expect(expected.done).toEqual([5, 0, 1, 2n ** 40n - 1n, 42, 113, 115]);
    for (const used of subsets) expect({ used, ...behaviour(inParts(used)) }).toEqual({ used, ...expected });
  });

  it('asks for its second part once, and only when a function of it is called', () => {
    for (const used of subsets) {
      const asked = vi.fn();
      const exports = /** @type {Record<string, any>} */ (inParts(used, asked)({ env: { told: () => {}, first: new WebAssembly.Global({ value: 'i32', mutable: true }, 0) } }));
      exports.even(0);
      expect({ used, asked: asked.mock.calls.length }).toEqual({ used, asked: used.has(2) ? 0 : 1 });
      exports.even(3);
      exports.sum(1, 1);
      const called = [1, 2, 3];
      expect({ used, asked: asked.mock.calls.length }).toEqual({ used, asked: called.every((one) => used.has(one)) ? 0 : 1 });
    }
  });

  it('is not made of a module that it does not understand', () => {
    const without = wasm.moduleOf(wasm.sectionsOf(whole()).filter(({ id }) => id !== SECTION.import));
    expect(() => split(without, new Set())).toThrow('ANOTHER PYODIDE');
  });
});

describe('numbers in a module', () => {
  it.each([0, 1, 63, 64, 127, 128, 8191, 8192, 16_958, 2 ** 21, 2 ** 28])('are read as they are written (%i)', (value) => {
    expect(new wasm.Reader(wasm.unsigned(value)).number()).toBe(value);
    // A sixth bit that is set would make the last byte's number negative.
    const [last] = wasm.signed(value).slice(-1);
    expect(last & 64).toBe(0);
    expect(new wasm.Reader(wasm.signed(value)).number()).toBe(value);
  });
});
