import { expect, it } from 'vitest';

import { typedValue } from './typed.js';

it('a number is read as people type it', () => {
  expect(typedValue('33')).toEqual({ value: 33 });
  expect(typedValue(' １，２３４ ')).toEqual({ value: 1234 });
  expect(typedValue('888.0113')).toEqual({ value: 888.0113 });
  expect(typedValue('−3')).toEqual({ value: -3 });
});

it('nothing is a blank', () => {
  expect(typedValue('  ')).toEqual({ value: null });
});

it('anything else is no number, and no number is altered to fit', () => {
  for (const text of ['三', '1e3', '--2', '1.', '12件', '99999999999999999999']) expect(typedValue(text)).toBeNull();
});
