import * as wasm from './wasm.js';

const { KIND, SECTION } = wasm;

/** In the names of what the two modules share, so that none of them is taken for one of Python's. */
const OURS = 'giar:';
/** The place in the table of calls that holds what fetches the second module. */
const BRING = 0;

/**
 * Python's wasm as two modules: the first has the functions that are used from the start, the second has the others. In each of
 * them every function keeps its number; in place of those that are in the other one stands a call through a table that both
 * share. Before the second module is there, such a call asks for it first. Memory, tables and variables are the first module's,
 * and so is what they begin with: a snapshot does not notice.
 *
 * @param {Uint8Array} whole
 * @param {Set<number>} used the numbers of the functions that the first module is to have
 * @returns {{first: Uint8Array<ArrayBuffer>, second: Uint8Array<ArrayBuffer>}}
 */
export function split(whole, used) {
  const module = new Parts(whole);
  const slots = slotsFor(module, used);
  return { first: firstOf(module, used, slots), second: secondOf(module, used, slots) };
}

/** What a module consists of. */
class Parts {
  /** @param {Uint8Array} whole */
  constructor(whole) {
    this.sections = wasm.sectionsOf(whole);
    this.types = wasm.typesIn(this.content(SECTION.type));
    this.imports = wasm.importsIn(this.content(SECTION.import));
    this.bodies = wasm.bodiesIn(this.content(SECTION.code));
    this.tables = wasm.definedIn(this.content(SECTION.table), KIND.table);
    this.memories = wasm.definedIn(this.content(SECTION.memory), KIND.memory);
    this.tags = wasm.definedIn(this.content(SECTION.tag), KIND.tag);
    this.globals = wasm.globalsIn(this.content(SECTION.global));
    const reader = new wasm.Reader(this.content(SECTION.function));
    this.functionTypes = reader.vector(() => reader.number());
    this.isVoid = this.types.findIndex(({ parameters, results }) => parameters.length + results.length === 0);
    if (this.isVoid < 0 || this.imported(KIND.function) === 0) throw new Error('ANOTHER PYODIDE: its wasm is built otherwise');
  }

  /** @param {number} id */
  content(id) {
    const section = this.sections.find((one) => one.id === id);
    if (!section) throw new Error(`ANOTHER PYODIDE: its wasm has no section ${id}`);
    return section.content;
  }

  /** @param {number} kind */
  imported(kind) {
    return this.imports.filter((one) => one.kind === kind).length;
  }

  /** The number of the first function that is not imported. */
  get own() {
    return this.imported(KIND.function);
  }

  get callTable() {
    return this.imported(KIND.table) + this.tables.length;
  }

  get isWhole() {
    return this.imported(KIND.global) + this.globals.length;
  }

  /** What the second module takes of the first, with the names by which it does. */
  get shared() {
    const lastMutable = this.globals.findLastIndex(({ declared }) => declared.mutable);
    const globals = this.globals.slice(0, lastMutable + 1).map(({ declared }) => declared);
    const kinds = [this.memories, this.tables, globals, this.tags];
    return kinds.flatMap((all) => all.map((one, index) => ({ ...one, number: this.imported(one.kind) + index, name: `${OURS}${one.kind}.${index}` })));
  }
}

/**
 * The place of each function in the table of calls; those of one module stand together.
 *
 * @param {Parts} module
 * @param {Set<number>} used
 * @returns {Map<number, number>}
 */
function slotsFor(module, used) {
  const numbers = module.bodies.map((_, index) => module.own + index);
  const ordered = [...numbers.filter((one) => used.has(one)), ...numbers.filter((one) => !used.has(one))];
  return new Map(ordered.map((number, index) => [number, BRING + 1 + index]));
}

/**
 * @param {Parts} module
 * @param {Set<number>} used
 * @param {Map<number, number>} slots
 */
