/** Answers a worker's request for bytes that only the page has: them, or why there are none. */
import type { PageBytesName, ToWorker } from './protocol.ts';

/** `post` does nothing once the worker that asked is gone. */
export function servePageBytes(
  pageBytes: (name: PageBytesName) => Promise<Uint8Array<ArrayBuffer>>,
  { name, requestId }: { readonly name: PageBytesName; readonly requestId: number },
  post: (message: ToWorker) => void,
): void {
  pageBytes(name).then(
    // Copied, not transferred: the page goes on using its own.
    (bytes) => post({ type: 'page-bytes', requestId, bytes }),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      post({ type: 'page-bytes-failed', requestId, message });
    },
  );
}
