/**
 * @typedef {{address: string, at: number, bytes: number, kept: boolean}} Loaded a file that was asked for: when (milliseconds
 * since 1970), how large it is (0: the browser does not say, as of one that was broken off), and whether the browser had it already
 * @typedef {{loaded: Loaded[], refused: number}} Traffic `refused`: attempts that the policy in force has stopped
 */

let refused = 0;

/** Counts what the policy stops from now on, in the page or in the worker that asks. */
export function countRefused() {
  self.addEventListener('securitypolicyviolation', () => (refused += 1));
}

/**
 * What the browser itself has noted down of this page's, or this worker's, requests.
 *
 * @returns {Traffic}
 */
export function trafficHere() {
  const entries = /** @type {PerformanceResourceTiming[]} */ ([
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ]);
  const loaded = entries.map(({ name, startTime, decodedBodySize, transferSize }) => ({
    address: name,
    at: performance.timeOrigin + startTime,
    bytes: decodedBodySize,
    kept: transferSize === 0,
  }));
  return { loaded, refused };
}
