/**
 * Lets a file be dropped anywhere on the page. Without this the browser would leave the page and open the file.
 *
 * @param {Window} page
 * @param {{onHover: (hovering: boolean) => void, onFile: (file: File) => void}} events
 */
export function acceptDrops(page, { onHover, onFile }) {
  page.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onHover(true);
  });
  page.addEventListener('dragleave', (event) => {
    // Leaving the window has no element that the pointer goes on to.
    if (event.relatedTarget === null) onHover(false);
  });
  page.addEventListener('drop', (event) => {
    onHover(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
  });
}

/** @param {DragEvent} event */
function carriesFiles(event) {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
