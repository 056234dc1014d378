/** @import { Given } from './drop.js' */

/**
 * Lets the reader choose files, or all files of a folder. The page has one box for files; another for a moment is enough here.
 *
 * @param {HTMLElement} host announces what was chosen
 * @param {{folder: boolean}} what
 */
export function chooseFiles(host, { folder }) {
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true, webkitdirectory: folder, hidden: true });
  input.addEventListener('change', () => giveFiles(host, [...(input.files ?? [])]));
  for (const end of ['change', 'cancel']) input.addEventListener(end, () => input.remove());
  // In the page it cannot be collected while the reader is still choosing.
  document.body.append(input);
  input.click();
}

/**
 * @param {HTMLElement} host
 * @param {File[]} files
 */
export function giveFiles(host, files) {
  /** @type {Given[]} */
  const given = files.map((file) => ({ file, folder: null }));
  if (given.length > 0) host.dispatchEvent(new CustomEvent('giar-files', { bubbles: true, detail: { given } }));
}
