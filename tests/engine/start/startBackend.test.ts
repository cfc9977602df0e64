import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { imageTensor } from '../../../src/engine/bytes/imageTensor.ts';
import { startBackend } from '../../../src/engine/start/startBackend.ts';
import { nodeContext } from '../wasmBinary.ts';

describe('starting a backend where there is no GPU', () => {
  it('takes WebAssembly, started from bytes, and says why the GPUs cannot be had', async () => {
    const device = await startBackend('auto', nodeContext);
    expect(device).toMatchObject({ backend: 'wasm', threads: 1 });
    expect(tf.getBackend()).toBe('wasm');
    expect(device.candidates.map(({ backend, usable }) => [backend, usable])).toEqual([
      ['webgpu', false],
      ['webgl', false],
      ['wasm', true],
      ['cpu', true],
    ]);
    expect(device.reason).toBe('WebAssembly is the fastest that can be had here.');
  });

  it('makes byte tensors work on the backend it started', async () => {
    await startBackend('wasm', nodeContext);
    const images = imageTensor(Uint8Array.of(0, 51, 255), [3, 1, 1]);
    expect(Array.from(images.div(255).slice([1]).dataSync())).toEqual([Math.fround(0.2), 1]);
  });

  it('follows an earlier verdict without checking anew, if it survives JSON', async () => {
    const { verdict } = await startBackend('auto', nodeContext);
    const clock = { readings: 0 };
    const again = await startBackend('auto', {
      ...nodeContext,
      now: () => clock.readings++,
      verdict: JSON.parse(JSON.stringify(verdict)),
    });
    expect(again.backend).toBe('wasm');
    expect(again.candidates).toEqual(verdict.candidates);
    expect(clock.readings).toBe(0);
  });

  it('finds out anew where the backend of the verdict is gone', async () => {
    const verdict = { version: 1, backend: 'webgpu', candidates: [] } as const;
    const device = await startBackend('auto', { ...nodeContext, verdict });
    expect(device.backend).toBe('wasm');
  });

  it('starts plain JavaScript where it is asked for', async () => {
    const device = await startBackend('cpu', nodeContext);
    expect(device).toMatchObject({ backend: 'cpu', threads: 1, reason: 'plain JavaScript was asked for.' });
    expect(tf.getBackend()).toBe('cpu');
  });

  it('says why a backend that was asked for cannot start, and what to try', async () => {
    await expect(startBackend('webgpu', nodeContext)).rejects.toThrow(
      "WebGPU cannot start here: this browser does not offer WebGPU here. Choose 'auto' for the fastest that works, or 'wasm'.",
    );
  });
});
