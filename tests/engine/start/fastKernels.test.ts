import { describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/start/startBackend.ts';
import { nodeContext } from '../wasmBinary.ts';

describe('faster kernels that do not start', () => {
  it('leave the completed ones at work, and the device says why', async () => {
    const device = await startBackend('auto', {
      ...nodeContext,
      threads: true,
      fastKernels: {
        // What a browser without shared memory does with it: refuse the program.
        shareMemory: () => new Uint8Array(8),
        install: () => Promise.reject(new Error('there is no such program')),
      },
    });
    expect(device).toMatchObject({ backend: 'wasm', threads: 1 });
    const wasm = device.candidates.find(({ backend }) => backend === 'wasm');
    expect(wasm?.note).toMatch(/ms\. The faster kernels did not start: there is no such program\.$/);
  });
});
