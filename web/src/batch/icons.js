import { html } from 'lit';

export const chevronLeft = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
  <path d="M10 3.5L5.5 8l4.5 4.5" class="icon-line"></path>
</svg>`;
