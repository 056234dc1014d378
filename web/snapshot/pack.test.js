import { describe, expect, it, vi } from 'vitest';

import { headOf, pack } from './pack.js';

vi.stubGlobal('self', { fetch }); // what reads it runs in a worker
const { apply, open } = await import('../src/engine/snapshot.js');

const HEAD = 64;

/**
 * @param {Uint8Array} memory
 * @returns {Uint8Array} as Pyodide makes it
 */
function snapshotOf(memory) {
  const snapshot = new Uint8Array(HEAD + memory.length).fill(9, 0, HEAD);
  new DataView(snapshot.buffer).setUint32(4, HEAD, true);
  snapshot.set(memory, HEAD);
  return snapshot;
}

/**
 * Memories that repeat themselves, so that runs of all lengths come about.
 *
 * @param {number} seed
 * @param {number} length
 */
function memoryOf(seed, length) {
  const memory = new Uint8Array(length);
  for (let at = 0, state = seed; at < length; state = (state * 48271) % 2147483647) {
    const size = 1 + (state % 90);
    memory.fill(state % 3 === 0 ? state & 255 : 0, at, at + size);
    at += size;
  }
  return memory;
}

/**
 * @param {Uint8Array} snapshot
 * @param {{laid: Uint8Array, begun: Uint8Array}} before
 */
const packed = (snapshot, before) => new Uint8Array(pack(snapshot, before));

/**
 * As it comes over the line.
 *
 * @param {Uint8Array} bytes
 * @param {number} [size]
 */
function inPieces(bytes, size = bytes.length) {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

const NOTHING = { laid: new Uint8Array(), begun: new Uint8Array() };

describe('a packed snapshot', () => {
  it.each([1, 2, 3, 4, 5])('gives back every byte, whatever the wasm has laid out before (%i)', (seed) => {
    const memory = memoryOf(seed, 40_000);
    const laid = memoryOf(seed + 100, 30_000);
    const begun = laid.slice();
    begun.set([1, 2, 3], 12_345);
    const opened = open(inPieces(packed(snapshotOf(memory), { laid, begun })));
    const restored = new Uint8Array(memory.length);
    restored.set(begun);
    apply(opened, restored);
    expect(Buffer.compare(restored, memory)).toBe(0);
  });

  it.each([1, 7, 24, 63, 64, 1000, 65_536])('comes in pieces of any size (%i bytes)', (size) => {
    const memory = memoryOf(11, 40_000);
    const laid = memoryOf(12, 30_000);
    const opened = open([new Uint8Array(), ...inPieces(packed(snapshotOf(memory), { laid, begun: laid }), size), new Uint8Array()]);
    const restored = new Uint8Array(memory.length);
    restored.set(laid);
    apply(opened, restored);
    expect(Buffer.compare(restored, memory)).toBe(0);
  });

  it.each([0, 5, 23, 24, 60, 200])('is refused where it breaks off (after %i bytes)', (length) => {
    const whole = packed(snapshotOf(memoryOf(1, 4000)), NOTHING);
    expect(() => open([whole.subarray(0, length)])).toThrow('not whole');
    expect(() => open([whole, whole.subarray(0, 1)])).toThrow('not whole');
  });

  it('does not depend on the few bytes that differ from engine to engine', () => {
    const memory = memoryOf(7, 5_000);
    const laid = memoryOf(8, 5_000);
    const begun = laid.slice();
    begun[4_000] ^= 255;
    const opened = open(inPieces(packed(snapshotOf(memory), { laid, begun })));
    const another = laid.slice();
    another[4_000] = 77;
    apply(opened, another);
    expect(another[4_000]).toBe(memory[4_000]);
  });

  it('begins with what Pyodide itself reads', () => {
    const snapshot = snapshotOf(memoryOf(9, 100));
    const { head } = open(inPieces(packed(snapshot, NOTHING)));
    expect(head).toEqual(headOf(snapshot));
    expect(head).toEqual(snapshot.subarray(0, HEAD));
  });

  it('refuses a memory of another size', () => {
    const opened = open(inPieces(packed(snapshotOf(memoryOf(1, 100)), NOTHING)));
    expect(() => apply(opened, new Uint8Array(99))).toThrow('99 bytes, not 100');
  });
});
