import { expect, it } from 'vitest';

import { gather, MOST } from './gathering.js';

/** @param {string} path */
const file = (path) => new File(['年报'], path.slice(path.lastIndexOf('/') + 1));
/** @param {string} fullPath @returns {any} */
const fileEntry = (fullPath) => ({
  fullPath,
  name: fullPath.slice(fullPath.lastIndexOf('/') + 1),
  isDirectory: false,
  file: (/** @type {(file: File) => void} */ take) => take(file(fullPath)),
});
/** A folder as browsers give it: its reader hands out a few entries at a time. @param {string} fullPath @param {any[]} entries @returns {any} */
const folder = (fullPath, entries) => ({
  fullPath,
  name: fullPath.slice(fullPath.lastIndexOf('/') + 1),
  isDirectory: true,
  createReader() {
    const left = [...entries];
    return { readEntries: (/** @type {(some: any[]) => void} */ take) => take(left.splice(0, 2)) };
  },
});

it('finds every file of every folder, in the order of their names', async () => {
  const inner = folder('/年报/m县', ['c10', 'c9', 'c1'].map((name) => fileEntry(`/年报/m县/${name}.txt`)));
  const given = [{ file: null, folder: folder('/年报', [fileEntry('/年报/b.txt'), inner, fileEntry('/年报/a.txt')]) }];
  const { files, more } = await gather(given);
  expect(files.map(({ name }) => name)).toEqual(['年报/a.txt', '年报/b.txt', '年报/m县/c1.txt', '年报/m县/c9.txt', '年报/m县/c10.txt']);
  expect(more).toBe(false);
});

it('leaves aside what systems and programs put beside the files of people', async () => {
  const names = ['.DS_Store', 'Thumbs.db', '~$年报.docx', '年报.docx'];
  const { files } = await gather([{ file: null, folder: folder('/年报', names.map((name) => fileEntry(`/年报/${name}`))) }]);
  expect(files.map(({ name }) => name)).toEqual(['年报/年报.docx']);
});

it('takes so many at a time, and says that there were more', async () => {
  const given = Array.from({ length: MOST + 1 }, (_, index) => ({ file: file(`${index}.txt`), folder: null }));
  const { files, more } = await gather(given);
  expect([files.length, more]).toEqual([MOST, true]);
});
