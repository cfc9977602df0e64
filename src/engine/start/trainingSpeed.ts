/**
 * How fast this machine trains on WebAssembly, for predictions. The check's step (`trainingCheck.ts`) will not do for them: it is tfjs'
 * bookkeeping more than arithmetic. Here a small network trains in a compiled step, which is kernels alone, on all threads.
 *
 * A browser runs a program that has just come up to seven times slower than a moment later, when its optimizing compiler has been at it.
 * So the step is timed in short rounds with pauses, until rounds bring nothing more, beside what else goes on.
 */
import * as tf from '@tensorflow/tfjs';
import { spread } from './trainingCheck.ts';

const batch = 64;
/** Milliseconds of a round, two steps at least; and of the pause before it, in which the browser compiles. */
const [aRound, aPause] = [25, 100];
/** The fastest step has been seen when so many rounds in a row were hardly faster than those before. */
const idleRounds = 6;
const hardly = 0.95;
const mostRounds = 40;

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

export interface SpeedHost {
  /** Milliseconds, as `performance.now`. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
  /** Whether the thread has other work: a round waits for its end. */
  isBusy(): boolean;
}

/** Milliseconds of a training step of that network, the fastest that was seen. */
export async function trainingSpeed({ now, pause, isBusy }: SpeedHost): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let round = 0; round < mostRounds && idle < idleRounds; round++) {
    do await pause(aPause);
    while (isBusy());
    const before = fastest;
    fastest = Math.min(fastest, await fastestOfRound(now));
    idle = fastest > hardly * before ? idle + 1 : 0;
  }
  return fastest;
}

/** Leaves no tensor behind: between two rounds a learner's cell may count them. */
async function fastestOfRound(now: () => number): Promise<number> {
  const model = network();
  const x = tf.tensor(spread(batch * 28 * 28, 1), [batch, 28, 28, 1]);
  const y = tf.tensor2d(
    Array.from({ length: batch }, (_, i) => i % 10),
    [batch, 1],
  );
  const began = now();
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 || now() - began < aRound; run++) {
    const before = now();
    await model.trainOnBatch(x, y);
    // The first one prepares the step.
    if (run > 0) fastest = Math.min(fastest, now() - before);
  }
  tf.dispose([x, y]);
  model.optimizer.dispose();
  model.dispose();
  return fastest;
}
