import { expect, it } from 'vitest';

import { differences } from './differences.js';

/** @param {Record<string, number | null>} values */
const report = (values) =>
  /** @type {any} */ ({ cells: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])) });

it('what changed is told with by how much, where both are numbers', () => {
  expect(differences(report({ a: 1, b: 2, c: 0.1, d: null }), report({ a: 1, b: 5, c: 0.3, d: 4 }))).toEqual([
    { key: 'b', before: 2, now: 5, by: 3 },
    { key: 'c', before: 0.1, now: 0.3, by: 0.2 },
    { key: 'd', before: null, now: 4, by: null },
  ]);
});

it('cells that only one of the two forms has are left out', () => {
  expect(differences(report({ old: 1 }), report({ fresh: 2 }))).toEqual([]);
});
