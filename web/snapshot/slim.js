import { minifySync, parseSync } from 'vite';

/**
 * @typedef {Object} Linked what Pyodide's loader finds out about its own wasm each time that it starts
 * @property {number} reserved how many places of the function table it takes for what other wasm modules might ask for
 * @property {Record<string, number>} addresses the places of the functions that are JavaScript
 */

/** What nobody can see here: a worker has no screen. */
const DRAWS = /^emscripten_gl/;

/**
 * Pyodide's loader for this one snapshot: without what nothing in a restored Python reaches, and with what it would work
 * out at each start written down. Wasm modules that come later are linked as always, when the first of them comes.
 *
 * @param {string} source `pyodide.asm.mjs`
 * @param {Linked} linked
 * @param {Iterable<string>} wanted the functions that wasm asks for by name
 * @param {string} starter `pyodide.mjs`, which calls it
 * @returns {string} both in one
 */
export function slim(source, linked, wanted, starter) {
  const patched = [...changes(linked), NO_CLASSIC_WORKER].reduce(apply, source);
  const begins = [NO_CLASSIC_WORKER, SOURCE_MAP].reduce(apply, starter);
  const reached = new Reached(patched, new Set([...wanted, ...called(linked)]), begins).source();
  const names = new Set([...reached.matchAll(/wasmExports(?:\["(\w+)"\]|\.(\w+))/g)].map(([, quoted, plain]) => quoted ?? plain));
  return `${apply(reached, ['"the exports that are used"', JSON.stringify([...names])])}\n${begins}`;
}

/**
 * @param {string} source
 * @returns {string}
 */
