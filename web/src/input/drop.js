/** @typedef {{file: File | null, folder: FileSystemEntry | null}} Given a file or a folder, as it was handed to the page */

/**
 * Lets files and folders be dropped anywhere on the page, and files be pasted. Without this the browser would leave the page
 * and open the file.
 *
 * @param {Window} page
 * @param {{onHover: (hovering: boolean) => void, onGiven: (given: Given[]) => void}} events
 */
export function acceptFiles(page, { onHover, onGiven }) {
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
    const given = givenIn(event.dataTransfer);
    if (given.length > 0) onGiven(given);
  });
  page.addEventListener(
    'paste',
    (event) => {
      // A program that copies text may lay a picture of it beside; where there is text, the text is meant.
      if (!event.clipboardData || event.clipboardData.types.some((type) => type.startsWith('text/'))) return;
      const given = givenIn(event.clipboardData);
      if (given.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      onGiven(given);
    },
    { capture: true },
  );
}

/** @param {DragEvent} event */
function carriesFiles(event) {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/**
 * What is carried, asked for at once: after the event the browser gives it no more.
 *
 * @param {DataTransfer | null} carried
 * @returns {Given[]}
 */
function givenIn(carried) {
  const items = [...(carried?.items ?? [])].filter(({ kind }) => kind === 'file');
  return items.flatMap(givenBy);
}

/**
 * @param {DataTransferItem} item
 * @returns {Given[]}
 */
function givenBy(item) {
  const entry = item.webkitGetAsEntry?.() ?? null;
  if (entry?.isDirectory) return [{ file: null, folder: entry }];
  const file = item.getAsFile();
  return file ? [{ file, folder: null }] : [];
}
