/** @import { Message } from '../engine/types.js' */

const texts = /** @type {Record<string, () => Promise<string>>} */ (
  import.meta.glob('../../../tests/corpus/in-the-wild/*.txt', { query: '?raw', import: 'default' })
);

/**
 * Five published reports as people copy them, named by what is hard about each.
 *
 * @type {{file: string, name: Message, about: Message}[]}
 */
export const examples = [
  {
    file: 'wancheng-2024',
    name: { zh: '宛城区人民政府办公室，2024 年', en: 'Wancheng District Government Office, 2024' },
    about: { zh: '一格一行；有一格空白', en: 'one cell a line; one cell left blank' },
  },
  {
    file: 'zhoukou-2024',
    name: { zh: '周口市国防动员办公室，2024 年', en: 'Zhoukou Defence Mobilization Office, 2024' },
    about: { zh: '表三缺“其他”一列', en: 'table III without the column “Other”' },
  },
  {
    file: 'shandong-2024',
    name: { zh: '山东省国动办，2024 年', en: 'Shandong Provincial Defence Mobilization Office, 2024' },
    about: { zh: '机器转换的繁体字，夹有注音', en: 'machine-made traditional script with readings in it' },
  },
  {
    file: 'jiaozuo-2023',
    name: { zh: '焦作市人防办，2023 年', en: 'Jiaozuo Civil Air Defence Office, 2023' },
    about: { zh: '一行一列表，缩进错位', en: 'tab-separated rows, indents misplaced' },
  },
  {
    file: 'district-2024',
    name: { zh: '某区国动办，2024 年', en: 'A district defence mobilization office, 2024' },
    about: { zh: '一格一行，数字前有空格', en: 'one cell a line, spaces before the numbers' },
  },
];

/**
 * The text of an example, fetched when it is first chosen.
 *
 * @param {string} file
 */
export async function exampleText(file) {
  const load = Object.entries(texts).find(([path]) => path.endsWith(`/${file}.txt`))?.[1];
  if (!load) throw new Error(`no example ${file}`);
  return load();
}
