import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Corrections } from '../correcting/corrections.js';
import { LastYear } from '../comparison/last-year.js';
import { Reading } from '../input/reading.js';
import { createStore } from '../store/state.js';
import { Batch } from './batch.js';
import { LIMIT } from './library.js';

/** @typedef {{content: string, keep: string, name: string, part: number | undefined, signal: AbortSignal, answer: () => void, fail: (error: Error) => void}} Question */

/** @type {ReturnType<typeof createStore>} */
let store;
/** @type {Question[]} the questions that the engine has not answered yet */
let asked;
/** @type {string[]} */
let forgotten;
/** @type {Batch} */
let batch;
/** @type {{keep: string, changes: object}[][]} */
let exported;

const settle = () => vi.advanceTimersByTimeAsync(20);
/** @param {string[]} contents */
const files = (contents) => contents.map((content, index) => ({ file: new File([content], `${index + 1}.txt`), folder: null }));
const documentOf = (/** @type {string} */ content) => ({
  meta: { title: content, organ: null, year: 2024, edition: null },
  cells: { a: { value: 1, status: 'number', text: '1', where: null } },
  findings: [],
  repairs: [],
  summary: { cells: { number: 1 }, relations: { pass: 1, fail: content.includes('错') ? 1 : 0, undecided: 0 }, findings: {} },
});
const stages = () => store.state.batch?.entries.map(({ stage }) => stage);

/** @param {any} source @param {any} options */
function check(source, { name, keep, part, signal }) {
  return new Promise((resolve, reject) => {
    const content = typeof source === 'string' ? source : new TextDecoder().decode(source);
    const outcome = content.includes('坏') ? { error: { code: 'damaged', message: { zh: '坏了', en: 'broken' } } } : { document: documentOf(content), text: content };
    const apart = content.split('+').map((_, index) => `${name} · 第 ${index + 1} 份`);
    const answer = apart.length > 1 && part === undefined ? { error: { code: 'several-reports', message: { zh: '不止一份', en: 'several' } }, several: apart } : outcome;
    signal?.addEventListener('abort', () => reject(signal.reason));
    asked.push({ content, keep, name, part, signal, answer: () => resolve(answer), fail: reject });
  });
}

/** Answers what is asked, one after the other, until nothing more is asked. */
async function answerAll() {
  for (await settle(); asked.length > 0; await settle()) asked.shift()?.answer();
}

