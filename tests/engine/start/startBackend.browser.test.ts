/** On the software GPUs that the tests' Chromium is started with. */
import * as tf from '@tensorflow/tfjs';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { imageTensor } from '../../../src/engine/bytes/imageTensor.ts';
import { onDeviceLost } from '../../../src/engine/gpu/deviceLost.ts';
import type { StartContext } from '../../../src/engine/start/device.ts';
import { type StartedDevice, startBackend } from '../../../src/engine/start/startBackend.ts';
import { callsAStep, callsOf } from './callsAStep.ts';

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
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

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

/**
 * How many programs one training step of the lesson's network starts, as a baseline: each start costs 24 to 71 µs
 * (arXiv:2604.02344), so with small batches their number is what a step takes. Software GPUs start as many.
 */
const baselines = {
  webgpu: {
    programs: 234,
    spies: () => [
      vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups'),
      vi.spyOn(GPUBuffer.prototype, 'mapAsync'),
    ],
  },
  webgl: {
    programs: 399,
    spies: () => [
      vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements'),
      vi.spyOn(WebGL2RenderingContext.prototype, 'readPixels'),
    ],
  },
};

describe.each(['webgl', 'webgpu'] as const)('%s, where it is asked for', (name) => {
  let device: StartedDevice;
  beforeAll(async () => {
    device = await startBackend(name, context);
  });
  afterEach(() => vi.restoreAllMocks());

  it('starts, trains the check right, and says that it is software-rendered', () => {
    expect(device.backend).toBe(name);
    expect(tf.getBackend()).toBe(name);
    expect(device.reason).toContain('was asked for. Web');
    expect(tf.backend().epsilon()).toBe(1e-7);
  });

  it('makes numbers of a batch of byte tensors', async () => {
    const images = imageTensor(Uint8Array.of(0, 51, 102, 255), [4, 1]).div(255);
    const batch = tf.gather(images, tf.tensor1d([3, 1], 'int32'));
    expect(Array.from(await batch.data())).toEqual([1, Math.fround(0.2)]);
    const doubled = images.slice([1], [2]).mul(tf.tensor1d([2, 2]).reshape([2, 1]));
    const values = Array.from(await doubled.data());
    expect(values[0]).toBeCloseTo(0.4, 6);
    expect(values[1]).toBeCloseTo(0.8, 6);
  });

  it(`starts ${baselines[name].programs} programs a step, no more, and reads nothing back`, async () => {
    const { programs, spies } = baselines[name];
    const [started, readBack] = await callsAStep(spies().map(callsOf));
    expect(started).toBeGreaterThan(50);
    expect(started).toBeLessThanOrEqual(programs);
    expect(readBack).toBe(0);
  });

  it('tells once, in a plain sentence, when the GPU is lost', async () => {
    const reasons: string[] = [];
    const lost = new Promise<void>((resolve) => {
      stopListening = onDeviceLost((reason) => {
        reasons.push(reason);
        resolve();
      });
    });
    // The parts of tfjs' backends that hold what can be lost.
    const backend = tf.backend() as unknown as {
      gpgpu?: { gl: WebGL2RenderingContext };
      device?: GPUDevice;
    };
    backend.gpgpu?.gl.getExtension('WEBGL_lose_context')?.loseContext();
    backend.device?.destroy();
    await lost;
    expect(reasons).toEqual([
      expect.stringMatching(
        name === 'webgl'
          ? /^The browser took the WebGL context away; what is on the GPU is lost\.$/
          : /^The WebGPU device was lost: /,
      ),
    ]);
  });
});
