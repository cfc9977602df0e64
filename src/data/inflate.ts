/**
 * Inflates gzip bytes piece by piece. Browsers inflate a chunk on the thread that wrote it, so a file is fed
 * in small pieces, with turns for the event loop in between.
 */
import { turnTaker } from './turns.ts';

/** Compressed bytes per piece: about a millisecond of work. */
const pieceSize = 32_768;

/** Whether bytes begin like a gzip file (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The inflated bytes, in chunks. Iteration throws a `TypeError` where the data is damaged or cut short. */
export async function* inflate(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array> {
  const inflated = new ReadableStream<Uint8Array<ArrayBuffer>>(pieces(bytes)).pipeThrough(
    new DecompressionStream('gzip'),
  );
  const reader = inflated.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Ends the source too when the reader of the chunks has given up early.
    await reader.cancel().catch(() => undefined);
  }
}

function pieces(bytes: Uint8Array<ArrayBuffer>): UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> {
  const turn = turnTaker();
  let position = 0;
  return {
    async pull(controller) {
      await turn();
      if (position >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.subarray(position, position + pieceSize));
      position += pieceSize;
    },
  };
}
