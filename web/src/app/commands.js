/** @import { Command } from '../help/shortcuts.js' */
import { commandOf } from '../help/shortcuts.js';

/**
 * The keys that mean something on the whole page.
 *
 * @param {Document} page
 */
export function wireCommands(page) {
  /** @type {Record<Command, () => void>} */
  const commands = {
    undo: () => page.dispatchEvent(new CustomEvent('giar-undo', { detail: {} })),
    redo: () => page.dispatchEvent(new CustomEvent('giar-redo', { detail: {} })),
    source: () => focusOn(page, 'giar-source'),
    tables: () => focusOn(page, '.cell[data-chosen]', '.cell[tabindex="0"]'),
    findings: () => focusOn(page, '.finding-link', '.verdict-heading'),
    find: () => /** @type {any} */ (page.querySelector('giar-source'))?.find(),
    list: () => page.dispatchEvent(new CustomEvent('giar-batch-back', { detail: {} })),
    before: () => page.dispatchEvent(new CustomEvent('giar-batch-step', { detail: { step: -1 } })),
    after: () => page.dispatchEvent(new CustomEvent('giar-batch-step', { detail: { step: 1 } })),
    inspector: () => focusOn(page, '.inspector button'),
    help: () => /** @type {any} */ (page.querySelector('giar-shortcuts'))?.open(),
  };
  page.addEventListener('keydown', (event) => {
    const command = commandOf(event, isWriting(event.composedPath()[0]));
    if (!command || event.defaultPrevented) return;
    event.preventDefault();
    commands[command]();
  });
  page.addEventListener('giar-find', () => commands.find());
  page.addEventListener('giar-help', () => commands.help());
}

/**
 * @param {Document} page
 * @param {...string} selectors what to go to, the first that is there
 */
function focusOn(page, ...selectors) {
  const found = selectors.map((selector) => page.querySelector(selector)).find((element) => element !== null);
  const target = /** @type {HTMLElement | undefined} */ (found);
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

/** @param {EventTarget | undefined} target */
function isWriting(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
