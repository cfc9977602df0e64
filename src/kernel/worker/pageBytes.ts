/** The worker has no network and sees no page: it asks for what the reader has drawn, and for the recorded model. */
import type { FromWorker, PageBytesName, ToWorker } from '../protocol.ts';
import type { InterruptSwitch } from './interrupt.ts';

export interface PageBytesRequests {
  /** The bytes as they are on the page now. Rejects with the page's reason where there are none. */
  ask(name: PageBytesName): Promise<Uint8Array>;
  /** Takes the page's answers. */
  answer(message: Extract<ToWorker, { type: `page-bytes${string}` }>): void;
}

interface Pending {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

export function createPageBytesRequests(
  send: (message: FromWorker) => void,
  interrupt: Pick<InterruptSwitch, 'check' | 'race'>,
): PageBytesRequests {
  const pending = new Map<number, Pending>();
  let nextRequestId = 1;
  return {
    async ask(name) {
      interrupt.check();
      const requestId = nextRequestId++;
      const answered = new Promise<Uint8Array>((resolve, reject) => {
        pending.set(requestId, { resolve, reject });
        send({ type: 'page-bytes-wanted', requestId, name });
      });
      return interrupt.race(answered);
    },
    answer(message) {
      const request = pending.get(message.requestId);
      pending.delete(message.requestId);
      if (message.type === 'page-bytes') request?.resolve(message.bytes);
      else request?.reject(new Error(message.message));
    },
  };
}
