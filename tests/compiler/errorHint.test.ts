import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshNotebook } from './freshNotebook.ts';

beforeAll(() => tf.setBackend('cpu'));

/** Runs the cells with the real `tf`; the last one is to fail. */
async function hint(...sources: string[]): Promise<string | undefined> {
  const notebook = freshNotebook({ convbook: { gallery: 1, predict: 2, liveCurves: 3 } });
  notebook.scope.tf = tf;
  const last = sources.pop() ?? '';
  for (const source of sources) await notebook.run(source);
  return (await notebook.fail(last)).hint;
}

const model = (options: string, ...more: string[]) =>
  `const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, ${options} }), ${more.join(', ')}] });`;
const ready = (loss: string) =>
  `${model("inputShape: [4], activation: 'softmax'")} model.compile({ optimizer: 'sgd', loss: '${loss}' })`;
const conv = 'tf.layers.conv2d({ filters: 2, kernelSize: 5, inputShape: [3, 3, 1] })';

const picture =
  'tf.sequential({ layers: [tf.layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [5, 5, 1] })] })';

describe('a misspelt name', () => {
  test.each([
    ['tf.tensr([1])', 'Did you mean `tf.tensor`?'],
    ['tf.layers.conv2D({})', 'Did you mean `tf.layers.conv2d`?'],
    ['const x = tf.ones([2]); x.reshpae([2, 1])', 'Did you mean `x.reshape`?'],
    ["import { galery } from 'convbook'", 'Did you mean `gallery`?'],
    ['tf.somethingElse()', undefined],
    ["import { quite } from 'convbook'", undefined],
  ])('%s', async (source, expected) => {
    expect(await hint(source)).toBe(expected);
  });
});

