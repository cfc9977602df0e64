/**
 * Numbers as they are read in a table: whole numbers in full with groups of three, others with at most four
 * decimals, very small and very large ones as a power of ten. Values of one column get the same number of decimals.
 */

/** Decimals (0–4) that a column needs so that its points stand below each other. */
export function columnDecimals(values: readonly unknown[]): number {
  let decimals = 0;
  for (const value of values) {
    if (typeof value === 'number' && plain(value)) decimals = Math.max(decimals, needed(value));
  }
  return decimals;
}

/** More zeros behind the point of a whole number are noise. */
const mostIdleZeros = 2;

/**
 * `formatNumber(74954)` is `74,954`; `formatNumber(0.5, 4)` is `0.5000`; `formatNumber(0.00001234)` is `1.234e-5`.
 *
 * @param decimals at least so many; default: as many as it needs, at most 4. A whole number gets two idle zeros at
 *   most, and none where its column needs more: `33.3` stands over `100.0`, but `0.8734` over `784`.
 */
export function formatNumber(value: number, decimals = 0): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (!plain(value))
    return value
      .toExponential(3)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  const whole = Number.isInteger(value) && Math.abs(value) > 1 && decimals > mostIdleZeros;
  const minimum = whole ? 0 : decimals;
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: minimum,
    maximumFractionDigits: Math.max(minimum, needed(value)),
  });
}

/** Whether four decimals and a dozen digits tell the number. */
function plain(value: number): boolean {
  const size = Math.abs(value);
  return Number.isFinite(value) && (size === 0 || (size >= 0.001 && size < 1e12));
}

function needed(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [, fraction = ''] = value.toFixed(4).split('.');
  return fraction.replace(/0+$/, '').length;
}
