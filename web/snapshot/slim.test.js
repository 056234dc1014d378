import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

import { slim, small } from './slim.js';

const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide'));
const read = (/** @type {string} */ name) => readFileSync(join(pyodide, name), 'utf8');
const LOADER = read('pyodide.asm.mjs');
const STARTER = read('pyodide.mjs');
const LINKED = { reserved: 12, addresses: { emscripten_console_log: 101, emscripten_glDrawArrays: 102 } };
const slimmed = slim(LOADER, LINKED, ['fd_write', 'JsvError_Check'], STARTER);

describe('the loader of the snapshot', () => {
  it('keeps what wasm asks for by name, and what may be called through the table', () => {
    for (const name of ['fd_write', 'JsvError_Check', 'emscripten_console_log']) {
      expect({ name, kept: new RegExp(`var wasmImports={[^}]*\\b${name}\\b`).test(slimmed) }).toEqual({ name, kept: true });
    }
  });

  it('leaves out what nothing reaches', () => {
    for (const name of ['_emscripten_glDrawArrays', '_SDL_Init', '_emscripten_websocket_new']) {
      expect({ name, kept: slimmed.includes(name) }).toEqual({ name, kept: false });
    }
    expect(slimmed.length).toBeLessThan(LOADER.length / 2);
  });

  it('keeps every function that the starter and Python call on it', () => {
    for (const name of ['finalizeBootstrap', 'restoreSnapshot', 'initializeStreams', 'loadDynlib', 'HEAPU8', 'PATH', '_Py_Version']) {
      expect({ name, kept: slimmed.includes(name) }).toEqual({ name, kept: true });
    }
  });

  it('is a script, and the same one each time', () => {
    const once = small(slimmed);
    const { errors, module } = parseSync('pyodide.asm.mjs', once);
    expect(errors).toEqual([]);
    const exported = module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.exportName.name ?? entry.exportName.kind));
    expect(exported.map(String).sort()).toEqual(['Default', 'loadPyodide', 'version']);
    expect(small(slim(LOADER, LINKED, ['fd_write', 'JsvError_Check'], STARTER)) === once).toBe(true);
  });

  it('is not made of a loader that is written otherwise', () => {
    const changed = LOADER.replace('updateGOT(origExports);LDSO.init();', 'LDSO.init();updateGOT(origExports);');
    expect(changed === LOADER).toBe(false);
    expect(() => slim(changed, LINKED, [], STARTER)).toThrow('ANOTHER PYODIDE');
  });
});
