import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createStore } from '../store/state.js';
import { Corrections } from './corrections.js';

/** @type {{reviewed: any, answer: (revision: any) => void, fail: (reason: unknown) => void}[]} */
let asked;
/** @type {ReturnType<typeof createStore>} */
let store;
/** @type {Corrections} */
let corrections;
const onForgotten = vi.fn();
const asRead = /** @type {any} */ ({ cells: { a: { value: 34, status: 'number', text: '34' }, b: { value: 2, status: 'number', text: '2' } } });
const settled = () => new Promise((resolve) => setTimeout(resolve));
const revised = (/** @type {string} */ name) => ({ document: { name } });

beforeEach(() => {
  vi.clearAllMocks();
  asked = [];
  store = createStore();
  store.set({ keep: 'desk:1', asRead, document: asRead });
  const revise = (/** @type {any} */ reviewed) =>
    new Promise((answer, fail) => asked.push({ reviewed, answer, fail }));
  corrections = new Corrections(store, /** @type {any} */ ({ revise }), onForgotten);
});

describe('typing', () => {
  it('is checked with every key, and only the latest number waits while an answer is under way', async () => {
    corrections.type('a', '3');
    corrections.type('a', '33');
    corrections.type('a', '333');
    expect(asked.map(({ reviewed }) => reviewed.changes)).toEqual([{ a: 3 }]);
    asked[0].answer(revised('3'));
    await settled();
    expect(store.state.document).toBe(asRead);
    expect(asked.map(({ reviewed }) => reviewed.changes)).toEqual([{ a: 3 }, { a: 333 }]);
    asked[1].answer(revised('333'));
    await settled();
    expect(store.state.document).toEqual({ name: '333' });
  });

  it('becomes one change, which can be undone and redone', () => {
    corrections.type('a', '3');
    corrections.type('a', '33');
    expect(corrections.commit()).toBe(true);
    expect(store.state).toMatchObject({ changes: { a: 33 }, past: [{}], draft: null });
    corrections.undo();
    expect(store.state).toMatchObject({ changes: {}, past: [], future: [{ a: 33 }] });
    corrections.redo();
    expect(store.state).toMatchObject({ changes: { a: 33 }, past: [{}], future: [] });
  });

  it('that is given up leaves everything as it was', async () => {
    corrections.type('a', '5');
    asked[0].answer(revised('5'));
    await settled();
    corrections.cancel();
    expect(store.state).toMatchObject({ document: asRead, changes: {}, past: [] });
  });

  it('that is no number is not taken over and changes nothing', () => {
    corrections.type('a', '三');
    expect(corrections.commit()).toBe(false);
    expect(store.state.draft).toEqual({ key: 'a', text: '三', wrong: true });
    expect(store.state.changes).toEqual({});
    expect(asked).toEqual([]);
  });

  it('what the report says anyway leaves nothing to undo', () => {
    corrections.type('a', '34');
    corrections.commit();
    expect(store.state).toMatchObject({ changes: {}, past: [] });
  });
});

describe('a change', () => {
  it('of several cells is one act', () => {
    corrections.apply({ a: 33, b: 3 });
    corrections.undo();
    expect(store.state.changes).toEqual({});
  });

  it('can be taken back by itself, and all at once', () => {
    corrections.apply({ a: 33, b: 3 });
    corrections.takeBack('a');
    expect(store.state.changes).toEqual({ b: 3 });
    corrections.reset();
    expect(store.state.changes).toEqual({});
    corrections.undo();
    corrections.undo();
    expect(store.state.changes).toEqual({ a: 33, b: 3 });
  });

  it('ends what was undone', () => {
    corrections.apply({ a: 33 });
    corrections.undo();
    corrections.apply({ b: 3 });
    corrections.redo();
    expect(store.state.changes).toEqual({ b: 3 });
  });
});

describe('an answer', () => {
  it('for a report that is not on show any more is not shown', async () => {
    corrections.apply({ a: 33 });
    store.set({ keep: 'desk:2' });
    asked[0].answer(revised('old'));
    await settled();
    expect(store.state.document).toBe(asRead);
  });

  it('that the report is forgotten makes it be read again', async () => {
    corrections.apply({ a: 33 });
    asked[0].answer({ forgotten: true });
    await settled();
    expect(onForgotten).toHaveBeenCalledTimes(1);
  });

  it('that does not come is told, and the changes stay', async () => {
    corrections.apply({ a: 33 });
    asked[0].fail(new Error('lost'));
    await settled();
    expect(store.state.notice?.zh).toContain('更正都还在');
    expect(store.state.changes).toEqual({ a: 33 });
  });
});
