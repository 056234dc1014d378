import { describe, expect, it } from 'vitest';

import { accountFor, carriedFiles } from './account.js';

const FOLDER = 'https://host.example/giar/';
const loaded = (/** @type {string} */ address, more = {}) => ({ address, at: 1500, bytes: 10, kept: false, ...more });
const account = (/** @type {import('./loaded.js').Traffic[]} */ ...traffic) => accountFor(traffic, FOLDER, 1000);

describe('accountFor', () => {
  it('puts together what the page and its worker have asked for, in the order of time', () => {
    const page = { loaded: [loaded(FOLDER, { at: 1000 }), loaded(`${FOLDER}late.js`, { at: 3000 })], refused: 1 };
    const worker = { loaded: [loaded(`${FOLDER}engine/a.wasm`, { at: 2000, kept: true })], refused: 2 };
    expect(account(page, worker)).toEqual({
      folder: FOLDER,
      files: [
        { name: 'index.html', bytes: 10, seconds: 0, source: 'network' },
        { name: 'engine/a.wasm', bytes: 10, seconds: 1, source: 'kept' },
        { name: 'late.js', bytes: 10, seconds: 2, source: 'network' },
      ],
      bytes: 30,
      elsewhere: [],
      refused: 3,
    });
  });

  it('names what went elsewhere, another folder of the same host included', () => {
    const strangers = ['https://host.example/other/x.js', 'https://else.example/giar/y.js'];
    const { elsewhere, files } = account({ loaded: strangers.map((address) => loaded(address)), refused: 0 });
    expect(elsewhere).toEqual(strangers);
    expect(files).toEqual([]);
  });

  it('leaves out what the page has made itself', () => {
    const own = ['blob:https://host.example/1-2', 'data:text/plain,x'];
    const { elsewhere, files } = account({ loaded: own.map((address) => loaded(address)), refused: 0 });
    expect([...elsewhere, ...files]).toEqual([]);
  });

  it('reads names as people write them, without what asks for a part', () => {
    const { files } = account({ loaded: [loaded(`${FOLDER}%E6%A0%B8.js?v=1`), loaded(`${FOLDER}?lang=en`)], refused: 0 });
    expect(files.map(({ name }) => name)).toEqual(['核.js', 'index.html']);
  });
});

describe('carriedFiles', () => {
  it('names what a single file brings along', () => {
    const carried = { 'file:///desk/engine/a.wasm': { content: new Blob(['1234']), type: '', packed: true } };
    expect(carriedFiles(carried, 'file:///desk/')).toEqual([{ name: 'engine/a.wasm', bytes: 4, seconds: 0, source: 'carried' }]);
  });
});
