import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { areTestLabels } from '../../src/kernel/worker/testSet.ts';

beforeAll(() => tf.setBackend('cpu'));

/** Ten classes in an order that nothing repeats. */
function labels(count: number, seed: number): Uint8Array<ArrayBuffer> {
  let state = seed;
  return Uint8Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % 10;
  });
}

const dataset = { trainLabels: labels(3000, 1), testLabels: labels(1000, 2) };
const tensor = (values: Uint8Array) => tf.tensor1d(Float32Array.from(values));
const isTest = (given: unknown, of: typeof dataset | undefined = dataset) => areTestLabels(tf, given, of);

test('the test labels are recognised whole, in part, one-hot, and as a column', async () => {
  const all = tensor(dataset.testLabels);
  expect(await isTest(all)).toBe(true);
  expect(await isTest(all.slice([400], [30]))).toBe(true);
  expect(await isTest(tf.oneHot(all.toInt(), 10))).toBe(true);
  expect(await isTest(all.expandDims(-1))).toBe(true);
});

test('the training labels are not, nor what is in both, nor too few to tell', async () => {
  const train = tensor(dataset.trainLabels);
  expect(await isTest(train)).toBe(false);
  expect(await isTest(train.slice([2900]))).toBe(false);
  expect(await isTest(tensor(dataset.testLabels).slice([0], [19]))).toBe(false);
  const same = { trainLabels: dataset.testLabels, testLabels: dataset.testLabels };
  expect(await isTest(tensor(dataset.testLabels), same)).toBe(false);
});

test('anything else passes: no data set yet, no tensor, a disposed one, pictures, a number', async () => {
  const all = tensor(dataset.testLabels);
  expect(await areTestLabels(tf, all, undefined)).toBe(false);
  expect(await isTest([1, 2, 3])).toBe(false);
  expect(await isTest(undefined)).toBe(false);
  expect(await isTest(tf.zeros([50, 28, 28]))).toBe(false);
  expect(await isTest(tf.scalar(3))).toBe(false);
  all.dispose();
  expect(await isTest(all)).toBe(false);
});

test('no tensor is left behind', async () => {
  const all = tensor(dataset.testLabels);
  const before = tf.memory().numTensors;
  await isTest(all);
  expect(tf.memory().numTensors).toBe(before);
});
