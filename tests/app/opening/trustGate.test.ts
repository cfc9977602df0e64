import { describe, expect, test } from 'vitest';
import type { SessionHost } from '../../../src/app/notebook/session.ts';
import { openSession } from '../../../src/app/notebook/session.ts';
import { gatedHost } from '../../../src/app/opening/gatedHost.ts';
import { createTrustGate } from '../../../src/app/opening/trustGate.ts';
import type { KernelClient } from '../../../src/kernel/client.ts';

/** A kernel that only notes what it is asked for. */
function recordingHost() {
  const asked: string[] = [];
  const client = {
    state: 'idle',
    subscribe: () => () => undefined,
    start: async () => asked.push('start'),
    run: (cellId: string) => asked.push(`run ${cellId}`),
    dispose: () => undefined,
  } as unknown as KernelClient; // the part of it that a run uses
  const host: SessionHost = {
    async connect() {
      asked.push('connect');
      return client;
    },
    options: { backend: 'auto', reductions: {} },
    now: () => 0,
    soon: (task) => task(),
  };
  return { asked, host };
}

const notebook = { frontMatter: '', cells: [{ kind: 'code' as const, id: 'a', source: '1', info: '' }] };
const settle = () => new Promise((done) => setTimeout(done, 0));

describe('a notebook from elsewhere', () => {
  test('connects no kernel by being opened, warmed up, or asked to run, before the reader agrees', async () => {
    const { asked, host } = recordingHost();
    const gate = createTrustGate(() => undefined);
    const session = openSession(notebook, gatedHost(host, gate));
    session.warmUp();
    await settle();
    expect(gate.state.getState()).toBe('untrusted');
    session.run('a');
    session.runAll();
    session.restart();
    await settle();
    expect(gate.state.getState()).toBe('asking');
    expect(asked).toEqual([]);
    gate.agree();
    await settle();
    expect(asked).toEqual(['connect', 'run a', 'run a']);
  });

  test('runs nothing after the reader has said no, and asks again the next time', async () => {
    const { asked, host } = recordingHost();
    const gate = createTrustGate(() => undefined);
    const session = openSession(notebook, gatedHost(host, gate));
    session.run('a');
    await settle();
    gate.decline();
    await settle();
    expect(gate.state.getState()).toBe('untrusted');
    expect(session.kernel.getState().notices).toEqual([]);
    session.run('a');
    await settle();
    expect(gate.state.getState()).toBe('asking');
    expect(asked).toEqual([]);
  });

  test('warms up like a lesson once it is trusted', async () => {
    const { asked, host } = recordingHost();
    let remembered = 0;
    const gate = createTrustGate(() => {
      remembered++;
    });
    gate.agree();
    gate.agree();
    openSession(notebook, gatedHost(host, gate)).warmUp();
    await settle();
    expect(asked).toEqual(['connect']);
    expect(remembered).toBe(1);
  });
});
