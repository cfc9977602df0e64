import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/start/startBackend.ts';
import { nodeContext } from '../wasmBinary.ts';

beforeAll(async () => {
  await startBackend('wasm', nodeContext);
});

/** A 3×3 map under 2×2 windows, stride 2, 'same': the windows see 4, 2, 2 and 1 cells of it. */
const shares = [1 / 4, 1 / 4, 1 / 2, 1 / 4, 1 / 4, 1 / 2, 1 / 2, 1 / 2, 1];

describe.each(['wasm', 'cpu'])('average pooling on %s', (backend) => {
  it('passes each cell its share of the window it lies in, also along padded edges', async () => {
    await tf.setBackend(backend);
    const pool = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, 2, 2, 'same');
    const x = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
    expect(Array.from(pool(x).dataSync())).toEqual([3, 4.5, 7.5, 9]);
    expect(Array.from(tf.grad(pool)(x).dataSync())).toEqual(shares);
    await tf.setBackend('wasm');
  });

  it('does so in three dimensions', async () => {
    await tf.setBackend(backend);
    const pool = (x: tf.Tensor) => tf.avgPool3d(x as tf.Tensor5D, [1, 2, 2], [1, 2, 2], 'same');
    const gradient = tf.grad(pool)(tf.ones([2, 2, 3, 3, 1]));
    expect(Array.from(gradient.dataSync())).toEqual([...shares, ...shares, ...shares, ...shares]);
    await tf.setBackend('wasm');
  });

  it('is unchanged where no window reaches over the edge', async () => {
    await tf.setBackend(backend);
    const pool = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, 2, 1, 'valid');
    const gradient = tf.grad(pool)(tf.ones([1, 3, 3, 1]));
    expect(Array.from(gradient.dataSync())).toEqual([0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25]);
    await tf.setBackend('wasm');
  });
});