export function small(source) {
  // The page's policy forbids `eval`; as long as it stands there, no name around it can be shortened.
  const { code, errors } = minifySync('pyodide.asm.mjs', source.replaceAll(/(?<![.\w])eval\(/g, '(0,eval)('), { module: true });
  if (errors.length > 0) throw new Error(`Pyodide's loader cannot be made smaller: ${errors[0].message}`);
  return code;
}

/**
 * @param {Linked} linked
 * @returns {[string, string][]}
 */
function changes(linked) {
  const { reserved, addresses } = linked;
  return [
    ['wasmExports=instance.exports;var origExports=wasmExports;mergeLibSymbols(wasmExports,"main");', 'wasmExports=instance.exports;var origExports=wasmExports;'],
    ['updateGOT(origExports);LDSO.init();', 'reserveTable(origExports);LDSO.init();'],
    [
      'async function createWasm(){',
      `var reservedSlots=[];var completeLinking=()=>{};function reserveTable(exports){` +
        `var first=wasmTable.grow(${reserved});var addresses=${JSON.stringify(addresses)};` +
        `for(var name in addresses)GOT[name].value=addresses[name];` +
        `for(var name of ${JSON.stringify(called(linked))})setWasmTableEntry(addresses[name],convertJsFunctionToWasm(wasmImports[name],wasmImports[name].sig));` +
        `completeLinking=()=>{completeLinking=()=>{};` +
        // What the two parts of the wasm share is nobody else's.
        `exports=Object.fromEntries(Object.entries(exports).filter(([name])=>!name.startsWith("giar:")));mergeLibSymbols(exports,"main");` +
        `reservedSlots=Array.from({length:${reserved}},(_,i)=>first+${reserved}-1-i);updateGOT(exports);reservedSlots=[]}}` +
        'async function createWasm(){',
    ],
    ['var getEmptyTableSlot=()=>{', 'var getEmptyTableSlot=()=>{if(reservedSlots.length){return reservedSlots.pop()}'],
    ['var resolveGlobalSymbol=(symName,direct=false)=>{', 'var resolveGlobalSymbol=(symName,direct=false)=>{completeLinking();'],
    ['localScope,handle){libName=PATH.normalize(libName);', 'localScope,handle){completeLinking();libName=PATH.normalize(libName);'],
    ['function __dlsym_js(handle,symbol,symbolIndex){', 'function __dlsym_js(handle,symbol,symbolIndex){completeLinking();'],
    [
      'return addFunction(trampolineInstance.exports.trampoline_call)',
      'var slot=wasmTable.grow(1);wasmTable.set(slot,trampolineInstance.exports.trampoline_call);return slot',
    ],
    ...WITHOUT_SCREEN.map((call) => /** @type {[string, string]} */ ([call, ''])),
    ...AT_HAND,
    ...WITHOUT_EXCEPTIONS,
    ['wasmExports=Object.assign({},wasmExports);', 'var given=wasmExports;wasmExports={};for(var name of "the exports that are used")wasmExports[name]=given[name];'],
  ];
}

/** It would ask with an exception whether this is a worker of the other kind, in which Pyodide could not have come so far. */
const NO_CLASSIC_WORKER = /** @type {[string, string]} */ ([
  'try{return globalThis.importScripts("data:text/javascript,"),!0}catch{return!1}',
  'return!1',
]);

/** What would be made ready for drawing and sound. */
const WITHOUT_SCREEN = ['MainLoop.init();', 'registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());'];

const SOURCE_MAP = /** @type {[string, string]} */ (['\n//# sourceMappingURL=pyodide.mjs.map', '']);

/**
 * What Pyodide has Python compile and import at each start stands ready in the snapshot: `rest.py` has put it there.
 *
 * @type {[string, string][]}
 */
const AT_HAND = [
  [
    'let[r,n]=API.rawRun("import _pyodide_core");r&&API.fatal_loading_error(`Failed to import _pyodide_core\\n`,n),' +
      'API.runPythonInternal_dict=API._pyodide._base.eval_code("{}"),API.importlib=API.runPythonInternal("import importlib; importlib");' +
      'let o=API.importlib.import_module;API.sys=o("sys"),API.os=o("os");' +
      'let i=API.runPythonInternal("import __main__; __main__.__dict__"),s=API.runPythonInternal("import builtins; builtins.__dict__");',
    'let h=API._pyodide.at_hand;API.runPythonInternal_dict=h.internal,API.importlib=h.importlib;API.sys=h.sys,API.os=h.os;' +
      'let i=h.main,s=h.builtins;',
  ],
  [
    'API.pyodide_py=o("pyodide"),API.pyodide_code=o("pyodide.code"),API.pyodide_ffi=o("pyodide.ffi"),' +
      'API.package_loader=o("pyodide._package_loader"),API.pyodide_base=o("_pyodide._base")',
    'API.pyodide_py=h.pyodide,API.pyodide_code=h.code,API.pyodide_ffi=h.ffi,API.package_loader=h.package_loader,API.pyodide_base=h.base',
  ],
];

/**
 * An exception makes the browser parse again all that is being called, to say where it was thrown. The file system throws
 * dozens while it is laid out, each to say that a name is still free or a folder already there.
 *
 * @type {[string, string][]}
 */
const WITHOUT_EXCEPTIONS = [
  [
    'mayCreate(dir,name){if(!FS.isDir(dir.mode)){return 54}',
    'childOf(dir,name){for(var node=FS.nameTable[FS.hashName(dir.id,name)];node;node=node.name_next){' +
      'if(node.parent.id===dir.id&&node.name===name)return node}},' +
      'isFolder(path){var node=FS.root;for(var name of path.split("/")){if(!name)continue;node=FS.childOf(node,name);if(!node)return false;' +
      'if(FS.isMountpoint(node))node=node.mounted.root}return FS.isDir(node.mode)},' +
      'mayCreate(dir,name){if(!FS.isDir(dir.mode)){return 54}if(FS.childOf(dir,name)){return 20}' +
      'if(dir.node_ops.lookup===MEMFS.node_ops.lookup){return FS.nodePermissions(dir,"wx")}',
  ],
  // A browser takes note of whoever makes shared memory, and parses for that as well. Nobody sleeps before Python does.
  [
    'var io=new Int32Array(new WebAssembly.Memory({shared:!0,initial:1,maximum:1}).buffer);function so(t){try{',
    'var io;function so(t){try{io??=new Int32Array(new WebAssembly.Memory({shared:!0,initial:1,maximum:1}).buffer);',
  ],
  ['d+=dir;try{FS.mkdir(d,mode)}', 'd+=dir;if(d[0]==="/"&&FS.isFolder(d))continue;try{FS.mkdir(d,mode)}'],
];

/**
 * The functions in JavaScript that wasm may call through its table.
 *
 * @param {Linked} linked
 */
function called({ addresses }) {
  return Object.keys(addresses).filter((name) => !DRAWS.test(name));
}

/**
 * @param {string} source
 * @param {[string, string]} change
 */
function apply(source, [before, after]) {
  const pieces = source.split(before);
  if (pieces.length !== 2) throw new Error(`ANOTHER PYODIDE: its loader has no place, or several, of ${before}`);
  return pieces.join(after);
}

/**
 * A piece of the loader that is kept when one of its names is.
 *
 * @typedef {{variables: string[], properties: string[]}} Names
 * @typedef {{start: number, end: number, root: boolean, names: string[], exported: string[], uses: Names}} Piece `exported`: the
 * names under which it is a property of the loader's result
 */

/** The pieces of the loader's one function that can be reached, by name; a name too many only keeps a piece too many. */
class Reached {
  /**
   * @param {string} source
   * @param {Set<string>} wanted
   * @param {string} starter
   */
  constructor(source, wanted, starter) {
    this.text = source;
    this.wanted = wanted;
    const { program, errors } = parseSync('pyodide.asm.mjs', source);
    if (errors.length > 0) throw new Error(`Pyodide's loader cannot be parsed: ${errors[0].message}`);
    const main = /** @type {any} */ (program.body.find((node) => node.type === 'FunctionDeclaration'));
    /** @type {any[]} */
    this.statements = main.body.body;
    this.declared = new Set(this.statements.flatMap(declaredBy));
    /** @type {{start: number, end: number, pieces: Piece[], join: string, before: string, after: string}[]} */
    this.groups = this.statements.map((statement) => this.#group(statement));
    /** @type {Set<string>} */
    this.variables = new Set();
    this.properties = new Set(starter.match(/\w+/g) ?? []);
    this.#reach();
  }

  /** @returns {string} */
  source() {
    let result = '';
    let from = 0;
    for (const group of this.groups) {
      result += this.text.slice(from, group.start);
      const kept = group.pieces.filter((piece) => this.#isLive(piece)).map(({ start, end }) => this.text.slice(start, end));
      if (kept.length > 0 || group.before.endsWith('{')) result += group.before + kept.join(group.join) + group.after;
      from = group.end;
    }
    return result + this.text.slice(from);
  }

  #reach() {
    const waiting = new Set(this.groups.flatMap(({ pieces }) => pieces));
    for (let before = -1; before !== waiting.size; ) {
      before = waiting.size;
      for (const piece of waiting) {
        if (!this.#isLive(piece)) continue;
        waiting.delete(piece);
        for (const name of piece.uses.variables) this.variables.add(name);
        for (const name of piece.uses.properties) this.properties.add(name);
      }
    }
  }

  /** @param {Piece} piece */
  #isLive({ root, names, exported }) {
    return root || names.some((name) => this.variables.has(name)) || exported.some((name) => this.properties.has(name));
  }

  /** @param {any} statement */
  #group(statement) {
    const { start, end, type } = statement;
    const whole = (/** @type {Partial<Piece>} */ kept) => ({
      start,
      end,
      pieces: [{ start, end, root: false, names: [], exported: [], uses: used(statement), ...kept }],
      join: '',
      before: '',
      after: '',
    });
    if (type === 'FunctionDeclaration') {
      return statement.id.name === 'assignWasmExports' ? this.#exports(statement) : whole({ names: [statement.id.name] });
    }
    if (type === 'VariableDeclaration') return this.#declarations(statement);
    const property = propertyOf(statement);
    if (property?.object === 'Module') return whole({ exported: [property.name] });
    if (property && this.declared.has(property.object)) return whole({ names: [property.object] });
    return whole({ root: true });
  }

  /** @param {any} statement */
  #declarations(statement) {
    const { declarations, start, end, kind } = statement;
    const [first] = declarations;
    if (first.id.name === 'wasmImports') return this.#imports(statement, first.init);
    const pieces = declarations.map((/** @type {any} */ one) => {
      const names = declaredBy({ type: 'VariableDeclaration', declarations: [one] });
      return { start: one.start, end: one.end, root: !isInert(one.init), names, exported: [], uses: used(one.init) };
    });
    return { start, end, pieces, join: ',', before: `${kind} `, after: ';' };
  }

  /**
   * The functions that wasm can ask for: those that it does.
   *
   * @param {any} statement
   * @param {any} object
   */
  #imports({ start, end }, object) {
    const pieces = object.properties.map((/** @type {any} */ property) => {
      const name = property.key.name ?? property.key.value;
      return { start: property.start, end: property.end, root: this.wanted.has(name), names: [], exported: [], uses: used(property.value) };
    });
    return { start, end, pieces, join: ',', before: 'var wasmImports={', after: '};' };
  }

  /**
   * `_name = Module['_name'] = wasmExports['name']`, some thousand times.
   *
   * @param {any} statement
   */
  #exports({ start, end, body }) {
    const pieces = body.body.map((/** @type {any} */ one) => {
      const name = one.expression?.left?.name;
      const names = name ? [name] : [];
      return { start: one.start, end: one.end, root: !name, names, exported: names, uses: { variables: names, properties: [] } };
    });
    return { start, end, pieces, join: '', before: 'function assignWasmExports(wasmExports){', after: '}' };
  }
}

