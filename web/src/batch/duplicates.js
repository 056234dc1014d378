/** @import { Entry } from './entries.js' */
import { bytesOf } from '../input/content.js';

/**
 * The entry before this one that holds the same, byte for byte.
 *
 * @param {Entry} entry
 * @param {Entry[]} entries
 * @param {Uint8Array | string} content of the entry
 * @returns {Promise<Entry | null>}
 */
export async function sameAmong(entry, entries, content) {
  for (const other of entries) {
    if (other.id === entry.id) break;
    if (other.stage === 'same' || entry.part?.index !== other.part?.index) continue;
    if (!couldBeSame(entry.origin, other.origin)) continue;
    if (await isSame(content, other.origin)) return other;
  }
  return null;
}

/**
 * @param {File | string} one
 * @param {File | string} other
 */
function couldBeSame(one, other) {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.size === other.size;
}

/**
 * @param {Uint8Array | string} content
 * @param {File | string} other
 */
async function isSame(content, other) {
  if (typeof content === 'string' || typeof other === 'string') return content === other;
  const bytes = await bytesOf(other).catch(() => null);
  return bytes !== null && bytes.length === content.length && bytes.every((byte, index) => byte === content[index]);
}