test.each<[source: string, hint: RegExp]>([
  [
    'tf.matMul(tf.ones([2, 3]), tf.ones([4, 3]))',
    /columns of the first \(3, shape \[2, 3\]\) must equal the rows of the second \(4, shape \[4, 3\]\).*transpose.*reshape/,
  ],
  ['tf.tensor([1, 2, 3, 4, 5], [2, 3])', /^5 values cannot fill 2 × 3 = 6\./],
  ['tf.tensor([1, 2, 3, 4, 5]).reshape([2, 3])', /^5 values cannot fill 2 × 3 = 6\./],
  ['tf.ones([64, 28, 28]).reshape(64, 784)', /^50176 values cannot fill 64\. .*\.reshape\(\[64, 784\]\)$/],
  ['tf.tensor([1, 2, 3, 4, 5]).reshape([2, -1])', /multiply to 2, which does not divide 5/],
  [
    `${model('inputShape: [4]')} await model.fit(tf.ones([2, 4]), tf.ones([2, 3]))`,
    /cell that compiles the model/,
  ],
  [
    `${model('inputShape: [4]')} model.evaluate(tf.ones([2, 4]), tf.ones([2, 3]))`,
    /cell that compiles the model/,
  ],
  [model(''), /shape of one example, such as inputShape/],
  ['tf.sequential().predict(tf.ones([1, 2]))', /Add layers first/],
  [`tf.sequential({ layers: [${conv}] })`, /\[3, 3, 1\], smaller than its kernel/],
  ["tf.maxPool(tf.ones([1, 2, 2, 1]), 5, 1, 'valid')", /shrunk to nothing/],
  [
    `${ready('categoricalCrossentropy')}; await model.fit(tf.ones([2, 4]), tf.tensor1d([0, 1]))`,
    /takes 3 per example and got 1\. One-hot labels/,
  ],
  [
    `${ready('sparseCategoricalCrossentropy')}; await model.fit(tf.ones([2, 4]), tf.ones([2, 3]))`,
    /takes 1 per example and got 3\. One-hot labels/,
  ],
  [
    `${ready('categoricalCrossentropy')}; await model.fit(tf.ones([2, 4]), tf.ones([2, 5]))`,
    /labels have 5 values per example, the last layer 3/,
  ],
  ['const a = tf.ones([2]); a.dispose(); a.add(1)', /memory was freed earlier/],
  ['tf.add(tf.ones([2, 3]), tf.ones([4]))', /from the right, \[2, 3\] with \[4\]/],
  ['tf.oneHot(tf.ones([2]), 3)', /takes int32 and got float32: \.toInt\(\)/],
  ['tf.concat([tf.ones([2, 3]), tf.ones([2, 4])])', /\[2, 4\] and \[2, 3\] differ at axis 1/],
  ['tf.ones([2, 3]).slice([0, 0], [5, 3])', /end at 5 along axis 0, which has 2/],
  ['tf.tensor(tf.ones([2]).data())', /put `await` in front/],
  [
    `${picture}.predict(tf.ones([2, 5, 5]))`,
    /takes 4 sizes, the batch first; the data has 3: \[2, 5, 5\].*expandDims\(-1\)/,
  ],
  [`${picture}.predict(tf.ones([2, 6, 6, 1]))`, /must have the shape \[5, 5, 1\] and has \[6, 6, 1\]/],
  [
    `const m = ${picture}; m.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); await m.fit(tf.ones([2, 5, 5, 1]), tf.ones([2, 3]))`,
    /still gives maps, and the labels have shape \[2, 3\].*flatten/,
  ],
  [
    `${ready('sparseCategoricalCrossentropy')}; await model.fit(tf.ones([2, 4]), tf.ones([2, 5, 5, 1]), { epochs: 1 })`,
    /gives 2 sizes, \[examples, units\]; the labels have 4: \[2, 5, 5, 1\]\. Labels are one class number per example/,
  ],
  [
    `const m = ${picture}; m.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); await m.fit(tf.ones([2, 5, 5, 1]), tf.ones([2, 3, 3, 2, 1]))`,
    /gives 4 sizes, the batch first; the labels have 5: .*\.reshape/,
  ],
  [
    `${ready('meanSquaredError')}; model.evaluate(tf.ones([2, 4]), tf.zeros([2, 1, 1]))`,
    /the labels have 3: \[2, 1, 1\]/,
  ],
  [
    `tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] }), tf.layers.conv2d({ filters: 2, kernelSize: 3 })] })`,
    /takes 4 sizes, the batch first, and gets 2/,
  ],
  [
    `tf.sequential({ layers: [tf.layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [64, 28, 28, 1] })] })`,
    /takes 4 sizes, the batch first, and gets 5\. inputShape is the shape of one picture, .*leave the number of pictures out\.$/,
  ],
  [`${ready('categoricalCrossEntropy')}`, /Did you mean 'categoricalCrossentropy'\?/],
  [model("inputShape: [4], activation: 'rleu'"), /Did you mean 'relu'\?/],
  [
    `${model('inputShape: [4]')} model.compile({ optimizer: 'adm', loss: 'meanSquaredError' })`,
    /Did you mean 'adam'\?/,
  ],
  [
    `${model('inputShape: [4]')} model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['acuracy'] })`,
    /Did you mean 'accuracy'\?/,
  ],
  ["tf.layers.conv2d({ filters: 2, kernelSize: 3, padding: 'sam' })", /Did you mean 'same'\?/],
  ['tf.layers.conv2d({ filters: 2, kernalSize: 3 })', /needs `kernelSize`/],
  ['tf.layers.conv2d({ kernelSize: 3 })', /needs `filters`/],
  ['tf.layers.dense({ unit: 3 })', /needs `units`/],
  [`${model('inputShape: [4]')} model.dispose(); model.predict(tf.ones([1, 4]))`, /freed by dispose\(\)/],
  [
    `${ready('meanSquaredError')}; await model.fit(tf.ones([4, 4]), tf.ones([5, 3]))`,
    /There are 4 examples and 5 labels/,
  ],
  [
    `${ready('sparseCategoricalCrossentropy')}; await model.fit(tf.ones([2, 4]), tf.tensor1d([0, 1], 'int32'))`,
    /stored as float32.*toFloat/,
  ],
  [
    `${ready('meanSquaredError')}; await model.fit(Promise.resolve(tf.ones([2, 4])), tf.ones([2, 3]))`,
    /is no tensor.*`await`/,
  ],
])('%s', async (source, expected) => {
  expect(await hint(source)).toMatch(expected);
});

