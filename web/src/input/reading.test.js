import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createStore } from '../store/state.js';
import { PAUSE, Reading } from './reading.js';

/** @typedef {import('../engine/types.js').Outcome} Outcome */

/** @type {{source: string | Uint8Array, signal: AbortSignal, resolve: (outcome: Outcome) => void, reject: (reason: unknown) => void}[]} */
let asked;
/** @type {ReturnType<typeof createStore>} */
let store;
/** @type {Reading} */
let reading;

const refusal = { zh: '读不出来', en: 'unreadable' };
/** @param {string} title */
const found = (title) => /** @type {Outcome} */ (/** @type {unknown} */ ({ document: { meta: { title } }, text: title }));
const refused = /** @type {Outcome} */ ({ error: { code: 'unreadable', message: refusal } });
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  store = createStore();
  const check = (/** @type {string | Uint8Array} */ source, /** @type {any} */ { signal }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      asked.push({ source, signal, resolve, reject });
    });
  reading = new Reading(store, { check: /** @type {any} */ (check) });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('typing', () => {
  it('is read once, when the keys rest', async () => {
    reading.edit('一');
    await pass(PAUSE - 1);
    reading.edit('一、');
    expect(store.state.reading).toBe('reading');
    await pass(PAUSE);
    expect(asked.map(({ source }) => source)).toEqual(['一、']);
    asked[0].resolve(found('报告'));
    await pass();
    expect(store.state).toMatchObject({ reading: 'done', document: { meta: { title: '报告' } } });
  });

  it('gives up what was under way: the latest text wins', async () => {
    reading.edit('旧', { soon: true });
    await pass();
    reading.edit('新', { soon: true });
    await pass();
    expect(asked[0].signal.aborted).toBe(true);
    asked[1].resolve(found('新'));
    await pass();
    asked[0].resolve(found('旧'));
    await pass();
    expect(store.state.document).toMatchObject({ meta: { title: '新' } });
  });

  it('keeps the former report on show until the new one is there', async () => {
    reading.edit('甲', { soon: true });
    await pass();
    asked[0].resolve(found('甲'));
    await pass();
    reading.edit('乙', { soon: true });
    expect(store.state).toMatchObject({ reading: 'reading', document: { meta: { title: '甲' } } });
  });

  it('clears the page when the box is emptied', async () => {
    reading.edit('甲', { soon: true });
    await pass();
    asked[0].resolve(found('甲'));
    await pass();
    reading.edit(' \n');
    expect(store.state).toMatchObject({ reading: 'none', document: null });
  });
});

describe('what cannot be read', () => {
  it('is said in a sentence', async () => {
    reading.edit('甲', { soon: true });
    await pass();
    asked[0].resolve(refused);
    await pass();
    expect(store.state).toMatchObject({ reading: 'none', document: null, refusal });
  });

  it('is forgotten with the next text', async () => {
    reading.edit('甲', { soon: true });
    await pass();
    asked[0].resolve(refused);
    await pass();
    reading.edit('乙', { soon: true });
    await pass();
    asked[1].resolve(found('乙'));
    await pass();
    expect(store.state.refusal).toBeNull();
  });

  it('has a sentence of its own when giar breaks, and leaves it to the engine when that failed', async () => {
    reading.edit('甲', { soon: true });
    await pass();
    asked[0].reject(new Error('KeyError'));
    await pass();
    expect(store.state).toMatchObject({ reading: 'none', input: { text: '甲' } });
    expect(store.state.refusal?.zh).toContain('没有丢失');
    store.set({ engine: { phase: 'failed', detail: 'HTTP 404' } });
    reading.edit('乙', { soon: true });
    await pass();
    asked[1].reject(new Error('HTTP 404'));
    await pass();
    expect(store.state.refusal).toBeNull();
  });
});

describe('a report that takes the place of another', () => {
  it('can be taken back', async () => {
    reading.edit('我的文本', { soon: true });
    reading.replace('示例文本', '示例');
    expect(store.state).toMatchObject({ input: { text: '示例文本', name: '示例' }, replaced: { text: '我的文本' } });
    reading.restore();
    expect(store.state).toMatchObject({ input: { text: '我的文本' }, replaced: { text: '示例文本', name: '示例' } });
  });

  it('from a file puts the text that was read into the box', async () => {
    const opened = reading.open(new Uint8Array([1]), '年报.txt');
    expect(store.state.reading).toBe('reading');
    asked[0].resolve(found('年报正文'));
    await opened;
    expect(store.state).toMatchObject({ reading: 'done', input: { text: '年报正文', name: '年报.txt' }, replaced: null });
  });

  it('from a file that cannot be read leaves everything as it was', async () => {
    reading.edit('甲', { soon: true });
    await pass();
    asked[0].resolve(found('甲'));
    await pass();
    const opened = reading.open(new Uint8Array([1]), '照片.jpg');
    asked[1].resolve(refused);
    await opened;
    expect(store.state).toMatchObject({ reading: 'done', document: { meta: { title: '甲' } }, input: { text: '甲' }, refusal });
  });

  it('shows the plain text of what is pasted with its formatting until that is read', async () => {
    const opened = reading.open('<table></table>', null, { plain: '规章 0' });
    await pass();
    expect(store.state).toMatchObject({ reading: 'reading', input: { text: '规章 0', name: null } });
    asked[0].resolve(found('规章\t0'));
    await opened;
    expect(store.state).toMatchObject({ reading: 'done', input: { text: '规章\t0' } });
  });

  it('reads the plain text where the formatting cannot be read', async () => {
    const opened = reading.open('<table></table>', null, { plain: '规章 0' });
    await pass();
    asked[0].resolve(refused);
    await opened;
    await pass();
    expect(asked.map(({ source }) => source)).toEqual(['<table></table>', '规章 0']);
  });
});

describe('several reports', () => {
  const several = /** @type {Outcome} */ ({ error: { code: 'several-reports', message: refusal }, several: ['第 1 行起', '第 9 行起'] });
  /** @type {any[]} */
  let handed;
  beforeEach(() => {
    handed = [];
    reading.onSeveral = (whole, names) => handed.push({ ...whole, names });
  });

  it('that were pasted are handed over, and the text stays with the reason', async () => {
    reading.edit('两份', { soon: true });
    await pass();
    asked[0].resolve(several);
    await pass();
    expect(handed).toEqual([{ name: null, origin: '两份', names: ['第 1 行起', '第 9 行起'] }]);
    expect(store.state).toMatchObject({ input: { text: '两份' }, reading: 'none', refusal });
  });

  it('that came to be while typing are not taken elsewhere', async () => {
    reading.edit('两份');
    await pass(PAUSE);
    asked[0].resolve(several);
    await pass();
    expect(handed).toEqual([]);
    expect(store.state.refusal).toEqual(refusal);
  });

  it('of a file, or of formatted text, are handed over once', async () => {
    const file = new File(['x'], '合订.pdf');
    void reading.open(new Uint8Array([1]), '合订.pdf', { origin: file });
    await pass();
    asked[0].resolve(several);
    await pass();
    void reading.open('<table>', null, { plain: '表', origin: '<table>' });
    await pass();
    asked[1].resolve(several);
    await pass();
    expect(handed.map(({ origin }) => origin)).toEqual([file, '<table>']);
    expect(asked.length).toBe(2);
  });
});
