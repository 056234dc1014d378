import { html } from 'lit';

import { View } from '../store/view.js';
import './shortcuts.css';

/** @type {{keys: string[], text: import('../i18n/translate.js').Key}[]} */
const SHORTCUTS = [
  { keys: ['Alt+1'], text: 'keys.source' },
  { keys: ['Alt+2'], text: 'keys.tables' },
  { keys: ['Alt+3'], text: 'keys.findings' },
  { keys: ['Alt+4', 'Ctrl+F'], text: 'keys.find' },
  { keys: ['Enter', 'Shift+Enter'], text: 'keys.findNext' },
  { keys: ['Alt+5'], text: 'keys.inspector' },
  { keys: ['←', '↑', '→', '↓', 'Home', 'End'], text: 'keys.move' },
  { keys: ['0–9', 'Enter', 'F2'], text: 'keys.edit' },
  { keys: ['Enter', 'Tab'], text: 'keys.commit' },
  { keys: ['Esc'], text: 'keys.escape' },
  { keys: ['↑', '↓'], text: 'keys.candidates' },
  { keys: ['Delete'], text: 'keys.blank' },
  { keys: ['A'], text: 'keys.accept' },
  { keys: ['S'], text: 'keys.toSource' },
  { keys: ['Ctrl+Z'], text: 'keys.undo' },
  { keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], text: 'keys.redo' },
  { keys: ['Alt+0'], text: 'keys.list' },
  { keys: ['Alt+PgUp', 'Alt+PgDn'], text: 'keys.neighbours' },
  { keys: ['?'], text: 'keys.help' },
];

/** The sheet of shortcuts. */
class Shortcuts extends View {
  /** @override */
  render() {
    return html`<dialog class="sheet" aria-labelledby="keys-heading" @click=${closeOutside}>
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 class="sheet-heading" id="keys-heading">${this.t('keys.heading')}</h2>
          <form method="dialog"><button class="button">${this.t('keys.close')}</button></form>
        </header>
        <dl class="keys">
          ${SHORTCUTS.map(({ keys, text }) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${this.t(text)}</dd></div>`)}
        </dl>
      </div>
    </dialog>`;
  }

  open() {
    this.querySelector('dialog')?.showModal();
  }
}

/** @param {MouseEvent & {currentTarget: HTMLDialogElement}} event */
function closeOutside({ target, currentTarget }) {
  if (target === currentTarget) currentTarget.close();
}

customElements.define('giar-shortcuts', Shortcuts);
