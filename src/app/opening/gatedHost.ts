import type { SessionHost } from '../notebook/session.ts';
import type { TrustGate } from './trustGate.ts';

/** The host of a notebook from elsewhere: no kernel is connected, and none is warmed up, before the reader agrees. */
export function gatedHost(host: SessionHost, gate: TrustGate | undefined): SessionHost {
  if (gate === undefined) return host;
  return {
    ...host,
    mayWarmUp: () => gate.state.getState() === 'trusted',
    async connect() {
      await gate.request();
      return host.connect();
    },
  };
}
