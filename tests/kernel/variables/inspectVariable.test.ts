import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { imageTensor } from '../../../src/engine/bytes/imageTensor.ts';
import { installByteKernels } from '../../../src/engine/bytes/kernels.ts';
import { checkVariableDetail } from '../../../src/kernel/checkVariableDetail.ts';
import { inspectVariable } from '../../../src/kernel/worker/variables/inspectVariable.ts';
import { statisticsOf } from '../../../src/kernel/worker/variables/statistics.ts';
import { pictureAxes } from '../../../src/kernel/worker/variables/tensorPictures.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
  installByteKernels('cpu');
});

const isTensor = (value: object): value is tf.Tensor => value instanceof tf.Tensor;
/** The detail as it comes out of the page's check, which must let all of it through. */
async function look(value: unknown, at: number[] = []) {
  const detail = await inspectVariable(value, { name: 'x', at }, { isTensor });
  expect(checkVariableDetail(detail)).toEqual(detail);
  return detail;
}

describe('statistics', () => {
  test('count zeros, NaN and infinities apart, and sum up the finite numbers', () => {
    expect(statisticsOf([0, 0, 3, 9, Number.NaN, Infinity, -Infinity])).toMatchObject({
      looked: 7,
      size: 7,
      zeros: 2,
      notNumbers: 1,
      infinite: 2,
      finite: { minimum: 0, maximum: 9, mean: 3 },
    });
  });

  test('put each finite number into one bar, the largest into the last', () => {
    const bins = statisticsOf([0, 1, 24, 24]).finite?.bins ?? [];
    expect(bins).toHaveLength(24);
    expect([bins[0], bins[1], bins[23]]).toEqual([1, 1, 2]);
  });

  test('of equal numbers fill one bar', () => {
    expect(statisticsOf([5, 5]).finite?.bins.reduce((sum, count) => sum + count)).toBe(2);
  });

  test('of nothing finite have no range', () => {
    expect(statisticsOf([Number.NaN])).not.toHaveProperty('finite');
    expect(statisticsOf([])).toMatchObject({ looked: 0, size: 0 });
  });
});

describe('a tensor', () => {
  test('is laid out from the position asked for, as far as it goes', async () => {
    const tensor = tf.range(0, 200).reshape([20, 10]);
    const { page } = await look(tensor, [18, 7]);
    expect(page).toEqual({
      shape: [20, 10],
      at: [18, 7],
      rowAxis: 0,
      columnAxis: 1,
      rows: [
        [187, 188, 189],
        [197, 198, 199],
      ],
    });
    expect((await look(tensor)).page?.rows).toHaveLength(10);
  });

  test('of four axes shows the picture that is picked, without its channel axis', async () => {
    const images = tf.range(0, 3 * 8 * 8).reshape([3, 8, 8, 1]);
    const { page, outputs } = await look(images, [2, 0, 0, 0]);
    expect(page).toMatchObject({ rowAxis: 1, columnAxis: 2, at: [2, 0, 0, 0] });
    expect(page?.rows[0]?.slice(0, 3)).toEqual([128, 129, 130]);
    expect(outputs).toMatchObject([{ width: 8, height: 8, channels: 1, items: [{ below: '2' }] }]);
  });

  test('asked for beyond its end gives its last position', async () => {
    expect((await look(tf.tensor1d([1, 2, 3]), [99])).page).toMatchObject({ at: [2], rows: [[3]] });
    expect((await look(tf.scalar(7), [4])).page).toEqual({ shape: [], at: [], rows: [[7]] });
    expect((await look(tf.zeros([0, 3]))).page?.rows).toEqual([]);
  });

  test('of texts, freed, or complex is no matter', async () => {
    expect((await look(tf.tensor1d(['a', 'b']))).page?.rows).toEqual([['a'], ['b']]);
    const gone = tf.scalar(1);
    gone.dispose();
    expect((await look(gone)).outputs).toMatchObject([{ text: expect.stringContaining('disposed') }]);
    expect((await look(tf.complex([1], [2]))).outputs).toHaveLength(1);
  });

  test('leaves no tensor behind', async () => {
    const tensor = tf.ones([4, 16, 16, 3]);
    const before = tf.memory().numTensors;
    await look(tensor);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('of 47 million bytes is looked at in part, spread over all of it', async () => {
    const bytes = new Uint8Array(60_000 * 784);
    bytes.fill(9, 30_000 * 784);
    const { statistics, page, outputs } = await look(imageTensor(bytes, [60_000, 28, 28]), [59_999, 0, 0]);
    expect(statistics?.size).toBe(47_040_000);
    expect(statistics?.looked).toBeGreaterThan(900_000);
    expect(statistics?.looked).toBeLessThanOrEqual(1_000_000);
    expect(statistics?.finite?.mean).toBeCloseTo(4.5, 1);
    expect(page?.rows[0]?.[0]).toBe(9);
    expect(outputs).toHaveLength(1);
  });

  test('of one long axis is looked at in part as well', async () => {
    const { statistics } = await look(tf.range(0, 2_000_000, 1, 'int32'));
    expect(statistics).toMatchObject({ looked: 1_000_000, size: 2_000_000, finite: { maximum: 1_999_998 } });
  });
});

describe('pictures', () => {
  test.each([
    [[28, 28], { height: 0, width: 1 }],
    [[28, 28, 3], { height: 0, width: 1, colour: 2 }],
    [[6, 28, 28], { count: 0, height: 1, width: 2 }],
    [[6, 28, 28, 1], { count: 0, height: 1, width: 2, colour: 3 }],
    [[6, 26, 26, 32], { count: 3, height: 1, width: 2 }],
    [[10], undefined],
    [[60_000, 10], undefined],
    [[3, 3, 1, 32], undefined],
    [[100, 8], undefined],
  ])('%j', (shape, axes) => {
    expect(pictureAxes(shape)).toEqual(axes);
  });

  test('of feature maps are one a channel', async () => {
    const maps = tf.range(0, 8 * 8 * 5).reshape([1, 8, 8, 5]);
    const { outputs } = await look(maps);
    const [output] = outputs;
    if (output?.mime !== 'application/vnd.convbook.images+json') throw new Error('no pictures');
    expect(output.items).toHaveLength(5);
    // Channel 1 at the first two positions: values 1 and 6 of 0–319, shown as 0–255 by their whole range.
    expect([...output.pixels.slice(64, 66)]).toEqual([
      Math.round((1 * 255) / 319),
      Math.round((6 * 255) / 319),
    ]);
  });
});

describe('other values', () => {
  test('arrays of numbers, JavaScript’s own and typed', async () => {
    expect(await look([3, 1, 2], [1])).toMatchObject({ page: { rows: [[1], [2]] }, statistics: { size: 3 } });
    expect(await look(new Uint8Array(3))).toMatchObject({ statistics: { zeros: 3 } });
  });

  test('a model by its layers', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
    expect((await look(model)).outputs).toMatchObject([{ rows: [['Dense', '2', 8, '', '—']] }]);
  });

  test('anything else as text, and a promise without waiting for it', async () => {
    expect((await look({ a: 1 })).outputs).toMatchObject([{ text: '{a: 1}' }]);
    expect((await look(undefined)).outputs).toMatchObject([{ text: 'undefined' }]);
    expect((await look(new Promise(() => {}))).outputs).toMatchObject([
      { text: expect.stringContaining('await') },
    ]);
  });
});
