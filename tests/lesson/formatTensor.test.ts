import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatTensor } from '../../src/lesson/formatTensor.ts';

beforeAll(() => tf.setBackend('cpu'));

/** The values alone, without the line of dtype and shape. */
async function body(tensor: tf.Tensor): Promise<string> {
  return (await formatTensor(tensor)).split('\n').slice(1).join('\n');
}

/** Each was printed by NumPy 2.4 as `str(numpy.array(values, dtype))`. */
const printedByNumPy: readonly [values: number[], printed: string][] = [
  [[1, 2.5, -3], '[ 1.   2.5 -3. ]'],
  [[0.1, 0.2, 0.3], '[0.1 0.2 0.3]'],
  [[1e-5, 1], '[1.e-05 1.e+00]'],
  [[1e9, 1], '[1.e+09 1.e+00]'],
  [[0.001, 1.5], '[1.0e-03 1.5e+00]'],
  [[0.001, 1000.5], '[1.0000e-03 1.0005e+03]'],
  [[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1], '[ nan  inf -inf   1.]'],
  [[-0, 0], '[-0.  0.]'],
  [[1 / 3, 2 / 3], '[0.33333334 0.6666667 ]'],
  [[100, 0.5], '[100.    0.5]'],
  [[Number.NaN, 1e-7], '[   nan 1.e-07]'],
  [[3.14159274, 100.125], '[  3.1415927 100.125    ]'],
  [[1e-4, 2e-4], '[0.0001 0.0002]'],
  [[9.9e-5], '[9.9e-05]'],
  [[99999999], '[1.e+08]'],
  [[123456.789, 0.5], '[1.2345679e+05 5.0000000e-01]'],
  [[1.5e10, 2.25e-3], '[1.50e+10 2.25e-03]'],
  [[0], '[0.]'],
  [[Number.POSITIVE_INFINITY], '[inf]'],
  [[3.4028235e38], '[3.4028235e+38]'],
];

describe('a tensor prints like NumPy', () => {
  it.each(printedByNumPy)('%j prints as %s', async (values, printed) => {
    expect(await body(tf.tensor1d(values))).toBe(printed);
  });

  it('with a first line of dtype and shape', async () => {
    expect(
      await formatTensor(
        tf.tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ).toBe('Tensor float32 [2, 3]\n[[1. 2. 3.]\n [4. 5. 6.]]');
    expect((await formatTensor(tf.variable(tf.ones([2])))).split('\n')[0]).toBe('Variable float32 [2]');
  });

  it('as a bare number where it has no axis', async () => {
    expect(await body(tf.scalar(6))).toBe('6.0');
    expect(await body(tf.scalar(6, 'int32'))).toBe('6');
    expect(await body(tf.scalar(-0.5))).toBe('-0.5');
  });

  it('with whole numbers, truth values and texts in aligned columns', async () => {
    expect(await body(tf.tensor1d([1, -20, 300], 'int32'))).toBe('[  1 -20 300]');
    expect(await body(tf.tensor1d([true, false], 'bool'))).toBe('[ true false]');
    expect(await body(tf.tensor1d(['a', 'bcd']))).toBe("['a'   'bcd']");
  });

  it('with a blank line between the blocks of three axes, and two between those of four', async () => {
    expect(await body(tf.range(0, 8, 1, 'int32').reshape([2, 2, 2]))).toBe(
      '[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]',
    );
    expect(await body(tf.range(0, 4, 1, 'int32').reshape([2, 1, 1, 2]))).toBe('[[[[0 1]]]\n\n\n [[[2 3]]]]');
  });

  it('in lines of at most 75 characters', async () => {
    expect((await body(tf.range(0, 60, 1, 'int32'))).split('\n')).toEqual([
      '[ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23',
      ' 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47',
      ' 48 49 50 51 52 53 54 55 56 57 58 59]',
    ]);
  });

  it('with three values at each end where it has more than 1,000', async () => {
    expect(await body(tf.range(0, 1000, 1, 'int32'))).toContain('500');
    expect(await body(tf.range(0, 1001, 1, 'int32'))).toBe('[   0    1    2 …  998  999 1000]');
    expect(await body(tf.range(0, 2000).reshape([2, 1000]))).toBe(
      '[[0.000e+00 1.000e+00 2.000e+00 … 9.970e+02 9.980e+02 9.990e+02]\n' +
        ' [1.000e+03 1.001e+03 1.002e+03 … 1.997e+03 1.998e+03 1.999e+03]]',
    );
    const rows = (await body(tf.range(0, 2000, 1, 'int32').reshape([1000, 2]))).split('\n');
    expect(rows).toHaveLength(7);
    expect(rows[3]).toBe(' …');
    expect(rows[6]).toBe(' [1998 1999]]');
  });

  it('as empty brackets where it has no values', async () => {
    expect(await body(tf.zeros([0, 3]))).toBe('[]');
  });

  it('by its shape alone where its memory was given back', async () => {
    const gone = tf.ones([2]);
    gone.dispose();
    expect(await formatTensor(gone)).toBe('Tensor float32 [2] (disposed: its memory is free again)');
  });

  it('reading the shown values only, and leaving no tensor behind', async () => {
    const large = tf.zeros([300, 300]);
    const read: number[] = [];
    const data = tf.Tensor.prototype.data;
    const before = tf.memory().numTensors;
    tf.Tensor.prototype.data = function (this: tf.Tensor) {
      read.push(this.size);
      return data.call(this);
    } as typeof data;
    await formatTensor(large);
    tf.Tensor.prototype.data = data;
    expect(read).toEqual([36]);
    expect(tf.memory().numTensors).toBe(before);
    large.dispose();
  });
});
