import { describe, expect, it } from 'vitest';

import { createStore } from '../store/state.js';
import { CLEAR, deskOf, laidOut, workOn } from './desk.js';
import { isWorkedOn, newEntry, sourceOf } from './entries.js';

const file = new File(['年报'], '年报.txt');
const cell = (/** @type {number} */ value) => ({ value, status: 'number', text: String(value), where: null });
const document = /** @type {any} */ ({ cells: { a: cell(1), b: cell(2) } });
const loaded = { keep: 'batch1/report:1', document, text: '年报正文' };
const entry = newEntry(1, '县/年报.txt', file);

describe('a report of the list', () => {
  it('lies on the desk with its text and where it was read from', () => {
    expect(laidOut(entry, loaded)).toMatchObject({ input: { text: '年报正文', name: '年报.txt', origin: file }, keep: loaded.keep, reading: 'done', changes: {} });
  });

  it('comes back with its corrections, those of cells that read as they did', () => {
    const work = { ...workOn(entry, laidOut(entry, loaded)), changes: { a: 5, b: 6 }, past: [{}], asRead: document };
    const changed = { ...loaded, document: /** @type {any} */ ({ cells: { a: cell(1), b: cell(3) } }) };
    const desk = laidOut({ ...entry, work: /** @type {any} */ (work) }, changed);
    expect(desk).toMatchObject({ changes: { a: 5 }, past: [{}], asRead: changed.document });
  });

  it('whose text was edited is read from that text, and from the file again once the text is as it was', () => {
    const edited = { ...laidOut(entry, loaded), input: { text: '改过的正文', name: '年报.txt' } };
    const work = workOn(entry, edited);
    expect(sourceOf({ ...entry, work })).toBe('改过的正文');
    expect(isWorkedOn({ ...entry, work })).toBe(true);
    const restored = workOn(entry, laidOut(entry, loaded));
    expect(sourceOf({ ...entry, work: restored })).toBe(file);
    expect(isWorkedOn({ ...entry, work: restored })).toBe(false);
  });

  it('is not changed by an emptied box', () => {
    expect(workOn(entry, { ...laidOut(entry, loaded), input: { text: ' \n', name: null } })).toBeNull();
  });
});

it('what lay on the desk before can be laid there again, all of it', () => {
  const store = createStore();
  store.set({ input: { text: '我的文本', name: null }, changes: { a: 1 }, reading: 'done' });
  const before = deskOf(store.state);
  store.set(CLEAR);
  expect(store.state).toMatchObject({ input: { text: '' }, changes: {}, reading: 'none' });
  store.set(before);
  expect(store.state).toMatchObject({ input: { text: '我的文本' }, changes: { a: 1 }, reading: 'done' });
});
