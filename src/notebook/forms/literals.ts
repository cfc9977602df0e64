/** Literals as a form can show and set them: numbers, text and truth values. */
export type LiteralValue = number | string | boolean;

const decimal = /^[-+]?\s*(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d(?:_?\d)*)?$/i;
const otherBase = /^[-+]?\s*0(?:x[\da-f](?:_?[\da-f])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/i;
const octalLike = /^[-+]?\s*0[\d_]/;

/** The value of JavaScript's literal `code`, or undefined where it is none: an expression, a list, `null`. */
export function readLiteral(code: string): LiteralValue | undefined {
  if (code === 'true' || code === 'false') return code === 'true';
  if (octalLike.test(code)) return undefined; // Not allowed in a cell, which is strict.
  if (decimal.test(code) || otherBase.test(code)) {
    const digits = code.replace(/[-+\s_]+/, '').replaceAll('_', '');
    const value = Number(/^[-+]/.test(code) ? digits : code.replaceAll('_', ''));
    return code.startsWith('-') ? -value : value;
  }
  const quote = code[0];
  if (code.length < 2 || code.at(-1) !== quote) return undefined;
  if (quote === "'" || quote === '"') return readString(code.slice(1, -1), quote);
  return quote === '`' ? readString(code.slice(1, -1), quote) : undefined;
}

/** The text between quotes; undefined where it ends before them or is not valid. */
function readString(written: string, quote: string): string | undefined {
  // A template's line ends are all \n.
  const body = quote === '`' ? written.replace(/\r\n?/g, '\n') : written;
  const piece = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[^ux1-9]))|([^\\])/giy;
  let value = '';
  let end = 0;
  for (const [text, point, unit, byte, escaped, plain] of body.matchAll(piece)) {
    const next = body[end + text.length] ?? '';
    if (plain !== undefined) {
      if (plain === quote || (quote !== '`' && /[\n\r]/.test(plain))) return undefined;
      if (quote === '`' && plain === '$' && next === '{') return undefined;
      value += plain;
    } else if (escaped !== undefined) {
      if (escaped === '0' && /\d/.test(next)) return undefined;
      value += escapes[escaped] ?? (/^[\n\r\u2028\u2029]/.test(escaped) ? '' : escaped);
    } else {
      const code = Number.parseInt(point ?? unit ?? byte ?? '', 16);
      if (code > 0x10ffff) return undefined;
      value += point === undefined ? String.fromCharCode(code) : String.fromCodePoint(code);
    }
    end += text.length;
  }
  return end === body.length ? value : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** Writes `value` as a literal, text in the quotes that `like` has; `readLiteral` gives the value back. */
export function writeLiteral(value: LiteralValue, like = "'"): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'boolean') return String(value);
  const quote = like[0] === '"' || like[0] === '`' ? like[0] : "'";
  const body = value.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
    /[\\\u0000-\u001f\u007f\u2028\u2029]/g,
    (char) => escaped[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const safe = body.replaceAll(quote, `\\${quote}`);
  return `${quote}${quote === '`' ? safe.replaceAll('${', '\\${') : safe}${quote}`;
}

const escaped: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A number without an exponent as long as it can be read so: `0.00001`, not `1e-5`. */
export function plainNumber(value: number): string {
  const text = String(value);
  const [, digits = '', exponent = ''] = /^(-?[\d.]+)e-(\d+)$/.exec(text) ?? [];
  if (exponent === '' || Number(exponent) > 12) return text;
  const decimals = Number(exponent) + (digits.split('.')[1]?.length ?? 0);
  return value.toFixed(decimals);
}
