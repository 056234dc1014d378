/**
 * Puts a text into the clipboard in two forms; where the browser has no clipboard for that, through its copy command.
 *
 * @param {string} rich
 * @param {string} plain
 */
export async function copyRich(rich, plain) {
  try {
    const blob = (/** @type {string} */ type, /** @type {string} */ text) => new Blob([text], { type });
    const item = new ClipboardItem({ 'text/html': blob('text/html', rich), 'text/plain': blob('text/plain', plain) });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyByCommand(rich, plain);
  }
}

/**
 * @param {string} rich
 * @param {string} plain
 */
function copyByCommand(rich, plain) {
  let done = false;
  const fill = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData('text/html', rich);
    event.clipboardData?.setData('text/plain', plain);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return done;
}

/**
 * Hands a file to the reader.
 *
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {string} type
 */
export function download(bytes, name, type) {
  const address = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser reads the address after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
