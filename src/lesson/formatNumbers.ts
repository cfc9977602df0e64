/**
 * Numbers of one tensor as texts of one width, by NumPy's rules (`numpy.printoptions`): at most 8 decimals, no
 * more than the values need, and powers of ten where the values are very large, very small or very different.
 */
const mostDecimals = 8;

export function formatNumbers(values: readonly number[], dtype: string): string[] {
  return alignRight(
    dtype === 'float32' ? formatFloats(values) : values.map((value) => integerText(value, dtype)),
  );
}

function integerText(value: number, dtype: string): string {
  if (dtype === 'bool') return value === 0 ? 'false' : 'true';
  return String(value);
}

function formatFloats(values: readonly number[]): string[] {
  const finite = values.filter(Number.isFinite);
  if (needsPowers(finite)) return withPowers(values);
  const decimals = finite.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  return values.map((value) => {
    if (!Number.isFinite(value)) return outsider(value);
    const text = signed(value, Math.abs(value).toFixed(Math.min(decimals, decimalsOf(value))));
    const [whole = '', fraction = ''] = text.split('.');
    return `${whole}.${fraction.padEnd(decimals, ' ')}`;
  });
}

function needsPowers(finite: readonly number[]): boolean {
  const sizes = finite.map(Math.abs).filter((size) => size > 0);
  if (sizes.length === 0) return false;
  const largest = sizes.reduce((most, size) => Math.max(most, size));
  const smallest = sizes.reduce((least, size) => Math.min(least, size));
  // Compared as float32, as NumPy does: 0.0001 itself is a little less than 1e-4 there.
  return largest >= 1e8 || smallest < Math.fround(1e-4) || Math.fround(largest / smallest) > 1000;
}

function withPowers(values: readonly number[]): string[] {
  const digits = values
    .filter(Number.isFinite)
    .reduce((most, value) => Math.max(most, shortest(value).digits.length - 1), 0);
  const decimals = Math.min(mostDecimals, digits);
  return values.map((value) => {
    if (!Number.isFinite(value)) return outsider(value);
    const [mantissa = '', power = '+0'] = Math.abs(value).toExponential(decimals).split('e');
    const point = decimals === 0 ? '.' : '';
    const exponent = `${power[0]}${power.slice(1).padStart(2, '0')}`;
    return signed(value, `${mantissa}${point}e${exponent}`);
  });
}

/** Decimals needed to tell a float32 from its neighbours, at most 8. */
function decimalsOf(value: number): number {
  const { digits, power } = shortest(value);
  return Math.min(mostDecimals, Math.max(0, digits.length - 1 - power));
}

/** The fewest digits that read back as the same float32, and the power of ten of the first. */
function shortest(value: number): { digits: string; power: number } {
  if (value === 0) return { digits: '0', power: 0 };
  const single = Math.fround(value);
  for (let count = 0; count <= 8; count++) {
    const text = Math.abs(value).toExponential(count);
    if (count === 8 || Math.fround(Number(text)) === Math.abs(single)) {
      const [mantissa = '0', power = '0'] = text.split('e');
      return { digits: mantissa.replace('.', ''), power: Number(power) };
    }
  }
  return { digits: '0', power: 0 };
}

function signed(value: number, text: string): string {
  return value < 0 || Object.is(value, -0) ? `-${text}` : text;
}

function outsider(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** NumPy sets numbers flush right; a text shorter than the widest gets spaces before it. */
function alignRight(texts: readonly string[]): string[] {
  const width = texts.reduce((widest, text) => Math.max(widest, text.length), 0);
  return texts.map((text) => text.padStart(width));
}
