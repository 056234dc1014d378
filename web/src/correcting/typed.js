/**
 * What a reader typed into a cell: a number, nothing (a blank), or something that is no number.
 *
 * @param {string} text
 * @returns {{value: number | null} | null} null where it is no number
 */
export function typedValue(text) {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '').replace('−', '-');
  if (plain === '') return { value: null };
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const value = Number(plain);
  // A number with more digits than JavaScript keeps would be another number.
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? { value } : null;
}
