import { expect, it } from 'vitest';

import { form } from '../../test/form.js';
import { cellKeys } from './drawing.js';
import { cellLabels } from './labels.js';

const [form2021] = form.editions;

it('every cell has a name of its own, in both languages', () => {
  for (const locale of /** @type {const} */ (['zh', 'en'])) {
    const labels = cellLabels(form2021, locale);
    expect([...labels.keys()]).toEqual(cellKeys(form2021));
    expect(new Set(labels.values()).size).toBe(labels.size);
  }
});

it('a numbered row is named with the group that it is numbered in', () => {
  const zh = cellLabels(form2021, 'zh');
  expect(zh.get('applications.other_other.business')).toBe('（六）3.其他 · 商业企业');
  expect(zh.get('applications.granted.natural_person')).toBe('（一）予以公开 · 自然人');
  expect(cellLabels(form2021, 'en').get('applications.refused_state_secret.total')).toBe('(3) 1. State secret · Total');
});