describe('what is called otherwise in Python', () => {
  test.each([
    ['tf.constant([1])', 'Did you mean `tf.tensor`?'],
    ['tf.reduce_mean(tf.ones([2]))', 'Did you mean `tf.mean`?'],
    ['tf.random.normal([2, 2])', 'Did you mean `tf.randomNormal`?'],
    ['tf.math.argmax(tf.ones([2]))', 'Did you mean `tf.argMax`?'],
    ['tf.nn.softmax(tf.ones([2]))', 'Did you mean `tf.softmax`?'],
    ['tf.keras.layers.Dense(10)', 'Did you mean `tf.layers.dense`?'],
    ['tf.keras.layers.Conv2D(4, 3)', 'Did you mean `tf.layers.conv2d`?'],
    ['const model = tf.keras.Sequential()', 'Did you mean `tf.sequential`?'],
    ['tf.optimizers.Adam(0.1)', 'Did you mean `tf.train.adam`?'],
    ['tf.convert_to_tensor([1])', 'Did you mean `tf.tensor`?'],
    ['tf.keras.utils.to_categorical([1])', 'Did you mean `tf.oneHot`?'],
    ['tf.keras.datasets.fashion_mnist.load_data()', 'Did you mean `loadFashionMnist`?'],
    ['tf.keras.callbacks.EarlyStopping()', 'Did you mean `tf.callbacks.earlyStopping`?'],
    ['tf.Variable(3)', 'Did you mean `tf.variable`?'],
    ['tf.Sequential()', 'Did you mean `tf.sequential`?'],
    ['tf.ones([2]).numpy()', /await tensor\.data\(\)/],
    ['tf.ones([2]).mean().item()', /\(await tensor\.data\(\)\)\[0\]/],
    ['tf.ones([2]).mean().toFixed(3)', /Only numbers have it/],
    ['const losses = []; losses.append(3)', /list\.push/],
    ["'a'.upper()", /toUpperCase/],
    [
      'const x = tf.ones([2]); x.shape()',
      '`x.shape` is a value and no function: leave the parentheses behind it out.',
    ],
    [
      'const x = tf.ones([2]); for (const v of x) console.log(v)',
      /`x` is a tensor and no list: `await x\.data\(\)`/,
    ],
    ['const x = tf.ones([2]); Math.max(...x)', /`x` is a tensor and no list/],
    ['const train = { adam() {} }; new train.adam(0.1)', '`train.adam` is no class: leave `new` out.'],
    ['const x = tf.ones([2]); x.map((v) => v)', /Only lists have it/],
    ['tf.zeros((3, 3))', 'A shape is a list: `tf.zeros([3, 3])`.'],
    ['tf.ones(2, 2)', 'A shape is a list: `tf.ones([2, 2])`.'],
    ['tf.cast(tf.ones([2]), tf.float32)', /'float32', 'int32' or 'bool'/],
    ['new Map().somethingElse()', undefined],
    ['tf.nothing.like(3)', undefined],
  ])('%s', async (source, expected) => {
    const found = await hint(source);
    if (expected instanceof RegExp) expect(found).toMatch(expected);
    else expect(found).toBe(expected);
  });
});

