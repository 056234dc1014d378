import { describe, expect, it, vi } from 'vitest';

import { Download } from './download.js';

const BASE = 'https://office.example/giar/engine/';
const FILES = [
  { path: 'pyodide/pyodide.asm.wasm', bytes: 6 },
  { path: 'pyodide/python_stdlib.zip', bytes: 4 },
];

/** @param {Record<string, () => Response>} answers by file name */
const server = (answers) =>
  vi.fn(async (/** @type {RequestInfo | URL} */ input) => {
    const name = String(input).split('/').at(-1) ?? '';
    return answers[name] ? answers[name]() : new Response('own answer');
  });

const good = {
  'pyodide.asm.wasm': () => new Response('wasm00', { headers: { 'content-type': 'application/octet-stream' } }),
  'python_stdlib.zip': () => new Response('zip0'),
};

describe('the download of the engine', () => {
  it('asks for every file at once, and hands out each answer instead of asking again', async () => {
    const fetchFile = server(good);
    const download = new Download(BASE, FILES, () => {}, fetchFile);
    expect(fetchFile.mock.calls.map(([url]) => url)).toEqual(FILES.map(({ path }) => BASE + path));
    expect(await (await download.fetch(`${BASE}pyodide/python_stdlib.zip`)).text()).toBe('zip0');
    expect(fetchFile).toHaveBeenCalledTimes(2);
  });

  it('lets every other request through', async () => {
    const fetchFile = server(good);
    const download = new Download(BASE, FILES, () => {}, fetchFile);
    expect(await (await download.fetch(`${BASE}wheels/giar.whl`)).text()).toBe('own answer');
    expect(fetchFile).toHaveBeenCalledTimes(3);
  });

  it('counts the bytes as they are read', async () => {
    const progress = vi.fn();
    const download = new Download(BASE, FILES, progress, server(good));
    for (const { path } of FILES) await (await download.fetch(BASE + path)).arrayBuffer();
    expect(progress.mock.calls).toEqual([
      [0, 10],
      [6, 10],
      [10, 10],
    ]);
  });

  it('names the media type that compiling while loading needs', async () => {
    const download = new Download(BASE, FILES, () => {}, server(good));
    const response = await download.fetch(`${BASE}pyodide/pyodide.asm.wasm`);
    expect(response.headers.get('content-type')).toBe('application/wasm');
  });

  it('fails as a whole when a file is missing', async () => {
    const fetchFile = server({ ...good, 'pyodide.asm.wasm': () => new Response('', { status: 404 }) });
    const download = new Download(BASE, FILES, () => {}, fetchFile);
    await expect(download.failed).rejects.toThrow('pyodide.asm.wasm: HTTP 404');
    await expect(download.fetch(`${BASE}pyodide/pyodide.asm.wasm`)).rejects.toThrow('HTTP 404');
  });

  it('fails as a whole when the line breaks in the middle of a file', async () => {
    const broken = () => {
      let pieces = 0;
      const body = new ReadableStream({
        pull(controller) {
          if (pieces++ === 0) controller.enqueue(new Uint8Array(3));
          else controller.error(new Error('connection reset'));
        },
      });
      return new Response(body);
    };
    const download = new Download(BASE, FILES, () => {}, server({ ...good, 'pyodide.asm.wasm': broken }));
    const response = await download.fetch(`${BASE}pyodide/pyodide.asm.wasm`);
    await expect(response.arrayBuffer()).rejects.toThrow('connection reset');
    await expect(download.failed).rejects.toThrow('connection reset');
  });
});
