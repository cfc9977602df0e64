import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createWarnings,
  watchModelOptions,
  withOptionWarnings,
} from '../../src/kernel/worker/optionWarnings.ts';

let warnings: string[] = [];
const warn = (text: string) => void warnings.push(text);
// What cells see as `tf`, whose functions have the types of the originals.
let watched: typeof tf;

beforeAll(async () => {
  await tf.setBackend('cpu');
  watched = withOptionWarnings({ ...tf }, warn) as unknown as typeof tf;
  watchModelOptions(tf, warn);
});
beforeEach(() => {
  warnings = [];
});

const dense = (options: object) => watched.layers.dense({ units: 2, inputShape: [3], ...options });

test('an option spelled almost right is named, with the one that was meant', () => {
  expect(() => watched.layers.conv2d({ filters: 2, kernalSize: 3 } as never)).toThrow();
  expect(warnings).toEqual([
    'tf.layers.conv2d has no option `kernalSize` and ignores it. Did you mean `kernelSize`?',
  ]);
});

test('one that is nothing like any is named, too', () => {
  dense({ colour: 'red' });
  expect(warnings).toEqual(['tf.layers.dense has no option `colour` and ignores it.']);
});

test('of compile and fit, once though the model inside is asked as well', async () => {
  const model = watched.sequential({ layers: [dense({ activation: 'relu' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metric: ['accuracy'] } as never);
  await model.fit(tf.ones([2, 3]), tf.ones([2, 2]), { epoch: 1, batchsize: 2 } as never);
  expect([...new Set(warnings)]).toEqual([
    'model.compile has no option `metric` and ignores it. Did you mean `metrics`?',
    'model.fit has no option `epoch` and ignores it. Did you mean `epochs`?',
    'model.fit has no option `batchsize` and ignores it. Did you mean `batchSize`?',
  ]);
});

test('what is right passes without a word, and gives what tfjs gives', async () => {
  const model = watched.sequential({ name: 'net', layers: [dense({ activation: 'relu' })] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError', metrics: ['mse'] });
  await model.fit(tf.ones([2, 3]), tf.ones([2, 2]), { epochs: 1, verbose: 0, shuffle: true });
  const output = model.predict(tf.ones([1, 3]), { batchSize: 1 }) as tf.Tensor;
  expect(output.shape).toEqual([1, 2]);
  expect(model.name).toBe('net');
  expect(warnings).toEqual([]);
});

describe('a layer’s own configuration', () => {
  const needed: Record<string, unknown> = {
    units: 2,
    filters: 2,
    kernelSize: 2,
    rate: 0.5,
    poolSize: 2,
    n: 2,
    targetShape: [2],
    dims: [1],
    inputDim: 2,
    outputDim: 2,
    axes: 1,
    activation: 'relu',
    stddev: 1,
    height: 2,
    width: 2,
    factor: 0.5,
    numTokens: 2,
    scale: 1,
    mergeMode: 'concat',
    inputShape: [4],
  };
  const names = Object.keys(tf.layers).filter((name) => /^[a-z]/.test(name));
  test.each(names)('%s can be given to it again', (name) => {
    const make: unknown = Reflect.get(watched.layers, name);
    if (typeof make !== 'function' || /^(input$|rnn|stackedRNNCells|convLstm)/.test(name)) return;
    const inner = /^(bidirectional|timeDistributed)$/.test(name)
      ? { layer: tf.layers.simpleRNN({ units: 2 }) }
      : {};
    const window = /pool/i.test(name) ? { strides: 1 } : {};
    const layer: tf.layers.Layer = make({
      ...needed,
      ...inner,
      ...window,
      ...(name === 'cropping2D' ? { cropping: 1 } : {}),
    });
    const { layer: _inner, ...config } = layer.getConfig();
    warnings = [];
    make({ ...config, ...inner });
    expect(warnings).toEqual([]);
  });
});

test('a warning is said once a run', () => {
  const shown: string[] = [];
  const once = createWarnings((text) => void shown.push(text));
  once.warn('a');
  once.warn('a');
  once.forget();
  once.warn('a');
  expect(shown).toEqual(['a', 'a']);
});
