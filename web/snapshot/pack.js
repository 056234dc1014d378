/** Shorter gaps between two runs travel with them: naming a run costs more. */
const GAP = 12;

/**
 * Packs a snapshot as the difference from the memory that the wasm lays out by itself. `web/src/engine/snapshot.js`
 * reads it: eight bytes of name and version, then the lengths of Pyodide's head, the memory, the table and the bytes;
 * then the head, the table (for each run its distance from the last one and its length, in sevens of bits) and the runs.
 *
 * @param {Uint8Array} snapshot as Pyodide makes it
 * @param {{laid: Uint8Array, begun: Uint8Array}} before
 * @returns {Uint8Array}
 */
export function pack(snapshot, { laid, begun }) {
  const head = headOf(snapshot);
  const memory = snapshot.subarray(head.length);
  const { table, parts } = differences(memory, (at) => memory[at] !== (laid[at] ?? 0) || begun[at] !== laid[at]);
  const body = Buffer.concat(parts);
  const lengths = Uint32Array.of(head.length, memory.length, table.length, body.length);
  return Buffer.concat([Buffer.from('giarsnp1'), Buffer.from(lengths.buffer), head, Uint8Array.from(table), body]);
}

/**
 * What Pyodide reads itself of a snapshot, followed by no memory at all.
 *
 * @param {Uint8Array} snapshot
 * @returns {Uint8Array}
 */
export function headOf(snapshot) {
  return snapshot.slice(0, new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true));
}

/**
 * @param {Uint8Array} memory
 * @param {(at: number) => boolean} differs
 */
function differences(memory, differs) {
  /** @type {number[]} */
  const table = [];
  const parts = [];
  let last = 0;
  for (let at = 0; at < memory.length; at++) {
    if (!differs(at)) continue;
    let end = at + 1;
    for (let next = end; next < memory.length && next - end < GAP; next++) if (differs(next)) end = next + 1;
    table.push(...sevens(at - last), ...sevens(end - at));
    parts.push(memory.subarray(at, end));
    at = last = end;
  }
  return { table, parts };
}

/** @param {number} number */
function sevens(number) {
  const bytes = [];
  for (; number > 127; number >>>= 7) bytes.push((number & 127) | 128);
  bytes.push(number);
  return bytes;
}