/** @param {string[]} contents */
async function take(...contents) {
  await batch.take(files(contents), () => {});
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  [asked, forgotten, exported] = [[], [], []];
  store = createStore();
  store.set({ engine: { phase: 'ready', pyodide: '', giar: '', wasm: '', plainly: [] } });
  const engine = /** @type {any} */ ({
    check,
    forget: async (/** @type {string} */ place) => void forgotten.push(place),
    revise: async (/** @type {any} */ { changes }) => ({ document: { ...documentOf(''), cells: { a: { value: changes.a } } } }),
    export: async (/** @type {string} */ _, /** @type {any} */ reviews) => void exported.push(reviews),
  });
  const reading = new Reading(store, engine, () => corrections.recheck());
  const corrections = new Corrections(store, engine, () => {});
  const lastYear = new LastYear(store, engine, () => {});
  batch = new Batch(store, { engine, reading, corrections, lastYear });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('reading', () => {
  it('goes from one to the next, broken ones do not stop it', async () => {
    await take('甲', '坏', '丙有错');
    expect(stages()).toEqual(['reading', 'waiting', 'waiting']);
    await answerAll();
    expect(stages()).toEqual(['read', 'refused', 'read']);
    expect(store.state.batch).toMatchObject({ stage: 'done' });
    expect(store.state.batch?.entries[1].refusal?.zh).toBe('坏了');
    expect(store.state.batch?.entries[2].summary).toMatchObject({ verdict: 'fail', title: '丙有错' });
  });

  it('lists each of several reports that one file holds in its place, and reads each by itself', async () => {
    await take('甲', '乙+丙+丁', '戊', '乙+丙+丁');
    await answerAll();
    expect(store.state.batch?.entries.map(({ name }) => name)).toEqual([
      '1.txt',
      ...[1, 2, 3].map((part) => `2.txt · 第 ${part} 份`),
      '3.txt',
      ...[1, 2, 3].map((part) => `4.txt · 第 ${part} 份`),
    ]);
    expect(stages()).toEqual(['read', 'read', 'read', 'read', 'read', 'same', 'same', 'same']);
    expect(store.state.batch?.entries.map(({ part }) => part?.index)).toEqual([undefined, 0, 1, 2, undefined, 0, 1, 2]);
  });

  it('opens the list for what turned out to hold several', async () => {
    batch.takeApart({ name: '合订.pdf', origin: new File(['甲+乙'], '合订.pdf') }, ['合订.pdf · 第 1 页起', '合订.pdf · 第 9 页起']);
    await settle();
    expect(asked.map(({ name, part }) => [name, part])).toEqual([['合订.pdf', 0]]);
    await answerAll();
    expect(stages()).toEqual(['read', 'read']);
    const [, second] = store.state.batch?.entries ?? [];
    void batch.open(second.id);
    await settle();
    expect(store.state).toMatchObject({ reading: 'done', input: { name: '合订.pdf · 第 9 页起', part: { index: 1, of: '合订.pdf' } } });
    batch.reading.again();
    await settle();
    expect(asked.map(({ name, part }) => [name, part])).toEqual([['合订.pdf', 1]]);
  });

  it('reads the same only once', async () => {
    await take('甲', '乙', '甲');
    await answerAll();
    expect(stages()).toEqual(['read', 'read', 'same']);
    expect(store.state.batch?.entries[2].sameAs).toBe(store.state.batch?.entries[0].id);
  });

  it('stops at once when told to, and goes on where it was', async () => {
    await take('甲', '乙', '丙');
    asked.shift()?.answer();
    await settle();
    const [under] = asked;
    batch.stop();
    expect(under.signal.aborted).toBe(true);
    await settle();
    expect(stages()).toEqual(['read', 'waiting', 'waiting']);
    expect(store.state.batch?.stage).toBe('stopped');
    asked = [];
    await settle();
    expect(asked).toEqual([]);
    batch.resume();
    await answerAll();
    expect(stages()).toEqual(['read', 'read', 'read']);
  });

  it('leaves out a file that takes too long, and goes on', async () => {
    await take('甲', '乙');
    await vi.advanceTimersByTimeAsync(LIMIT * 1000 + 10);
    expect(store.state.batch?.entries[0]).toMatchObject({ stage: 'refused', passing: true });
    asked.shift();
    await answerAll();
    expect(stages()).toEqual(['refused', 'read']);
  });

  it('waits while a number is being typed', async () => {
    await take('甲', '乙');
    store.set({ draft: { key: 'a', text: '1', wrong: false } });
    asked.shift()?.answer();
    await settle();
    expect(asked).toEqual([]);
    store.set({ draft: null });
    await settle();
    expect(asked.map(({ content }) => content)).toEqual(['乙']);
  });

  it('stops with an engine that failed, and a retry does not begin with what may have broken it', async () => {
    await take('甲', '乙', '丙');
    asked.shift()?.fail(new Error('out of memory'));
    await settle();
    expect(stages()).toEqual(['refused', 'waiting', 'waiting']);
    expect(store.state.batch?.stage).toBe('stopped');
  });

  it('a part that could not be downloaded is asked for again when the reader says so', async () => {
    await take('甲', '乙');
    asked.shift()?.fail(Object.assign(new Error('HTTP 404'), { name: 'DownloadError' }));
    await answerAll();
    expect(stages()).toEqual(['refused', 'read']);
    batch.resume();
    await answerAll();
    expect(stages()).toEqual(['read', 'read']);
  });
});

it('an engine that was started anew is given the files again', async () => {
  await take('甲', '乙');
  await answerAll();
  store.set({ engine: { phase: 'ready', pyodide: '', giar: '', wasm: '', plainly: [], fetching: { loaded: 1, total: 2 } } });
  await batch.open(1);
  expect(asked).toEqual([]);
  store.set({ form: /** @type {any} */ ({ editions: [] }) });
  void batch.open(2);
  await settle();
  expect(asked.map(({ content }) => content)).toEqual(['乙']);
});

describe('a report that is opened', () => {
  it('lies on the desk without being read again, and comes back with its corrections', async () => {
    await take('甲', '乙有错');
    await answerAll();
    const [one, other] = store.state.batch?.entries ?? [];
    await batch.open(other.id);
    expect(asked).toEqual([]);
    expect(store.state).toMatchObject({ reading: 'done', input: { text: '乙有错', name: '2.txt' }, document: { meta: { title: '乙有错' } } });
    batch.corrections.apply({ a: 7 });
    batch.back();
    await settle();
    expect(store.state).toMatchObject({ input: { text: '' }, document: null, changes: {}, batch: { open: null, at: other.id } });
    expect(store.state.batch?.entries[1]).toMatchObject({ work: { changes: { a: 7 } }, summary: { changed: 1, verdict: 'pass' } });
    await batch.open(one.id);
    expect(store.state.changes).toEqual({});
    await batch.open(other.id);
    expect(store.state).toMatchObject({ changes: { a: 7 }, batch: { open: other.id } });
  });

  it('is read as it was edited, and again while it is not read yet', async () => {
    await take('甲', '乙');
    await answerAll();
    await batch.open(1);
    batch.reading.edit('甲改错', { soon: true });
    batch.back();
    await answerAll();
    expect(store.state.batch?.entries[0]).toMatchObject({ stage: 'read', summary: { title: '甲改错', verdict: 'fail' }, work: { input: { text: '甲改错' } } });
    await batch.open(1);
    expect(store.state.input.text).toBe('甲改错');
  });

  it('that cannot be read stays listed', async () => {
    await take('甲', '坏');
    await answerAll();
    await batch.open(2);
    expect(store.state.batch).toMatchObject({ open: null, at: 2 });
  });

  it('a duplicate leads to the one that it is the same as', async () => {
    await take('甲', '甲');
    await answerAll();
    await batch.open(2);
    expect(store.state.batch?.open).toBe(1);
  });
});

describe('what lay on the desk before', () => {
  it('lies there again when the list is closed', async () => {
    batch.reading.edit('我的文本', { soon: true });
    await answerAll();
    await take('甲', '乙');
    expect(store.state.input.text).toBe('');
    await answerAll();
    await batch.open(1);
    batch.back();
    batch.close();
    expect(store.state).toMatchObject({ batch: null, input: { text: '我的文本' }, document: { meta: { title: '我的文本' } }, reading: 'done' });
    expect(forgotten).toContain('batch');
  });

  it('is asked about before corrections are lost with the list', async () => {
    await take('甲', '乙');
    await answerAll();
    await batch.open(1);
    batch.corrections.apply({ a: 7 });
    batch.back();
    batch.askToClose();
    expect(store.state.batch?.closing).toBe(true);
    batch.close();
    expect(store.state.batch).toBeNull();
  });
});

it('a single file goes onto the desk where there is no list, and joins the list where there is one', async () => {
  const alone = vi.fn();
  await batch.take(files(['甲']), alone);
  expect(alone).toHaveBeenCalledTimes(1);
  expect(store.state.batch).toBeNull();
  await take('甲', '乙');
  await take('丙');
  expect(store.state.batch?.entries).toHaveLength(3);
  expect(alone).toHaveBeenCalledTimes(1);
});

it('a file of many is made of all that could be read, or of those chosen, with their corrections', async () => {
  await take('甲', '坏', '丙');
  await answerAll();
  await batch.open(3);
  batch.corrections.apply({ a: 7 });
  batch.back();
  const making = batch.takeAll.take('csv');
  await answerAll();
  await making;
  expect(exported[0].map(({ changes }) => changes)).toEqual([{}, { a: 7 }]);
  batch.roll.set({ chosen: new Set([1, 2]) });
  expect(batch.takeAll.wanted.map(({ id }) => id)).toEqual([1]);
});
