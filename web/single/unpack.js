/** Runs in `giar.html` before the page: takes out the files that stand in it. */
const carried = {};
for (const block of document.querySelectorAll('script[data-path]')) {
  const binary = atob(block.textContent);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  const { path, type, packed } = block.dataset;
  carried[new URL(path, document.baseURI).href] = { content: new Blob([bytes], { type }), type, packed: packed !== undefined };
  block.remove();
}
window.giarFiles = carried;
