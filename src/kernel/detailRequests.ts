/** What the page has asked of variables and not been told yet. */
import type { FromWorker, ToWorker } from './protocol.ts';
import type { DetailQuery, VariableDetail } from './variableDetail.ts';

export interface DetailRequests {
  ask(query: DetailQuery, post: (message: ToWorker) => void): Promise<VariableDetail>;
  /** Takes the worker's answers; one that nobody waits for is no matter. */
  answer(message: Extract<FromWorker, { type: `detail${string}` }>): void;
  /** The worker is gone: nothing will be answered. */
  rejectAll(reason: string): void;
}

interface Pending {
  readonly resolve: (detail: VariableDetail) => void;
  readonly reject: (error: Error) => void;
}

export function createDetailRequests(): DetailRequests {
  const pending = new Map<number, Pending>();
  let nextRequestId = 1;
  return {
    ask(query, post) {
      const requestId = nextRequestId++;
      return new Promise((resolve, reject) => {
        pending.set(requestId, { resolve, reject });
        post({ type: 'detail-wanted', requestId, query });
      });
    },
    answer(message) {
      const request = pending.get(message.requestId);
      pending.delete(message.requestId);
      if (message.type === 'detail') request?.resolve(message.detail);
      else request?.reject(new Error(message.message));
    },
    rejectAll(reason) {
      for (const request of pending.values()) request.reject(new Error(reason));
      pending.clear();
    },
  };
}
