/** Downloads one file into one buffer, telling how far it is, and gives up on a line that has gone silent. */
import { countOf, DatasetError } from './datasetError.ts';
import type { DatasetFile } from './officialFiles.ts';

/** The file could not be had from there: no connection, an error status, another page in its place. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface DownloadOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds without a single byte after which the source counts as unreachable. */
  readonly patience: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes of this file that have arrived. */
  readonly onBytes?: (received: number) => void;
}

/**
 * The bytes at `url`. A server that labels the file `Content-Encoding: gzip` makes the browser inflate it, so
 * up to the inflated size is accepted; `verifyFile` takes either.
 *
 * @throws Unreachable; DatasetError where more arrives than the file can hold; the signal's reason.
 */
export async function download(
  url: string,
  file: DatasetFile,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const silent = new AbortController();
  const wait = () => setTimeout(() => silent.abort(new Error('no answer')), options.patience);
  let timer = wait();
  const signal = options.signal ? AbortSignal.any([options.signal, silent.signal]) : silent.signal;
  try {
    const response = await options.fetch(url, { signal, credentials: 'omit' });
    if (!response.ok || response.body === null) throw new Unreachable(`${url}: status ${response.status}`);
    if (response.headers.get('Content-Type')?.startsWith('text/html')) {
      // Development servers and captive portals answer any address with a page.
      throw new Unreachable(`${url}: a web page came instead of the file`);
    }
    return await collect(response.body, file, (received) => {
      clearTimeout(timer);
      timer = wait();
      options.onBytes?.(received);
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof Unreachable || error instanceof DatasetError) throw error;
    const reason = silent.signal.aborted ? `silent for ${options.patience / 1000} s` : String(error);
    throw new Unreachable(`${url}: ${reason}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function collect(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  file: DatasetFile,
  onBytes: (received: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const largest =
    4 + 4 * file.dimensions.length + file.dimensions.reduce((product, size) => product * size, 1);
  let bytes = new Uint8Array(file.bytes);
  let received = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, received);
    if (received + value.length > bytes.length) {
      if (received + value.length > Math.max(largest, file.bytes)) {
        await reader.cancel();
        throw new DatasetError(
          file.name,
          countOf(file.bytes, 'bytes'),
          `more than ${countOf(received, 'bytes')}`,
        );
      }
      const larger = new Uint8Array(Math.max(largest, file.bytes));
      larger.set(bytes.subarray(0, received));
      bytes = larger;
    }
    bytes.set(value, received);
    received += value.length;
    onBytes(Math.min(received, file.bytes));
  }
}
