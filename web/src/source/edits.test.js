import { expect, it } from 'vitest';

import { editBetween, Edits, movedBy } from './edits.js';

const READ = '一、新收 33 件\n二、办结 31 件\n三、结转 2 件\n';

/** @param {string} text @param {string} part */
const placeOf = (text, part) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });

/**
 * What stands now where something stood in the text as read, after each of some edits in turn.
 *
 * @param {string} part
 * @param {string[]} texts
 */
function standsAt(part, ...texts) {
  const edits = new Edits();
  edits.follow(READ, READ);
  for (const text of texts) edits.follow(READ, text);
  const { from, to } = edits.moved(placeOf(READ, part));
  return (texts.at(-1) ?? READ).slice(from, to);
}

it('an edit is as short as can be, and leads from the one text to the other', () => {
  for (const [before, after] of [['', ''], ['', 'a'], ['a', ''], ['aa', 'aaa'], ['aaa', 'aa'], ['abc', 'axc'], ['abab', 'ab'], ['规章1', '2规章']]) {
    const { from, to, length } = editBetween(before, after);
    expect(before.slice(0, from) + after.slice(from, from + length) + before.slice(to)).toBe(after);
  }
  expect(editBetween('abc', 'axxc')).toEqual({ from: 1, to: 2, length: 2 });
});

it('a place stays at what stood there, wherever else the text was edited', () => {
  expect(standsAt('31')).toBe('31');
  expect(standsAt('31', `前言\n${READ}`)).toBe('31');
  expect(standsAt('31', READ.replace('2 件', '12 件'))).toBe('31');
  expect(standsAt('31', READ.replace('一、', ''), READ.replace('一、', '').replace('三、', '（三）'))).toBe('31');
  expect(standsAt('2', READ.replace('一、', ''), READ.replace('一、', '').replace('31', '3100'))).toBe('2');
});

it('a place that was edited itself is what became of it', () => {
  expect(standsAt('31', READ.replace('31', '39'))).toBe('39');
  expect(standsAt('31', READ.replace('31', '3'))).toBe('3');
  expect(standsAt('31', READ.replace('31', '3991'))).toBe('3991');
  expect(standsAt('31', READ.replace('31 ', ' '))).toBe('');
  expect(standsAt('31', READ.replace(/二[^]*件/u, ''))).toBe('');
  expect(standsAt('31', READ.replace('办结 31 件', '无'))).toBe('');
  expect(standsAt('31', '另一份报告\n')).toBe('');
});

it('what is put in at the ends of a place does not belong to it', () => {
  const place = { from: 3, to: 5 };
  expect(movedBy(place, { from: 3, to: 3, length: 4 })).toEqual({ from: 7, to: 9 });
  expect(movedBy(place, { from: 5, to: 5, length: 4 })).toEqual(place);
});

it('a text that was read takes the edits with it', () => {
  const edits = new Edits();
  edits.follow(READ, `前言${READ}`);
  edits.follow(`前言${READ}`, `前言${READ}`);
  expect(edits.moved({ from: 4, to: 6 })).toEqual({ from: 4, to: 6 });
  edits.follow(`前言${READ}`, READ);
  edits.follow(`前言${READ}`, `前言${READ}`);
  expect(edits.moved({ from: 4, to: 6 })).toEqual({ from: 4, to: 6 });
});
