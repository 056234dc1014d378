/** The binary format of WebAssembly, as far as a module is taken apart and put together here: its sections, not its instructions. */

export const SECTION = { custom: 0, type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, element: 9, code: 10, data: 11, dataCount: 12, tag: 13 };
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };
export const I32 = 0x7f;
export const FUNCREF = 0x70;
export const OP = { if: 0x04, end: 0x0b, callIndirect: 0x11, localGet: 0x20, globalGet: 0x23, globalSet: 0x24, i32Const: 0x41, i32Eqz: 0x45, i64Const: 0x42 };

/** A global number that can be changed and begins with zero. */
export const ZERO = Uint8Array.of(I32, 1, OP.i32Const, 0, OP.end);

const HEADER = 8;
const VOID_BLOCK = 0x40;
const FUNCTION_TYPE = 0x60;
/** Value types in one byte; those that name another type take more. */
const TYPED_REFERENCES = [0x63, 0x64];

/**
 * @typedef {{id: number, content: Uint8Array}} Section
 * @typedef {{parameters: number[], results: number[]}} FunctionType
 * @typedef {{kind: number, bytes: Uint8Array, mutable?: boolean}} Declared what an import asks for, or a section defines; `bytes`:
 * its description as an import has it
 */

/** Reads forwards through bytes of a module. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned number; a signed one of at most so many bits is passed over as well. */
  number() {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.byte();
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
  }

  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return new TextDecoder().decode(this.take(this.number()));
  }

  /**
   * @template Item
   * @param {() => Item} item
   * @returns {Item[]}
   */
  vector(item) {
    return Array.from({ length: this.number() }, item);
  }

  valueType() {
    const type = this.byte();
    if (TYPED_REFERENCES.includes(type)) throw new Error('ANOTHER PYODIDE: its wasm has types that are not known here');
    return type;
  }

  /**
   * The bytes that `read` goes through.
   *
   * @param {() => void} read
   */
  through(read) {
    const from = this.at;
    read();
    return this.bytes.subarray(from, this.at);
  }

  limits() {
    const bounded = this.byte() & 1;
    this.number();
    if (bounded) this.number();
  }
}

/**
 * @param {Uint8Array} module
 * @returns {Section[]}
 */
export function sectionsOf(module) {
  const reader = new Reader(module);
  reader.take(HEADER);
  const sections = [];
  while (!reader.done) sections.push({ id: reader.byte(), content: reader.take(reader.number()) });
  return sections;
}

/**
 * @param {Section[]} sections
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function moduleOf(sections) {
  const parts = sections.map(({ id, content }) => joined([Uint8Array.of(id), unsigned(content.length), content]));
  return joined([Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), ...parts]);
}

/** @param {Uint8Array} content of the section of types */
export function typesIn(content) {
  const reader = new Reader(content);
  return reader.vector(() => {
    if (reader.byte() !== FUNCTION_TYPE) throw new Error('ANOTHER PYODIDE: its wasm has types that are not known here');
    return { parameters: reader.vector(() => reader.valueType()), results: reader.vector(() => reader.valueType()) };
  });
}

/** @param {FunctionType} type */
export function typeBytes({ parameters, results }) {
  return joined([Uint8Array.of(FUNCTION_TYPE), vector(parameters.map((one) => Uint8Array.of(one))), vector(results.map((one) => Uint8Array.of(one)))]);
}

/**
 * @param {Uint8Array} content of the section of imports
 * @returns {(Declared & {entry: Uint8Array})[]} `entry`: with the names
 */
export function importsIn(content) {
  const reader = new Reader(content);
  return reader.vector(() => {
    /** @type {Declared} */
    let declared = { kind: 0, bytes: new Uint8Array() };
    const entry = reader.through(() => {
      reader.name();
      reader.name();
      const kind = reader.byte();
      declared = declaredOf(reader, kind);
    });
    return { ...declared, entry };
  });
}

/**
 * @param {Reader} reader
 * @param {number} kind
 * @returns {Declared}
 */
