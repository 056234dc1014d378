import { svg, html } from 'lit';

/** @param {import('lit').SVGTemplateResult} shape */
const icon = (shape) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg>`;

/** A sign for each grade, told apart by shape as well as by colour. */
export const signs = {
  error: icon(svg`<circle cx="8" cy="8" r="7" class="icon-fill"></circle><path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" class="icon-cut"></path>`),
  warning: icon(svg`<path d="M8 1.2 15.4 14.4H.6Z" class="icon-fill"></path><path d="M8 6v4M8 11.7v.9" class="icon-cut"></path>`),
  info: icon(svg`<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="3" class="icon-fill"></rect><path d="M8 7.2v4.4M8 4.2v.9" class="icon-cut"></path>`),
  pass: icon(svg`<circle cx="8" cy="8" r="7" class="icon-fill"></circle><path d="M4.6 8.3l2.4 2.4 4.5-5" class="icon-cut"></path>`),
};

export const lock = icon(
  svg`<rect x="3" y="7" width="10" height="7.4" rx="1.4" class="icon-fill"></rect><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" class="icon-line"></path>`,
);

export const chevron = icon(svg`<path d="M4 6l4 4 4-4" class="icon-line"></path>`);
