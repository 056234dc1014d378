/** @typedef {{markup: string, text: string}} Formatted what the clipboard holds: the same as a web page and as plain text */

const TABLE = /<t(?:able|r)[\s>]/i;

/**
 * Lets a table that is pasted with its formatting, from Word, WPS, Excel or a browser, keep its merged and blank cells.
 * Only what takes the place of all the text is taken so: a piece pasted into it stays plain text.
 *
 * @param {Window} page
 * @param {{takesAll: (target: Node) => boolean, onFormatted: (formatted: Formatted) => void}} events
 */
export function acceptFormatted(page, { takesAll, onFormatted }) {
  page.addEventListener(
    'paste',
    (event) => {
      const markup = event.clipboardData?.getData('text/html') ?? '';
      // The editor stands in a shadow root, outside of which its events seem to come from its host.
      const [target] = event.composedPath();
      if (!TABLE.test(markup) || !(target instanceof Node) || !takesAll(target)) return;
      event.preventDefault();
      event.stopPropagation();
      onFormatted({ markup, text: event.clipboardData?.getData('text/plain') ?? '' });
    },
    { capture: true },
  );
}
