import { expect, it } from 'vitest';

import { fileName } from './formats.js';

it('a file is named by whose report of which year it is', () => {
  const meta = { title: null, organ: '某局/办', year: 2024, edition: '2021', organ_from: null };
  expect(fileName(meta, 'check-sheet', 'zh')).toBe('某局_办-2024-核查表.html');
  expect(fileName({ ...meta, organ: null, year: null }, 'csv', 'en')).toBe('giar-CSV_data.csv');
  expect(fileName(null, 'xlsx', 'zh')).toBe('giar-Excel_工作簿.xlsx');
});
