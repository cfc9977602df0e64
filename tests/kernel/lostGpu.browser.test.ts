/** A GPU that goes away in the middle of a training, on the software WebGL of the tests' Chromium. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Output } from '../../src/notebook/output.ts';
import { openKernel, type TestKernel, texts } from './openKernel.ts';

/** Software GPUs compile shaders slowly where other tests run beside. */
vi.setConfig({ testTimeout: 120_000 });

let kernel: TestKernel | undefined;
afterEach(() => {
  kernel?.client.dispose();
  kernel = undefined;
});

const setUp = `
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], useBias: false, kernelInitializer: 'ones' })] });
  model.compile({ loss: 'meanSquaredError', optimizer: tf.train.momentum(0.01, 0.5) });
  const x = tf.linspace(1, 2, 8).reshape([8, 1]);
  const y = x.mul(3);
  const product = tf.matMul(tf.ones([40, 40]), tf.ones([40, 40]));
  const lose = () => tf.backend().gpgpu.gl.getExtension('WEBGL_lose_context').loseContext();
  const weight = () => model.getWeights()[0].dataSync()[0];
  let learned;`;

const errors = (outputs: readonly Output[]): string[] =>
  outputs.flatMap((output) =>
    output.mime === 'application/vnd.convbook.error+json' ? [output.message] : [],
  );

/** Weights are read on the way, so that what is put back can be compared with it. */
const losing = `
  await model.fit(x, y, { epochs: 1000, batchSize: 8, callbacks: {
    onEpochEnd: (epoch) => { if (epoch === 1) learned = weight(); },
    onBatchBegin: async () => { if (learned !== undefined) { lose(); await tf.nextFrame(); } },
  } });`;

test('a training on a lost GPU ends with words, its model keeps the last whole epoch, and the kernel trains on', async () => {
  kernel = await openKernel({ backend: 'webgl' });
  await kernel.run(setUp, 'set up');
  const { result, outputs } = await kernel.run(losing, 'train');
  expect(result.state).not.toBe('done');
  expect(errors(outputs)).toEqual([
    'The browser took the WebGL context away; what is on the GPU is lost. The kernel goes on without the GPU. ' +
      'The model has the weights of the end of epoch 2: run the cell again to train on.',
  ]);
  expect(kernel.client.device).toMatchObject({
    backend: 'wasm',
    reason: expect.stringContaining('The kernel went on without the GPU.'),
  });
  const after = await kernel.run('[weight() === learned, learned > 1, tf.getBackend()]');
  expect(texts(after.outputs)).toEqual([expect.stringMatching(/^\[true, true, ['"]wasm['"]\]$/)]);

  // What was on the GPU alone is refused, not read as zeros.
  const lost = await kernel.run('product.dataSync()');
  expect(errors(lost.outputs)).toEqual([expect.stringContaining('were on the GPU only and are gone')]);

  const more = await kernel.run(
    `const inputs = tf.tensor([[1], [2]]); await model.fit(inputs, inputs.mul(3), { epochs: 200 }); Math.abs(weight() - 3) < 0.1`,
  );
  expect(texts(more.outputs)).toEqual(['true']);
});
