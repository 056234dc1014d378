import { describe, expect, it } from 'vitest';

import { cellText, cellTitle } from './cell.js';

/** @param {Partial<import('../engine/types.js').Cell>} parts */
const cell = (parts) =>
  /** @type {import('../engine/types.js').Cell} */ ({ value: null, status: 'blank', text: '', where: null, ...parts });

describe('the text of a cell', () => {
  it('is the number where there is one', () => {
    expect(cellText(cell({ status: 'number', value: 0, text: '0' }))).toBe('0');
    expect(cellText(cell({ status: 'number', value: 888.0113, text: '888.0113' }))).toBe('888.0113');
  });

  it('is the mark or the words that stand there instead', () => {
    expect(cellText(cell({ status: 'mark', text: ' / ' }))).toBe('/');
    expect(cellText(cell({ status: 'unreadable', text: '若干' }))).toBe('若干');
  });

  it('is empty where nothing stands or more than one reading fits', () => {
    expect(cellText(cell({ status: 'blank', text: ' ' }))).toBe('');
    expect(cellText(cell({ status: 'absent' }))).toBe('');
    expect(cellText(cell({ status: 'ambiguous', text: '10', candidates: [1, 10] }))).toBe('');
  });
});

describe('the note on a cell', () => {
  it('says how the report writes a number that is shown otherwise', () => {
    expect(cellTitle(cell({ status: 'number', value: 22, text: '22（其中修订16件）' }), 'zh')).toBe('文中写作：22（其中修订16件）');
    expect(cellTitle(cell({ status: 'number', value: 22, text: '22' }), 'zh')).toBeNull();
  });

  it('lists the readings of an ambiguous cell', () => {
    expect(cellTitle(cell({ status: 'ambiguous', candidates: [1, 10] }), 'en')).toBe('More than one reading fits: 1, 10');
    expect(cellTitle(cell({ status: 'ambiguous', candidates: [1, null] }), 'en')).toBe('More than one reading fits: 1, blank');
    expect(cellTitle(cell({ status: 'ambiguous', candidates: [0, null] }), 'zh')).toBe('有不止一种读法：0、空白');
  });
});
