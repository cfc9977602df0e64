import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { imageTensor } from '../../../src/engine/bytes/imageTensor.ts';
import { installByteKernels } from '../../../src/engine/bytes/kernels.ts';

const bytes = Uint8Array.from({ length: 4 * 6 * 6 }, (_, i) => (i * 37) % 256);

function asFloats(): tf.Tensor {
  return tf.tensor(Array.from(bytes), [4, 6, 6], 'int32');
}

/** Bytes at the highest point while `run` goes on, above what is held before. */
async function peakBytes(run: () => unknown): Promise<number> {
  const before = tf.memory().numBytes;
  const profile = await tf.profile(async () => {
    await run();
    return tf.scalar(0);
  });
  return profile.peakBytes - before;
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  installByteKernels('cpu');
});
beforeEach(() => tf.engine().startScope());
afterEach(() => tf.engine().endScope());

describe('a byte tensor', () => {
  it('has the values of the bytes, as int32', () => {
    const images = imageTensor(bytes, [4, 6, 6]);
    expect(images.dtype).toBe('int32');
    expect(images.arraySync()).toEqual(asFloats().arraySync());
  });

  it('refuses a shape that does not fit, naming both numbers', () => {
    expect(() => imageTensor(bytes, [4, 6, 5])).toThrow(/\[4, 6, 5\] has 120 values but 144 bytes/);
  });

  const expressions: Record<string, (x: tf.Tensor) => tf.Tensor> = {
    'divided by 255': (x) => x.div(255),
    'divided by 3, minus 1, times 0.1': (x) => x.div(3).sub(1).mul(0.1),
    'subtracted from 1': (x) => tf.sub(1, x.div(255)),
    'with an axis more': (x) => x.div(255).expandDims(-1),
    flattened: (x) => x.reshape([4, -1]).toFloat(),
    'sliced along the first axis': (x) => x.div(255).slice([1], [2]),
    'sliced to one row of one image': (x) => x.slice([2, 3], [1, 1]),
    'sliced within the images': (x) => x.slice([0, 1, 1], [4, 2, 2]),
    'sliced twice': (x) => x.slice([1]).slice([1], [1]),
    gathered: (x) => tf.gather(x.div(255), tf.tensor1d([3, 0, 3], 'int32')),
    'gathered along another axis': (x) => tf.gather(x, tf.tensor1d([3, 0], 'int32'), 2),
    'added to a tensor': (x) => x.div(255).add(tf.ones([6])),
    'added to itself': (x) => x.add(x),
    compared: (x) => x.greater(100),
    'cast to bool': (x) => x.cast('bool'),
    'scaled, then cast back': (x) => x.div(10).toInt(),
    averaged: (x) => x.mean(),
    concatenated: (x) => tf.concat([x.slice([0], [1]), x.slice([3], [1])]),
    'a clone': (x) => x.clone(),
  };
  it.each(Object.entries(expressions))('%s is the same to the bit as the float tensor', (_, expression) => {
    const [ours, theirs] = [expression(imageTensor(bytes, [4, 6, 6])), expression(asFloats())];
    expect(ours.shape).toEqual(theirs.shape);
    expect(ours.dtype).toBe(theirs.dtype);
    // tfjs keeps the cpu backend's int32 array behind a float32 cast, so the arrays' types may differ.
    expect(Array.from(ours.dataSync())).toEqual(Array.from(theirs.dataSync()));
  });

  it('outlives the tensor that it was sliced from', () => {
    const images = imageTensor(bytes, [4, 6, 6]);
    const last = images.slice([3]);
    images.dispose();
    expect(last.dataSync()[0]).toBe(bytes[108]);
  });

  it('refuses an index that does not exist', () => {
    expect(() => tf.gather(imageTensor(bytes, [4, 6, 6]), tf.tensor1d([4], 'int32'))).toThrow(/index 4/);
  });
});

describe('the memory of byte tensors', () => {
  it('is counted once, however many tensors look at it, and given back', () => {
    const before = tf.memory();
    const images = imageTensor(bytes, [4, 6, 6]);
    const views = [images.div(255).expandDims(-1), images.slice([1], [2]), images.reshape([4, 36])];
    expect(tf.memory().numBytes - before.numBytes).toBeLessThan(bytes.length + 8);
    tf.dispose([images, ...views]);
    tf.engine().endScope();
    tf.engine().startScope();
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it('is as large as tfjs says once a kernel has asked for numbers', () => {
    const before = tf.memory();
    const images = imageTensor(bytes, [4, 6, 6]);
    const sum = images.sum();
    expect(tf.memory().numBytes - before.numBytes).toBe(4 * bytes.length + 4);
    tf.dispose([images, sum]);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it('never holds a float copy of 60,000 images through fit, evaluate and predict', async () => {
    const count = 60_000;
    const images = imageTensor(new Uint8Array(count * 784).fill(7), [count, 28, 28])
      .div(255)
      .expandDims(-1);
    const labels = tf.oneHot(tf.zeros([count], 'int32'), 10).toFloat();
    const model = tf.sequential({
      layers: [
        tf.layers.averagePooling2d({ inputShape: [28, 28, 1], poolSize: 14 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    });
    model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
    const [x, y] = [images.slice([0], [2000]), labels.slice([0], [2000])];
    const validationData: [tf.Tensor, tf.Tensor] = [images.slice([59_000]), labels.slice([59_000])];
    const peak = await peakBytes(async () => {
      await model.fit(x, y, { epochs: 1, batchSize: 500, validationData, yieldEvery: 'never' });
      model.evaluate(images.slice([50_000], [1000]), labels.slice([50_000], [1000]), { batchSize: 500 });
      model.predict(images.slice([50_000], [1000]), { batchSize: 500 });
    });
    expect(peak).toBeLessThan(4 * 500 * 784 * 4);
  });

  it('refuses to make more numbers than a machine may have, and says what to do', () => {
    const images = imageTensor(new Uint8Array(30_000 * 784), [30_000, 28, 28]);
    expect(() => images.mean()).toThrow(/94 MB.*67 MB.*slice/);
    expect(images.slice([0], [10]).mean().dataSync()[0]).toBe(0);
  });
});
