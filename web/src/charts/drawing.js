/** @import { Bar } from './quantities.js' */
import { barX, plot, text } from '@observablehq/plot';

/**
 * What the bars are worded with.
 *
 * @typedef {Object} Wording
 * @property {string} name of the whole chart
 * @property {(bar: Bar) => string} label
 * @property {(bar: Bar) => string} now what stands at the end of this year's bar
 * @property {(bar: Bar) => string} before what stands at the end of last year's bar
 * @property {(bar: Bar) => string} spoken all of it, for who does not see the bars
 */

/** Measures, in units of the page's letters. */
const LABEL = 1.35;
const THICK = 0.8;
const THIN = 0.55;
const BETWEEN = 0.2;
const GAP = 0.9;
const ROOM = 4;

/**
 * Bars with their labels over them, so that any label has room on a phone. A number that is not known has a dashed end.
 *
 * @param {Bar[]} bars
 * @param {Wording} wording
 * @param {{width: number, letter: number}} measures in pixels
 * @returns {Element}
 */
export function drawBars(bars, { name, label, now, before, spoken }, { width, letter }) {
  const compared = bars.some((bar) => bar.before !== null);
  const step = (LABEL + THICK + (compared ? THIN + BETWEEN : 0) + GAP) * letter;
  const known = bars.flatMap((bar) => [bar.now.known, bar.before?.known ?? 0]);
  const first = { top: LABEL * letter, height: THICK * letter, step, letter };
  const second = { top: (LABEL + THICK + BETWEEN) * letter, height: THIN * letter, step, letter };
  const marks = [
    text(bars, { className: 'chart-label', x: 0, y: 'id', text: label, textAnchor: 'start', dy: (LABEL * letter - step) / 2 }),
    ...series(bars, 'now', now, first),
    ...(compared ? series(bars.filter((bar) => bar.before !== null), 'before', before, second) : []),
    barX(bars, { className: 'chart-axis', x1: 0, x2: 0, y: 'id', insetTop: first.top - 2, insetBottom: GAP * letter - 2, insetLeft: -1 }),
  ];
  const chart = plot({
    className: 'chart-bars',
    ariaLabel: [name, ...bars.map(spoken)].join('; '),
    width,
    height: step * bars.length,
    margin: 0,
    x: { domain: [Math.min(0, ...known), Math.max(1, ...known)], range: [1, width - ROOM * letter], axis: null },
    y: { domain: bars.map(({ id }) => id), padding: 0, axis: null },
    marks,
  });
  chart.setAttribute('role', 'img');
  // The picture as a whole has a name; a group in it must have none.
  for (const group of chart.querySelectorAll('g')) group.removeAttribute('aria-label');
  // Its own sheet would be refused by the page's policy; the page has one for it.
  chart.querySelector('style')?.remove();
  return chart;
}

/**
 * @param {Bar[]} bars
 * @param {'now' | 'before'} when
 * @param {(bar: Bar) => string} words
 * @param {{top: number, height: number, step: number, letter: number}} place within the step from bar to bar
 */
function series(bars, when, words, { top, height, step, letter }) {
  const insets = { insetTop: top, insetBottom: step - top - height };
  const value = (/** @type {Bar} */ bar) => bar[when]?.known ?? 0;
  const [open, closed] = [false, true].map((complete) => bars.filter((bar) => bar[when]?.complete === complete));
  const end = height * 2;
  /** @type {import('@observablehq/plot').TextOptions} */
  const told = { className: `chart-value chart-value-${when}`, x: value, y: 'id', text: words, textAnchor: 'start', dy: top + height / 2 - step / 2 };
  return [
    barX(bars, { className: `chart-${when}`, x1: 0, x2: value, y: 'id', ...insets }),
    barX(open, { className: `chart-${when} chart-open`, x1: value, x2: value, y: 'id', ...insets, insetRight: -end }),
    text(closed, { ...told, dx: letter / 2 }),
    text(open, { ...told, dx: end + letter / 2 }),
  ];
}