function firstOf(module, used, slots) {
  const { callTable, isWhole } = module;
  const shared = [...module.shared, { kind: KIND.table, number: callTable, name: `${OURS}calls` }, { kind: KIND.global, number: isWhole, name: `${OURS}whole` }];
  const exported = shared.map(({ kind, number, name }) => wasm.joined([wasm.name(name), Uint8Array.of(kind), wasm.unsigned(number)]));
  const table = wasm.joined([Uint8Array.of(wasm.FUNCREF, 0), wasm.unsigned(BRING + 1 + slots.size)]);
  const ask = wasm.whileZero(isWhole, wasm.callThrough(callTable, module.isVoid, BRING));
  /** @type {Record<number, (content: Uint8Array) => Uint8Array>} */
  const changes = {
    [SECTION.table]: (content) => wasm.extended(content, [table]),
    [SECTION.global]: (content) => wasm.extended(content, [wasm.ZERO]),
    [SECTION.export]: (content) => wasm.extended(content, exported),
    [SECTION.element]: (content) => wasm.extended(content, [elements(module, slots, (number) => used.has(number))]),
    [SECTION.code]: () => code(module, slots, (number) => used.has(number), ask),
  };
  return wasm.moduleOf(module.sections.map(({ id, content }) => ({ id, content: changes[id]?.(content) ?? content })));
}

/**
 * @param {Parts} module
 * @param {Set<number>} used
 * @param {Map<number, number>} slots
 */
function secondOf(module, used, slots) {
  const { shared, callTable } = module;
  const calls = { kind: KIND.table, bytes: wasm.joined([Uint8Array.of(wasm.FUNCREF, 0), wasm.unsigned(BRING + 1 + slots.size)]), name: `${OURS}calls` };
  // Numbers go by kind: the tables of the first module stand before that of the calls here as well.
  const taken = [...shared, calls].map(({ kind, bytes, name }) => wasm.joined([wasm.name('giar'), wasm.name(name), Uint8Array.of(kind), bytes]));
  const constants = module.globals.slice(shared.filter(({ kind }) => kind === KIND.global).length).map(({ entry }) => entry);
  if (shared.filter(({ kind }) => kind === KIND.table).length !== callTable) throw new Error('ANOTHER PYODIDE: its wasm imports a table');
  const isSecond = (/** @type {number} */ number) => !used.has(number);
  return wasm.moduleOf([
    { id: SECTION.type, content: module.content(SECTION.type) },
    { id: SECTION.import, content: wasm.vector([...module.imports.map(({ entry }) => entry), ...taken]) },
    { id: SECTION.function, content: module.content(SECTION.function) },
    { id: SECTION.global, content: wasm.vector(constants) },
    { id: SECTION.element, content: wasm.vector([elements(module, slots, isSecond)]) },
    { id: SECTION.code, content: code(module, slots, isSecond, new Uint8Array()) },
  ]);
}

/**
 * Puts the functions that a module has into the table of calls.
 *
 * @param {Parts} module
 * @param {Map<number, number>} slots
 * @param {(number: number) => boolean} isHere
 */
function elements(module, slots, isHere) {
  const here = [...slots].filter(([number]) => isHere(number));
  const offset = wasm.joined([Uint8Array.of(wasm.OP.i32Const), wasm.signed(here[0]?.[1] ?? 0), Uint8Array.of(wasm.OP.end)]);
  const functions = wasm.vector(here.map(([number]) => wasm.unsigned(number)));
  return wasm.joined([Uint8Array.of(2), wasm.unsigned(module.callTable), offset, Uint8Array.of(0), functions]);
}

/**
 * @param {Parts} module
 * @param {Map<number, number>} slots
 * @param {(number: number) => boolean} isHere
 * @param {Uint8Array} ask what comes before a call to the other module
 */
function code(module, slots, isHere, ask) {
  const bodies = module.bodies.map((body, index) => {
    const number = module.own + index;
    if (isHere(number)) return body;
    const type = module.functionTypes[index];
    const handedOn = module.types[type].parameters.map((_, parameter) => wasm.joined([Uint8Array.of(wasm.OP.localGet), wasm.unsigned(parameter)]));
    const call = wasm.callThrough(module.callTable, type, slots.get(number) ?? BRING);
    return wasm.joined([Uint8Array.of(0), ask, ...handedOn, call, Uint8Array.of(wasm.OP.end)]);
  });
  return wasm.codeOf(bodies);
}
