import { begun } from '../engine/begun.js';

/** The page's policy lets only this make an address into a script: the engine's worker and the service worker. */
const policy = begun?.policy ?? window.trustedTypes?.createPolicy('giar-worker', { createScriptURL: (url) => url });

/**
 * @param {string} address
 * @returns {string}
 */
export function trusted(address) {
  return /** @type {string} */ (policy?.createScriptURL(address) ?? address);
}
