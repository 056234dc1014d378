import { expect, it } from 'vitest';

import { Announcer } from './announcer.js';

it('says the beginning and the end, and between them something every ten seconds at most', () => {
  const announcer = new Announcer();
  expect(announcer.occasion('gathering', 0)).toBeNull();
  expect(announcer.occasion('reading', 1000)).toBe('begun');
  const said = Array.from({ length: 290 }, (_, tenth) => announcer.occasion('reading', 1100 + tenth * 100));
  expect(said.filter((occasion) => occasion === 'under way')).toHaveLength(2);
  expect(announcer.occasion('done', 31_000)).toBe('over');
  expect(announcer.occasion('done', 60_000)).toBeNull();
});
