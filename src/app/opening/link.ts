/**
 * A whole notebook in an address, after the `#`: browsers do not send that part to any server. The text is the
 * notebook's `.md` file, deflated (RFC 1951) and in base64url (RFC 4648, 5), behind a digit for this way of writing
 * it. Outputs are not in it.
 */
import { fromBase64, toBase64 } from '../../notebook/base64.ts';

const version = '1';

/** Longer addresses are cut by mail programs and messengers. */
export const maximumLink = 32_000;

/** A short link can unpack to gigabytes. Characters of the `.md` file. */
const maximumText = 4_000_000;

/** The part of the address that holds the notebook. */
export async function linkPayload(markdown: string): Promise<string> {
  const packed = await streamed(new TextEncoder().encode(markdown), new CompressionStream('deflate-raw'));
  const base64 = toBase64(packed).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${version}${base64}`;
}

/** The `.md` file in such a part, or why there is none, for the reader. */
export async function readLinkPayload(
  payload: string,
): Promise<{ readonly markdown: string } | { readonly reason: string }> {
  if (!payload.startsWith(version))
    return { reason: 'The link was made by a newer Convbook, or does not hold a notebook.' };
  const packed = fromBase64(payload.slice(version.length).replaceAll('-', '+').replaceAll('_', '/'));
  if (packed === undefined || packed.length === 0) return { reason: broken };
  try {
    const bytes = await streamed(packed, new DecompressionStream('deflate-raw'), maximumText);
    return { markdown: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { reason: error instanceof TooLong ? error.message : broken };
  }
}

const broken = 'The link is damaged: a part of it was lost on the way. Copy the whole link once more.';

class TooLong extends Error {}

async function streamed(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  maximum = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // What goes wrong here shows in reading.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.readable.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > maximum) {
      await reader.cancel();
      throw new TooLong(
        `The notebook in the link is larger than ${maximum.toLocaleString('en-GB')} characters, which Convbook does not open.`,
      );
    }
    parts.push(step.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
