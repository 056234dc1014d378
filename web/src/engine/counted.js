/**
 * The same bytes, told as they arrive.
 *
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} bytes
 * @param {(count: number) => void} onBytes
 */
export function counted(bytes, onBytes) {
  return bytes.pipeThrough(
    new TransformStream({
      transform(/** @type {Uint8Array<ArrayBuffer>} */ chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
}