describe('what only a web page has', () => {
  test.each([
    [
      "document.createElement('canvas')",
      /^Cells run in a worker, which has no page and so no `document`\. `display/,
    ],
    ['window.tf', /no `window`\. `globalThis` holds the names/],
    ["alert('loss')", /no `alert`.*console\.log/],
    ["localStorage.setItem('a', 'b')", /no `localStorage`\. A variable lasts/],
    ['documents', /^Run the cell that defines `documents` first/],
    ["throw new TypeError('Failed to fetch')", /apart from the network, on purpose/],
  ])('%s', async (source, expected) => {
    expect(await hint(source)).toMatch(expected);
  });
});

describe('a forgotten await', () => {
  test.each([
    'const values = tf.ones([2]).data(); values[0].toFixed(2)',
    'const values = tf.ones([2]).data(); values.map((value) => value)',
    'const values = tf.ones([2]).data(); [...values]',
  ])('%s', async (source) => {
    expect(await hint(source)).toBe(
      '`values` is a Promise, a value still to come: put `await` in front of what makes it.',
    );
  });

  test('in what is read of a call at once', async () => {
    const prepared = `${ready('meanSquaredError')}; const data = tf.ones([2, 4]), labels = tf.ones([2, 3])`;
    expect(await hint(prepared, 'model.fit(data, labels).history.loss')).toBe(
      '`.fit(…)` gives a Promise, a value still to come: wait for it first, as in `(await x.fit(…))`.',
    );
    expect(await hint('tf.tensor([1]).data()[0].toFixed(2)')).toMatch(/^`\.data\(…\)` gives a Promise/);
    expect(await hint(prepared, '(await model.fit(data, labels)).historie.loss')).toBeUndefined();
  });

  test('in a later cell, and in what an operation is given', async () => {
    expect(await hint('const values = [tf.ones([2]).data()][0]; 1', 'values[0].toFixed(2)')).toMatch(/await/);
    expect(await hint('tf.add(tf.ones([2]).data(), 1)')).toMatch(/^tf\.add was given a Promise/);
  });

  test('is not suspected where no promise is in sight', async () => {
    expect(await hint('const list = []; list[0].toFixed(2)')).toBeUndefined();
  });
});

test('tf that was given away can be had back', async () => {
  expect(await hint('tf = null', 'tf.tensor([1])')).toBe(
    '`tf` is now null: a cell gave it a new value. Restart brings tf back.',
  );
});

describe('a training without labels', () => {
  const prepared = ready('categoricalCrossentropy');
  test.each([
    [
      'await model.fit(images)',
      'The labels are missing. model.fit takes them behind the data: model.fit(images, labels).',
    ],
    [
      'await model.fit(images, { epochs: 1 })',
      /^The labels are missing.*: model\.fit\(images, labels, \{ … \}\)\.$/,
    ],
    ['model.evaluate(images)', /^The labels are missing\. model\.evaluate/],
    ['await model.fit()', /^model\.fit takes the data and their labels/],
    ['await model.fit(images, set.label)', 'What model.fit is given has no value: look at `set.label`.'],
    ['let none; await model.fit(images, none)', 'What model.fit is given has no value: look at `none`.'],
  ])('%s', async (source, expected) => {
    const images = 'const images = tf.ones([2, 4]), set = { labels: tf.ones([2, 3]) };';
    const found = await hint(`${prepared}; ${images}`, source);
    if (typeof expected === 'string') expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });

  test('is not suspected where a cell reads the shape of nothing itself', async () => {
    const own = 'const model = { fit() {} }, show = (x) => x.shape;';
    expect(await hint(own, 'model.fit(1); const x = null; x.shape')).toBeUndefined();
    expect(await hint(own, 'model.fit(1); show(null)')).toBeUndefined();
  });

  test('is not suspected where another line fails', async () => {
    const failing = `model.fit(1);\nthrow new TypeError("Cannot read properties of null (reading 'shape')")`;
    expect(await hint('const model = { fit() {} }', failing)).toBeUndefined();
  });
});
