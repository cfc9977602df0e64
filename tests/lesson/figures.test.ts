import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { plot } from '../../src/lesson/figures.ts';

const tensor = tf.tensor1d([1, 2]);

describe('plot', () => {
  it('takes one trace or a list of them', () => {
    expect(plot({ y: [1, 2] }).data).toEqual([{ y: [1, 2] }]);
    expect(plot([{ y: [1] }, { y: Float32Array.of(2) }]).data).toHaveLength(2);
  });

  it('refuses a tensor in place of numbers, and says how to read it', () => {
    expect(() => plot({ y: tensor })).toThrow(
      'plot: y is a tensor, but plot takes numbers: give await x.array() of a tensor x, or await x.data() if it has one axis',
    );
  });

  it.each([
    ['a list of tensors', { x: [1, 2], y: [tf.scalar(1), tf.scalar(2)] }, 'plot: y[0] is a tensor'],
    ['a tensor after a number', { y: [1, tf.scalar(2)] }, 'plot: y[1] is a tensor'],
    ['rows of tensors', { z: [[tf.scalar(1)]] }, 'plot: z[0][0] is a tensor'],
    ['a tensor further in', { y: [1], marker: { color: tensor } }, 'plot: marker.color is a tensor'],
    ['a tensor in a later trace', [{ y: [1] }, { y: tensor }], 'plot: y of trace 2 is a tensor'],
    ['nothing but a tensor', tensor as unknown as Record<string, unknown>, 'plot: what is drawn is a tensor'],
    [
      'a promise',
      { y: tensor.data() },
      'plot: y is a promise, not the numbers yet: put await in front of it',
    ],
    ['a list of promises', [{ y: [tensor.data()] }], 'plot: y[0] of trace 1 is a promise'],
  ])('names the place of %s', (_, data, message) => {
    expect(() => plot(data)).toThrow(message);
  });

  it('refuses them in the layout, too', () => {
    expect(() => plot({ y: [1] }, { xaxis: { range: [0, tf.scalar(1)] } })).toThrow(
      'plot: layout.xaxis.range[1] is a tensor',
    );
  });

  it('looks at the beginning of a list only', () => {
    let read = 0;
    const points = new Proxy(new Array<number>(1_000_000).fill(0), {
      get(target, key, receiver) {
        read++;
        return Reflect.get(target, key, receiver);
      },
    });
    plot({ y: points });
    expect(read).toBeLessThan(100);
  });
});
