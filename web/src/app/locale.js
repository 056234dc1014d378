/** @import { Locale } from '../store/state.js' */

/**
 * The language is kept in the address, where it survives a reload and can be passed on; nothing is stored.
 *
 * @returns {Locale}
 */
export function localeOfAddress() {
  return new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh';
}

/** @param {Locale} locale */
export function rememberLocale(locale) {
  const url = new URL(location.href);
  if (locale === 'en') url.searchParams.set('lang', 'en');
  else url.searchParams.delete('lang');
  history.replaceState(history.state, '', url);
}
