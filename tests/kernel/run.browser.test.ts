import { describe, expect, test } from 'vitest';
import { kernelForEachTest } from './kernelForEachTest.ts';
import { texts } from './openKernel.ts';

const openKernel = kernelForEachTest();
const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

describe.each([
  { kind: 'blob', realGpu: false, isolated: true },
  { kind: 'data', realGpu: true, isolated: false },
])('a worker of kind $kind', ({ realGpu, isolated }) => {
  test('computes, on WebAssembly where there is no real GPU, isolated where that gives threads', async () => {
    const kernel = await openKernel({ backend: 'auto' }, { realGpu: async () => realGpu });
    expect(kernel.client.device?.backend).toBe('wasm');
    const { outputs, result } = await kernel.run('1 + 1');
    expect(texts(outputs)).toEqual(['2']);
    expect(result.state).toBe('done');
    expect(texts((await kernel.run('crossOriginIsolated')).outputs)).toEqual([String(isolated)]);
    expect(texts((await kernel.run('tf.tensor([1, 2]).add(1).arraySync()')).outputs)).toEqual(['[2, 3]']);
  });
});

describe('a run', () => {
  test('leaves its variables to later cells', async () => {
    const kernel = await openKernel();
    const first = await kernel.run('const a = 20; let b = 22;', 'first');
    const second = await kernel.run('b += 1; a + b', 'second');
    expect(first.result).toMatchObject({ state: 'done', defines: ['a', 'b'], uses: [] });
    expect(second.result.uses).toEqual(['b', 'a']);
    expect(texts(second.outputs)).toEqual(['43']);
  });

  test('reports an error with the cell, line and column it came from', async () => {
    const kernel = await openKernel();
    const { outputs, result } = await kernel.run('const x = 1;\n\n  missing(x);', 'broken');
    expect(result.state).toBe('failed');
    expect(outputs).toHaveLength(1);
    expect(outputs[0]).toMatchObject({
      mime: 'application/vnd.convbook.error+json',
      name: 'ReferenceError',
      message: 'missing is not defined',
      cellId: 'broken',
      line: 3,
      column: 3,
    });
  });

  test('reports the line of a training that tfjs refuses later on', async () => {
    const kernel = await openKernel();
    const { outputs } = await kernel.run(
      `const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });

await model.fit(tf.ones([10, 1]), tf.ones([9, 1]));`,
      'unlike',
    );
    expect(outputs[0]).toMatchObject({
      message: expect.stringMatching(/10 .*9/),
      cellId: 'unlike',
      line: 4,
    });
  });

  test('reports a syntax error before anything runs', async () => {
    const kernel = await openKernel();
    const { outputs, result } = await kernel.run('console.log("never");\nlet = ;', 'typo');
    expect(result.state).toBe('failed');
    expect(outputs).toHaveLength(1);
    expect(outputs[0]).toMatchObject({ name: 'SyntaxError', cellId: 'typo', line: 2 });
  });

  test('prints to the console in order, tensors among it', async () => {
    const kernel = await openKernel();
    const { outputs } = await kernel.run(`
      console.log('one', 1);
      console.log(tf.tensor([2, 2]));
      console.warn('three');
      display('four');
      console.error('five');
      'six'`);
    expect(texts(outputs)).toEqual([
      'one 1',
      expect.stringContaining('[2. 2.]'),
      'three',
      'four',
      'five',
      'six',
    ]);
    expect(outputs.map((output) => ('level' in output ? output.level : undefined))).toEqual([
      'log',
      'log',
      'warn',
      undefined,
      'error',
      undefined,
    ]);
  });

  test('updates a display in place', async () => {
    const kernel = await openKernel();
    const { outputs } = await kernel.run(`
      const handle = display('first');
      console.log('between');
      await tf.nextFrame();
      handle.update('second');
      handle`);
    expect(texts(outputs)).toEqual(['second', 'between']);
  });

  test('imports the lesson helpers and tfjs, and refuses the rest by name', async () => {
    const kernel = await openKernel();
    const allowed = await kernel.run(
      `import { classNames } from 'convbook';\nimport * as same from '@tensorflow/tfjs';\n[classNames.length, same.add === tf.add]`,
    );
    expect(texts(allowed.outputs)).toEqual(['[10, true]']);
    const refused = await kernel.run(`import x from 'https://example.com/x.js';`);
    expect(refused.outputs[0]).toMatchObject({ message: expect.stringContaining("'convbook'") });
  });

  test('that fails takes the runs behind it out of the queue', async () => {
    const kernel = await openKernel();
    kernel.client.run('a', 'throw new Error("stop")');
    const second = kernel.client.run('b', '1');
    await kernel.until((event) => event.type === 'cancelled' && event.runId === second);
    expect(kernel.events.some((event) => event.type === 'started' && event.runId === second)).toBe(false);
    const { outputs } = await kernel.run('"goes on"');
    expect(texts(outputs)).toEqual(['goes on']);
  });

  test('reports what a forgotten promise throws', async () => {
    const kernel = await openKernel();
    const { runId } = await kernel.run('void Promise.reject(new Error("forgotten"));', 'careless');
    await kernel.until(
      (event) =>
        event.type === 'output' &&
        event.runId === runId &&
        event.output.mime === 'application/vnd.convbook.error+json' &&
        event.output.message === 'forgotten',
    );
  });

  test('gets the data set from the page', async () => {
    const kernel = await openKernel(
      {},
      {
        loadDataset: async (onProgress) => {
          onProgress({ step: 'Downloading', loadedBytes: 1, totalBytes: 2 });
          return {
            trainImages: bytes(4 * 784, 1),
            trainLabels: bytes(4, 3),
            testImages: bytes(2 * 784, 2),
            testLabels: bytes(2, 5),
            source: 'stand-in',
            note: 'Made for this test.',
          };
        },
      },
    );
    const { outputs, result } = await kernel.run(`
      import { loadFashionMnist } from 'convbook';
      const data = await loadFashionMnist();
      [data.train.images.shape, data.test.labels.arraySync(), data.source]`);
    expect(result.state).toBe('done');
    expect(texts(outputs).at(-1)).toContain('[4, 28, 28]');
    expect(texts(outputs).at(-1)).toContain('stand-in');
  });

  test('keeps to the epochs of the page address and says so', async () => {
    const kernel = await openKernel({ reductions: { epochs: 2 } });
    const { outputs } = await kernel.run(`
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
      model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
      const history = await model.fit(tf.ones([4, 1]), tf.ones([4, 1]), { epochs: 7 });
      history.epoch.length`);
    expect(texts(outputs)).toEqual([expect.stringContaining('2 of 7 epochs'), '2']);
  });

  test('says where a training is given the test set, which then measures nothing', async () => {
    const classes = (seed: number) => Uint8Array.from({ length: 40 }, (_, at) => (at * at * seed + at) % 10);
    const kernel = await openKernel(
      {},
      {
        loadDataset: async () => ({
          trainImages: bytes(40 * 784, 1),
          trainLabels: classes(3),
          testImages: bytes(40 * 784, 2),
          testLabels: classes(7),
          source: 'stand-in',
          note: 'Made for this test.',
        }),
      },
    );
    const { outputs } = await kernel.run(`
      import { loadFashionMnist } from 'convbook';
      const { train, test } = await loadFashionMnist();
      const model = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [28, 28] }), tf.layers.dense({ units: 10, activation: 'softmax' })] });
      model.compile({ loss: 'sparseCategoricalCrossentropy', optimizer: 'sgd' });
      await model.fit(train.images.div(255), train.labels);
      console.log('so far nothing');
      await model.fit(train.images.div(255), train.labels, { validationData: [test.images.div(255), test.labels] });
      await model.fit(test.images.div(255), test.labels);`);
    const said = texts(outputs).filter((text) => /nothing|test set/.test(text));
    expect(said).toEqual([
      'so far nothing',
      expect.stringMatching(/^validationData is the test set/),
      expect.stringMatching(/^model\.fit is given the labels of the test set/),
    ]);
  });
});
