/** @import { CarriedFiles } from '../engine/types.js' */
/** @import { Loaded, Traffic } from './loaded.js' */

/**
 * @typedef {'network' | 'kept' | 'carried'} Source from the page's own host, from what the browser keeps, from the page itself
 * @typedef {{name: string, bytes: number, seconds: number, source: Source}} File
 * @typedef {{folder: string, files: File[], bytes: number, elsewhere: string[], refused: number, policies: string[]}} Account
 */

/** Made by the page itself, asked of nobody. */
const OF_THE_PAGE = /^(blob|data):/;

/**
 * What the page and its worker have asked for, put together: the files of the page's own folder, and whatever went elsewhere.
 *
 * @param {Traffic[]} traffic
 * @param {string} folder the page's own, with a trailing slash
 * @param {number} opened milliseconds since 1970
 * @returns {Pick<Account, 'folder' | 'files' | 'bytes' | 'elsewhere' | 'refused'>}
 */
export function accountFor(traffic, folder, opened) {
  const asked = traffic.flatMap(({ loaded }) => loaded).filter(({ address }) => !OF_THE_PAGE.test(address));
  const own = asked.filter(({ address }) => address.startsWith(folder));
  const files = own.map((one) => fileOf(one, folder, opened)).sort((one, other) => one.seconds - other.seconds);
  return {
    folder,
    files,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    elsewhere: asked.filter((one) => !own.includes(one)).map(({ address }) => address),
    refused: traffic.reduce((sum, one) => sum + one.refused, 0),
  };
}

/**
 * @param {Loaded} loaded
 * @param {string} folder
 * @param {number} opened
 * @returns {File}
 */
function fileOf({ address, at, bytes, kept }, folder, opened) {
  const name = decodeURIComponent(address.slice(folder.length).replace(/[?#].*/s, '')) || 'index.html';
  return { name, bytes, seconds: Math.max(0, (at - opened) / 1000), source: kept ? 'kept' : 'network' };
}

/**
 * What the page that is one file brings along.
 *
 * @param {CarriedFiles} carried
 * @param {string} folder
 * @returns {File[]}
 */
export function carriedFiles(carried, folder) {
  return Object.entries(carried).map(([address, { content }]) => ({
    name: decodeURIComponent(address.slice(folder.length)),
    bytes: content.size,
    seconds: 0,
    source: 'carried',
  }));
}
