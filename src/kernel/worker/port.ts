/**
 * The worker's end of the line to the page. The port and the browser's functions around it are taken before
 * any lesson code runs and live in closures, so that overwritten prototypes neither reach nor disturb them.
 */
import type { WorkerFiles, WorkerWelcome } from '../frame/messages.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';

export interface Port {
  readonly files: WorkerFiles;
  post(batch: readonly FromWorker[]): void;
  /** From now on, `listener` gets the page's messages, in order; earlier ones first. */
  listen(listener: (message: ToWorker) => void): void;
}

const { apply } = Reflect;
const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;

function readData(event: MessageEvent): unknown {
  return dataOf === undefined ? event.data : apply(dataOf, event, []);
}

/** Waits for the frame's first message, which brings the port. */
export function receivePort(): Promise<Port> {
  return new Promise((resolve) => {
    const welcome = (event: MessageEvent): void => {
      event.stopImmediatePropagation();
      removeEventListener('message', welcome);
      // Sent by our own frame (`frame/boot.ts`); nothing else can reach a worker before it has run.
      const { port, files } = readData(event) as WorkerWelcome;
      const post = port.postMessage.bind(port);
      resolve({
        files,
        post: (batch) => post(batch),
        listen(listener) {
          // From the page (`client.ts`), which is trusted.
          port.onmessage = (message: MessageEvent) => listener(readData(message) as ToWorker);
        },
      });
    };
    addEventListener('message', welcome);
  });
}
