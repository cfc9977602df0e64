/** Starts the engine in this worker, convolves what it is sent, trains twice from one seed, and reports. */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import tfjsProgram from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { installWasmKernels } from '../../../src/engine/kernels/installWasmKernels.ts';
import { installFastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { shareMemory } from '../../../src/engine/wasm/sharedMemory.ts';

async function bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(path)).arrayBuffer());
}

async function loss(): Promise<number> {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 1 });
  const model = tf.sequential();
  model.add(
    tf.layers.conv2d({
      inputShape: [12, 12, 1],
      filters: 8,
      kernelSize: 3,
      activation: 'relu',
      kernelInitializer,
    }),
  );
  model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 3, activation: 'softmax', kernelInitializer }));
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  const x = tf
    .linspace(-1, 1, 30 * 144)
    .sin()
    .reshape([30, 12, 12, 1]);
  const y = tf.range(0, 30).mod(3).reshape([30, 1]);
  const { history } = await model.fit(x, y, { epochs: 3, batchSize: 8, shuffle: false, verbose: 0 });
  return Number(history.loss?.at(-1));
}

self.onmessage = async ({
  data,
}: MessageEvent<{ readonly x: Float32Array; readonly filter: Float32Array }>) => {
  try {
    const program = shareMemory(await bytes(tfjsProgram));
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths('', true);
    tf.env().platform.fetch = async () =>
      new Response(program, { headers: { 'Content-Type': 'application/wasm' } });
    await tf.setBackend('wasm');
    installWasmKernels();
    const { threads, variant } = await installFastKernels({
      programBytes: (name) => bytes(`/kernel/${name}`),
      threads: 2,
    });
    const y = tf
      .conv2d(tf.tensor4d(data.x, [2, 8, 8, 8]), tf.tensor4d(data.filter, [3, 3, 8, 16]), 1, 'valid')
      .dataSync();
    self.postMessage({
      isolated: crossOriginIsolated,
      variant,
      threads,
      y,
      losses: [await loss(), await loss()],
    });
  } catch (error) {
    self.postMessage(String(error));
  }
};
