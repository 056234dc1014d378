/** @import { Given } from '../input/drop.js' */

/** @typedef {{name: string, file: File}} Gathered */

/** So many at a time; larger collections are for the command line. */
export const MOST = 2000;

/** What systems and programs leave beside the files that a person put into a folder. */
const LEFT_BEHIND = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * The files that were given, those in folders too, in the order of their names; and whether there were more than can be taken.
 *
 * @param {Given[]} given
 * @returns {Promise<{files: Gathered[], more: boolean}>}
 */
export async function gather(given) {
  /** @type {Gathered[]} */
  const files = [];
  for (const { file, folder } of given) {
    if (file) files.push({ name: file.webkitRelativePath || file.name, file });
    else if (folder) await walk(/** @type {FileSystemDirectoryEntry} */ (folder), files);
  }
  const wanted = files.filter(({ name }) => !name.split('/').some((part) => LEFT_BEHIND.test(part)));
  wanted.sort((one, other) => byName.compare(one.name, other.name));
  return { files: wanted.slice(0, MOST), more: wanted.length > MOST };
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @param {Gathered[]} files what was found is added
 */
async function walk(folder, files) {
  for (const entry of await entriesOf(folder)) {
    if (files.length > MOST) return;
    if (LEFT_BEHIND.test(entry.name)) continue;
    if (entry.isDirectory) await walk(/** @type {FileSystemDirectoryEntry} */ (entry), files);
    else {
      const file = await fileOf(/** @type {FileSystemFileEntry} */ (entry));
      if (file) files.push({ name: entry.fullPath.replace(/^\//, ''), file });
    }
  }
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<FileSystemEntry[]>} none of a folder that may not be looked into
 */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    // A reader gives a hundred at a time, and nothing when it is through.
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    found.push(...some);
  }
}

/**
 * @param {FileSystemFileEntry} entry
 * @returns {Promise<File | null>}
 */
function fileOf(entry) {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}
