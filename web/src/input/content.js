/** More than the engine would read of anything: what is larger it refuses by this much of it, and the page holds no more. */
const ENOUGH = 128 * 1024 * 1024;

/**
 * The bytes of a file; rejects where it was moved, deleted or changed since it was chosen.
 *
 * @param {File} file
 */
export async function bytesOf(file) {
  return new Uint8Array(await file.slice(0, ENOUGH).arrayBuffer());
}

/**
 * What a report is read from: the bytes of a file; a text as it is.
 *
 * @param {File | string} origin
 */
export async function contentOf(origin) {
  return typeof origin === 'string' ? origin : bytesOf(origin);
}
