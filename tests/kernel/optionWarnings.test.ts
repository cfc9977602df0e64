import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { optimizerParameters } from '../../src/kernel/worker/argumentWarnings.ts';
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

test('layers in a list and an optimiser by its place are refused, with what to write', () => {
  expect(() => watched.sequential([dense({})] as never)).toThrow(
    'tf.sequential takes one object, not a list: tf.sequential({ layers: [ … ] })',
  );
  const model = watched.sequential({ layers: [dense({})] });
  expect(() => model.compile('adam' as never)).toThrow(
    /^model\.compile takes one object, not 'adam': model\.compile\(\{ /,
  );
  expect(() => watched.sequential()).not.toThrow();
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

describe('arguments written as in Keras', () => {
  test.each<[call: () => unknown, warning: string]>([
    [
      () => watched.layers.dropout(0.5 as never),
      'dropout takes one object, not 0.5: tf.layers.dropout({ rate: 0.5 })',
    ],
    [
      () => watched.layers.dense(10 as never),
      'dense takes one object, not 10: tf.layers.dense({ units: 10 })',
    ],
    [
      () => call('conv2d', 32, 3),
      'conv2d takes one object, not 32: tf.layers.conv2d({ filters: 32, kernelSize: 3 })',
    ],
    [
      () => call('conv2d', 32, [3, 3], { activation: 'relu' }),
      "conv2d takes one object, not 32: tf.layers.conv2d({ filters: 32, kernelSize: [3, 3], activation: 'relu' })",
    ],
    [
      () => call('maxPooling2d', 2),
      'maxPooling2d takes one object, not 2: tf.layers.maxPooling2d({ poolSize: 2 })',
    ],
    [
      () => call('maxPooling2d', [2, 2]),
      'maxPooling2d takes one object, not [2, 2]: tf.layers.maxPooling2d({ poolSize: [2, 2] })',
    ],
    [
      () => call('activation', 'relu'),
      "activation takes one object, not 'relu': tf.layers.activation({ activation: 'relu' })",
    ],
    [() => call('lstm', 8), 'lstm takes one object, not 8: tf.layers.lstm({ units: 8 })'],
    // Where no option has that place, none is made up.
    [() => call('flatten', 3), 'flatten takes one object, not 3.'],
    [() => call('simpleRNN', 3), 'simpleRNN takes one object, not 3.'],
    [() => call('add', [tf.ones([1])]), 'add takes one object, not a list.'],
    [() => call('dense', null), 'dense takes one object, not null: tf.layers.dense({ units: null })'],
  ])('%s', (make, warning) => {
    try {
      make();
    } catch {
      // What tfjs says of it comes as the cell's error.
    }
    expect(warnings).toEqual([`tf.layers.${warning}`]);
  });

  function call(name: string, ...given: unknown[]): unknown {
    const make: unknown = Reflect.get(watched.layers, name);
    return typeof make === 'function' ? make(...given) : expect.fail(`There is no ${name}.`);
  }

  test.each([
    ['adam', { learningRate: 0.01 }, 'tf.train.adam(0.01)'],
    ['sgd', { learningRate: 0.1 }, 'tf.train.sgd(0.1)'],
    ['momentum', { momentum: 0.9, learningRate: 0.1 }, 'tf.train.momentum(0.1, 0.9)'],
    ['adam', { learningRate: 0.01, beta2: 0.9 }, 'tf.train.adam(0.01, undefined, 0.9)'],
    ['rmsprop', { rate: 1 }, 'tf.train.rmsprop(learningRate, decay, momentum, epsilon, centered)'],
    ['adagrad', { learningRate: 0.1 }, 'tf.train.adagrad(0.1)'],
  ] as const)('tf.train.%s(%o)', (name, options, example) => {
    watched.train[name](options as never, 0);
    expect(warnings).toEqual([`tf.train.${name} takes numbers, not an object: ${example}`]);
  });

  test('are found where `tf.train` is a class, whose functions a copy would lack', () => {
    const train = Object.defineProperty({}, 'adam', { value: (rate: unknown) => [rate] });
    const scope = withOptionWarnings({ ...tf, train }, warn) as unknown as typeof tf;
    expect(scope.train.adam({ learningRate: 1 } as never)).toEqual([{ learningRate: 1 }]);
    expect(warnings).toEqual(['tf.train.adam takes numbers, not an object: tf.train.adam(1)']);
  });

  test('an optimiser’s parameters are those of TensorFlow.js', () => {
    const parameters = Object.entries(tf.train).map(([name, make]) => [
      name,
      /\(([^)]*)\)/.exec(String(make))?.[1]?.split(', '),
    ]);
    expect(Object.fromEntries(parameters)).toEqual(optimizerParameters);
  });

  test('of the right kind pass without a word', () => {
    watched.layers.flatten();
    watched.layers.dropout({ rate: 0.5 });
    watched.layers.add({});
    watched.train.adam();
    watched.train.momentum(0.1, 0.9);
    watched.input({ shape: [3] });
    expect(new watched.layers.RNN({ cell: tf.layers.simpleRNNCell({ units: 2 }) } as never)).toBeDefined();
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
