import * as tf from '@tensorflow/tfjs';

/** The lesson's network with few filters: the number of programs does not depend on their sizes. */
function lessonModel(): tf.Sequential {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: [28, 28, 1], filters: 4, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 8, activation: 'relu' }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  return model;
}

/** Calls in an epoch of three batches less those in an epoch of one: two steps, without what an epoch costs. */
export async function callsAStep(counts: readonly (() => number)[]): Promise<number[]> {
  const model = lessonModel();
  const epoch = async (batches: number): Promise<number[]> => {
    const [x, y] = [tf.zeros([2 * batches, 28, 28, 1]), tf.zeros([2 * batches, 1])];
    const before = counts.map((count) => count());
    await model.fit(x, y, { batchSize: 2, shuffle: false, verbose: 0, yieldEvery: 'never' });
    tf.dispose([x, y]);
    return counts.map((count, i) => count() - (before[i] ?? 0));
  };
  await epoch(1);
  const one = await epoch(1);
  const three = await epoch(3);
  return three.map((count, i) => (count - (one[i] ?? 0)) / 2);
}

export const callsOf = (spy: { readonly mock: { readonly calls: readonly unknown[] } }) => () =>
  spy.mock.calls.length;
