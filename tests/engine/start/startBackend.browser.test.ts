/** On the software GPUs that the tests' Chromium is started with. */
import * as tf from '@tensorflow/tfjs';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { imageTensor } from '../../../src/engine/bytes/imageTensor.ts';
import { onDeviceLost } from '../../../src/engine/gpu/deviceLost.ts';
import type { StartContext } from '../../../src/engine/start/device.ts';
import { startBackend } from '../../../src/engine/start/startBackend.ts';

const urls = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
};
const context: StartContext = {
  wasmBinary: async (name) => (await fetch(urls[name])).arrayBuffer(),
  now: () => performance.now(),
  threads: false,
};

/** Software GPUs compile shaders slowly where other tests run beside. */
vi.setConfig({ testTimeout: 120_000 });

let stopListening = (): void => {};
afterEach(() => stopListening());

describe('choosing a backend among software GPUs', () => {
  it('takes WebAssembly and says why in one sentence', async () => {
    const device = await startBackend('auto', context);
    expect(device.backend).toBe('wasm');
    expect(device.reason).toMatch(
      /^Web(GPU|GL) is software-rendered here, so it would be about \d+ times slower than WebAssembly\.$/,
    );
    const gpus = device.candidates.filter(({ backend }) => backend.startsWith('webg'));
    expect(gpus.map(({ usable, milliseconds }) => [usable, milliseconds])).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
  });
});

describe.each(['webgl', 'webgpu'] as const)('%s, where it is asked for', (name) => {
  it('starts, trains the check right, and says that it is software-rendered', async () => {
    const device = await startBackend(name, context);
    expect(device.backend).toBe(name);
    expect(tf.getBackend()).toBe(name);
    expect(device.reason).toContain('was asked for. Web');
    expect(tf.backend().epsilon()).toBe(1e-7);
  });

  it('makes numbers of a batch of byte tensors', async () => {
    await startBackend(name, context);
    const images = imageTensor(Uint8Array.of(0, 51, 102, 255), [4, 1]).div(255);
    const batch = tf.gather(images, tf.tensor1d([3, 1], 'int32'));
    expect(Array.from(await batch.data())).toEqual([1, Math.fround(0.2)]);
    const doubled = images.slice([1], [2]).mul(tf.tensor1d([2, 2]).reshape([2, 1]));
    const values = Array.from(await doubled.data());
    expect(values[0]).toBeCloseTo(0.4, 6);
    expect(values[1]).toBeCloseTo(0.8, 6);
  });
});

describe('losing the GPU', () => {
  it('is reported once for WebGL, in a plain sentence', async () => {
    await startBackend('webgl', context);
    const reasons: string[] = [];
    const lost = new Promise<void>((resolve) => {
      stopListening = onDeviceLost((reason) => {
        reasons.push(reason);
        resolve();
      });
    });
    // The parts of tfjs' WebGL backend that hold its context.
    const { gpgpu } = tf.backend() as unknown as { gpgpu: { gl: WebGL2RenderingContext } };
    gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext();
    await lost;
    expect(reasons).toEqual(['The browser took the WebGL context away; what is on the GPU is lost.']);
  });

  it('is reported once for WebGPU', async () => {
    await startBackend('webgpu', context);
    const lost = new Promise<string>((resolve) => {
      stopListening = onDeviceLost(resolve);
    });
    (tf.backend() as unknown as { device: GPUDevice }).device.destroy();
    await expect(lost).resolves.toMatch(/^The WebGPU device was lost: /);
  });
});
