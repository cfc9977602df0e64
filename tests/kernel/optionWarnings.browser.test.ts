import { afterEach, expect, test } from 'vitest';
import { openKernel, type TestKernel, texts } from './openKernel.ts';

let kernel: TestKernel | undefined;
afterEach(() => {
  kernel?.client.dispose();
  kernel = undefined;
});

test('a cell with a misspelt option says so below it, once a run, and runs on; what it cannot mean is refused', async () => {
  kernel = await openKernel();
  const source = `for (const units of [1, 2]) tf.layers.dense({ units, inputShape: [3], activaton: 'relu' });
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([2, 3]), tf.ones([2, 1]), { epoch: 1, epochs: 1 });
'ready'`;
  for (let round = 0; round < 2; round++) {
    const { outputs, result } = await kernel.run(source);
    expect(result.state).toBe('done');
    expect(texts(outputs)).toEqual([
      'tf.layers.dense has no option `activaton` and ignores it. Did you mean `activation`?',
      'model.fit has no option `epoch` and ignores it. Did you mean `epochs`?',
      'ready',
    ]);
    expect(outputs[0]).toMatchObject({ level: 'warn' });
  }
  // A label that the last layer has no unit for would train to a perfect loss.
  const { outputs, result } =
    await kernel.run(`model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
await model.fit(tf.ones([2, 3]), tf.fill([2], 7))`);
  expect(result.state).toBe('failed');
  expect(outputs).toMatchObject([
    { message: expect.stringContaining('label 7, but the last layer has 1 unit (label 0)'), line: 2 },
  ]);
  // What would train on in silence, or make NaN of all.
  const trained =
    await kernel.run(`const two = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
two.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
await two.fit(tf.ones([2, 3]), tf.zeros([2]));
tf.ones([2, 3]) / 255`);
  expect(trained.outputs).toMatchObject([
    { text: expect.stringContaining("give it activation: 'softmax'"), level: 'warn' },
    { message: expect.stringContaining('A tensor, here of shape [2, 3], is not a number'), line: 4 },
  ]);
  const diverged =
    await kernel.run(`const far = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
far.compile({ optimizer: tf.train.sgd(1e30), loss: 'meanSquaredError', metrics: ['accuracy'] });
const { history } = await far.fit(tf.ones([8, 3]), tf.zeros([8, 2]), { epochs: 6, batchSize: 2 });
history.accuracy === history.acc && !Object.keys(history).includes('accuracy')`);
  expect(diverged.outputs).toMatchObject([
    {
      text: expect.stringContaining('the training has diverged. Take a smaller learning rate'),
      level: 'warn',
    },
    { text: 'true' },
  ]);
  const sized = await kernel.run('tf.layers.conv2d({ filters: 8, kernelSize: 3, strides: 0 })');
  expect(sized.outputs).toMatchObject([
    { message: expect.stringContaining('strides must be a whole number') },
  ]);
}, 120_000);