/**
 * @param {any} statement
 * @returns {string[]}
 */
function declaredBy(statement) {
  if (statement.type === 'VariableDeclaration') {
    return statement.declarations.flatMap((/** @type {any} */ { id }) => (id.type === 'Identifier' ? [id.name] : used(id).variables));
  }
  return statement.id ? [statement.id.name] : [];
}

/**
 * `object.name = …` or `object["name"] = …` as a statement.
 *
 * @param {any} statement
 */
function propertyOf({ type, expression }) {
  if (type !== 'ExpressionStatement' || expression.type !== 'AssignmentExpression') return null;
  const { left } = expression;
  if (left.type !== 'MemberExpression' || left.object.type !== 'Identifier') return null;
  const name = left.computed ? left.property.value : left.property.name;
  return typeof name === 'string' ? { object: left.object.name, name } : null;
}

/** Whether making the value does nothing else. */
function isInert(/** @type {any} */ init) {
  if (!init) return true;
  return ['ArrowFunctionExpression', 'FunctionExpression', 'Literal', 'ObjectExpression', 'ArrayExpression', 'Identifier', 'MemberExpression', 'TemplateLiteral'].includes(init.type);
}

/**
 * Every name in a part of the program; what stands in a text may be the name of a property.
 *
 * @param {any} node
 * @returns {Names}
 */
function used(node) {
  const names = { variables: new Set(), properties: new Set() };
  visit(node, names);
  return { variables: [...names.variables], properties: [...names.properties] };
}

/**
 * @param {any} node
 * @param {{variables: Set<string>, properties: Set<string>}} names
 */
function visit(node, names) {
  if (Array.isArray(node)) return node.forEach((one) => visit(one, names));
  if (!node || typeof node.type !== 'string') return;
  if (node.type === 'Identifier') names.variables.add(node.name);
  if (node.type === 'Literal' && typeof node.value === 'string') names.properties.add(node.value);
  const named = (node.type === 'MemberExpression' ? node.property : node.key) ?? null;
  const plainly = named?.type === 'Identifier' && !node.computed;
  if (plainly) names.properties.add(named.name);
  for (const value of Object.values(node)) if (value && typeof value === 'object' && !(plainly && value === named)) visit(value, names);
}
