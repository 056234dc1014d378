/** @import { PyodideInterface } from 'pyodide' */

/**
 * What a visitor's engine does from the start to the first reports and corrections, so that it is known what that takes. Texts in
 * traditional script are left out: they take dictionaries that come later anyway.
 *
 * @param {PyodideInterface} pyodide
 * @param {string[]} reports
 */
export function visit(pyodide, reports) {
  pyodide.pyimport('rest').restored(() => {});
  const session = pyodide.pyimport('session');
  const { is_traditional: isTraditional } = pyodide.pyimport('giar.clean.script');
  JSON.parse(session.introduce());
  const [first, ...others] = reports.filter((one) => !isTraditional(one));
  for (const source of [first, new TextEncoder().encode(first), ...others]) {
    session.packages(source);
    session.check(source, undefined, 'desk:1');
    if (source === first) correct(session);
  }
}

/** @param {any} session */
function correct(session) {
  for (const value of [null, 0, 12]) session.revise('desk:1', JSON.stringify({ 'applications.received.total': value }), undefined);
  session.revise('desk:1', '{}', 'desk:1');
  session.revise('desk:2', '{}', undefined);
}
