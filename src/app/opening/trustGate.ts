/**
 * Whether the code of one opened notebook may run. A kernel is connected only behind its gate, so that nothing can
 * forget to ask: whatever wants to run waits until the reader has agreed, or is told that the reader has not.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

export type TrustState =
  | 'untrusted'
  /** Something wants to run, and the reader is being asked. */
  | 'asking'
  | 'trusted';

export interface TrustGate {
  readonly state: StoreApi<TrustState>;
  /** Asks the reader, unless that is settled. @throws NotAgreed if the reader would rather not */
  request(): Promise<void>;
  /** Shows the question without anything that waits for the answer. */
  ask(): void;
  agree(): void;
  decline(): void;
}

export class NotAgreed extends Error {
  override readonly name = 'NotAgreed';
}

/** @param onAgreed told once the reader has agreed, to remember it */
export function createTrustGate(onAgreed: () => void): TrustGate {
  const state = createStore<TrustState>(() => 'untrusted');
  let waiting: { readonly go: () => void; readonly stop: (reason: NotAgreed) => void }[] = [];
  const ask = (): void => {
    if (state.getState() === 'untrusted') state.setState('asking', true);
  };
  return {
    state,
    ask,
    request() {
      if (state.getState() === 'trusted') return Promise.resolve();
      ask();
      return new Promise((go, stop) => waiting.push({ go, stop }));
    },
    agree() {
      if (state.getState() === 'trusted') return;
      state.setState('trusted', true);
      onAgreed();
      const all = waiting;
      waiting = [];
      for (const { go } of all) go();
    },
    decline() {
      if (state.getState() !== 'asking') return;
      state.setState('untrusted', true);
      const all = waiting;
      waiting = [];
      for (const { stop } of all) stop(new NotAgreed('The reader has not agreed that this notebook runs.'));
    },
  };
}
