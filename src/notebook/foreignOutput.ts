/** What of another program's output can be shown: text and pictures that carry their own bytes. */
import type { ForeignOutput } from './output.ts';
import { isJsonRecord, type Json, type JsonRecord } from './plainJson.ts';

export interface ForeignLook {
  readonly text?: string;
  /** Its address is a `data:` URL; a browser runs nothing in a picture and loads nothing for it. */
  readonly picture?: { readonly address: string; readonly width?: number; readonly height?: number };
  /** A Plotly figure, not checked yet. */
  readonly figure?: JsonRecord;
  /** MIME types that are kept but not shown, such as `text/html`. */
  readonly leftOut: readonly string[];
}

const maximumText = 20_000;

/** Characters of JSON. A picture of 4,000 × 3,000 pixels has about 10 million; a longer one would hold up the page. */
const maximumLook = 12_000_000;
const rasters = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const shownAsText = ['text/plain', 'text/markdown', 'text/latex'];

export function lookOf({ json }: ForeignOutput): ForeignLook {
  if (json.length > maximumLook) return { leftOut: [`an output of ${Math.round(json.length / 1e6)} MB`] };
  const output = parsed(json);
  if (!isJsonRecord(output)) return { leftOut: ['an output that cannot be read'] };
  switch (output.output_type) {
    case 'stream':
      return { text: short(joined(output.text) ?? ''), leftOut: [] };
    case 'error':
      return { text: short(withoutColours(errorText(output))), leftOut: [] };
    default:
      return lookOfBundle(
        isJsonRecord(output.data) ? output.data : {},
        isJsonRecord(output.metadata) ? output.metadata : {},
      );
  }
}

/** As Jupyter does, the richest form that can be shown; plain text stands for the others. */
function lookOfBundle(data: JsonRecord, metadata: JsonRecord): ForeignLook {
  const figure = data['application/vnd.plotly.v1+json'];
  const picture = pictureIn(data, metadata);
  const rest = (shown: readonly string[]): string[] =>
    Object.keys(data).filter((mime) => !shown.includes(mime));
  if (isJsonRecord(figure))
    return { figure, leftOut: rest(['application/vnd.plotly.v1+json', 'text/plain', 'text/html']) };
  if (picture !== undefined)
    return {
      picture: picture.look,
      leftOut: rest([picture.mime, ...shownAsText, 'image/svg+xml', ...rasters]),
    };
  const mime = ['text/plain', 'text/markdown', 'text/latex', 'application/json'].find(
    (candidate) => data[candidate] !== undefined,
  );
  const value = mime === undefined ? undefined : data[mime];
  const text = joined(value) ?? (value === undefined ? undefined : JSON.stringify(value, null, 1));
  return text === undefined
    ? { leftOut: rest([]) }
    : { text: short(withoutColours(text)), leftOut: rest([...shownAsText, 'application/json']) };
}

/** The richest picture in a MIME bundle. */
export function pictureIn(
  data: JsonRecord,
  metadata: JsonRecord,
): { mime: string; look: NonNullable<ForeignLook['picture']> } | undefined {
  for (const mime of rasters) {
    const base64 = joined(data[mime])?.replace(/\s+/g, '');
    if (base64 === undefined || !isBase64(base64)) continue;
    const sizes = isJsonRecord(metadata[mime]) ? metadata[mime] : {};
    return {
      mime,
      look: { address: `data:${mime};base64,${base64}`, ...size(sizes, 'width'), ...size(sizes, 'height') },
    };
  }
  const svg = joined(data['image/svg+xml']);
  if (svg === undefined) return undefined;
  return {
    mime: 'image/svg+xml',
    look: { address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` },
  };
}

/** Of the form of RFC 4648, 4; a look at the letters is quicker than decoding them. */
function isBase64(text: string): boolean {
  return text.length % 4 !== 1 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function size(sizes: JsonRecord, key: 'width' | 'height'): { width?: number; height?: number } {
  const value = sizes[key];
  return typeof value === 'number' && value >= 1 && value <= 4_096 ? { [key]: value } : {};
}

function errorText(output: JsonRecord): string {
  const trace = Array.isArray(output.traceback)
    ? output.traceback.filter((entry) => typeof entry === 'string')
    : [];
  return trace.length > 0 ? trace.join('\n') : `${output.ename}: ${output.evalue}`;
}

/** nbformat's texts: one text, or its pieces. */
export function joined(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  return value.every((piece) => typeof piece === 'string') ? value.join('') : undefined;
}

/** Terminal colours (ECMA-48 control sequences) and other control characters are not for a page. */
function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/\u001B\[[0-?]*[ -/]*[@-~]/g, '').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');
}

function short(text: string): string {
  const left = text.length - maximumText;
  if (left <= 0) return text;
  return `${text.slice(0, maximumText)}\n… ${left.toLocaleString('en-GB')} more characters are kept, but not shown.`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
