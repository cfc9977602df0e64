/**
 * How fast this machine trains on WebAssembly, for predictions. The check's step (`trainingCheck.ts`) will not do for them: it is tfjs'
 * bookkeeping more than arithmetic, which a browser runs several times slower at the start than later. Here a small network
 * trains in a compiled step, which is kernels alone, on all threads.
 */
import * as tf from '@tensorflow/tfjs';
import { spread } from './trainingCheck.ts';

const batch = 64;
/** Some run before a browser has compiled the kernels to their fastest code. */
const mostRuns = 40;

/** A network as in the lessons, small. Its weights are given, so that no random number is drawn, and its names leave a learner's alone. */
function network(): tf.Sequential {
  const { inputLayer, conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const convolution = { kernelSize: 3, activation: 'relu', kernelInitializer: 'zeros' } as const;
  const model = tf.sequential({
    name: 'speed',
    layers: [
      inputLayer({ name: 'speed_input', inputShape: [28, 28, 1] }),
      conv2d({ name: 'speed_first', filters: 16, ...convolution }),
      maxPooling2d({ name: 'speed_pooling', poolSize: 2 }),
      conv2d({ name: 'speed_second', filters: 32, ...convolution }),
      maxPooling2d({ name: 'speed_pooling_again', poolSize: 2 }),
      flatten({ name: 'speed_flatten' }),
      dense({ name: 'speed_classes', units: 10, activation: 'softmax', kernelInitializer: 'zeros' }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(1e-4), loss: 'sparseCategoricalCrossentropy' });
  tf.tidy(() =>
    model.setWeights(model.getWeights().map(({ size, shape }) => tf.tensor(spread(size, size), shape))),
  );
  return model;
}

/**
 * Milliseconds of a training step of that network: the fastest of those that fit `budget` milliseconds, two at least.
 *
 * @param now milliseconds, as `performance.now`
 */
export async function trainingSpeed(now: () => number, budget: number): Promise<number> {
  const model = network();
  const x = tf.tensor(spread(batch * 28 * 28, 1), [batch, 28, 28, 1]);
  const y = tf.tensor2d(
    Array.from({ length: batch }, (_, i) => i % 10),
    [batch, 1],
  );
  const started = now();
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < mostRuns && (run < 2 || now() - started < budget); run++) {
    const before = now();
    await model.trainOnBatch(x, y);
    if (run > 0) fastest = Math.min(fastest, now() - before);
  }
  tf.dispose([x, y]);
  model.optimizer.dispose();
  model.dispose();
  return fastest;
}