export function declaredOf(reader, kind) {
  let mutable = false;
  const bytes = reader.through(() => {
    if (kind === KIND.function) return reader.number();
    if (kind === KIND.tag) return (reader.byte(), reader.number());
    if (kind === KIND.memory) return reader.limits();
    reader.valueType();
    if (kind === KIND.table) return reader.limits();
    mutable = reader.byte() === 1;
  });
  return { kind, bytes, mutable };
}

/**
 * @param {Uint8Array} content of the section of globals
 * @returns {{declared: Declared, entry: Uint8Array}[]} `entry`: with what each begins with
 */
export function globalsIn(content) {
  const reader = new Reader(content);
  return reader.vector(() => {
    /** @type {Declared} */
    let declared = { kind: KIND.global, bytes: new Uint8Array() };
    const entry = reader.through(() => {
      declared = declaredOf(reader, KIND.global);
      constant(reader);
    });
    return { declared, entry };
  });
}

/** @param {Reader} reader */
function constant(reader) {
  const op = reader.byte();
  if (op !== OP.i32Const && op !== OP.i64Const) throw new Error('ANOTHER PYODIDE: a global of its wasm is worked out');
  reader.number();
  if (reader.byte() !== OP.end) throw new Error('ANOTHER PYODIDE: a global of its wasm is worked out');
}

/**
 * @param {Uint8Array} content of a section that defines things of one kind without more about them
 * @param {number} kind
 * @returns {Declared[]}
 */
export function definedIn(content, kind) {
  const reader = new Reader(content);
  return reader.vector(() => declaredOf(reader, kind));
}

/**
 * @param {Uint8Array} content of the section of code
 * @returns {Uint8Array[]} what each function does, with its variables in front
 */
export function bodiesIn(content) {
  const reader = new Reader(content);
  return reader.vector(() => reader.take(reader.number()));
}

/** @param {Uint8Array[]} bodies */
export function codeOf(bodies) {
  return vector(bodies.map((body) => joined([unsigned(body.length), body])));
}

/**
 * Where the instructions of a function begin, after its variables.
 *
 * @param {Uint8Array} body
 */
export function instructionsAt(body) {
  const reader = new Reader(body);
  reader.vector(() => (reader.number(), reader.valueType()));
  return reader.at;
}

/**
 * A call through a table; its arguments are on the stack already.
 *
 * @param {number} table
 * @param {number} type
 * @param {number} slot
 */
export function callThrough(table, type, slot) {
  return joined([Uint8Array.of(OP.i32Const), signed(slot), Uint8Array.of(OP.callIndirect), unsigned(type), unsigned(table)]);
}

/**
 * @param {number} global
 * @param {Uint8Array} act what is done where the global is zero
 */
export function whileZero(global, act) {
  return joined([Uint8Array.of(OP.globalGet), unsigned(global), Uint8Array.of(OP.i32Eqz, OP.if, VOID_BLOCK), act, Uint8Array.of(OP.end)]);
}

/**
 * @param {number} global that is zero at first
 * @param {Uint8Array} act what is done the first time only
 */
export function once(global, act) {
  const mark = joined([Uint8Array.of(OP.i32Const, 1, OP.globalSet), unsigned(global)]);
  return whileZero(global, joined([mark, act]));
}

/**
 * @param {Uint8Array[]} items
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function vector(items) {
  return joined([unsigned(items.length), ...items]);
}

/**
 * The vector with more in it.
 *
 * @param {Uint8Array} content
 * @param {Uint8Array[]} items
 */
export function extended(content, items) {
  const reader = new Reader(content);
  const count = reader.number();
  return joined([unsigned(count + items.length), content.subarray(reader.at), ...items]);
}

/** @param {string} text */
export function name(text) {
  const bytes = new TextEncoder().encode(text);
  return joined([unsigned(bytes.length), bytes]);
}

/** @param {number} value */
export function unsigned(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
  return Uint8Array.from(bytes);
}

/** @param {number} value not below zero; the sixth bit of the last byte would be its sign */
export function signed(value) {
  const bytes = [];
  for (; value > 63; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
  return Uint8Array.from(bytes);
}

/**
 * @param {Uint8Array[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
