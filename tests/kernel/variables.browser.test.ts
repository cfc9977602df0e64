import { describe, expect, test } from 'vitest';
import { variablesTransition, variablesUnseen } from '../../src/app/inspector/variablesView.ts';
import type { Variable } from '../../src/kernel/variables.ts';
import { kernelForEachTest } from './kernelForEachTest.ts';
import { type TestKernel, texts } from './openKernel.ts';

const openKernel = kernelForEachTest();

/** The variables as the page knows them now. */
function variablesOf({ events }: TestKernel): ReadonlyMap<string, Variable> {
  return events.reduce(variablesTransition, variablesUnseen).byName;
}

const tensorsOf = ({ events }: TestKernel): number | undefined => {
  const last = events.findLast((event) => event.type === 'memory');
  return last?.type === 'memory' ? last.memory.tensors : undefined;
};

/** Waits until the kernel has answered everything that was sent so far. */
const settled = (open: TestKernel) => open.run('0', 'wait');

test('after a run the page knows the variables, and which cell made them', async () => {
  const kernel = await openKernel();
  await kernel.run(
    `import { loadFashionMnist } from 'convbook';
     const rate = 0.01; let images = tf.zeros([6, 28, 28]); var name = 'a name that the worker has, too';
     const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
     const double = (x) => 2 * x;`,
    'maker',
  );
  await kernel.run('images = images.reshape([6, 784]);', 'changer');
  const found = variablesOf(kernel);
  expect([...found.keys()].toSorted()).toEqual([
    'double',
    'images',
    'loadFashionMnist',
    'model',
    'name',
    'rate',
  ]);
  expect(found.get('images')).toMatchObject({
    kind: 'tensor',
    shape: [6, 784],
    bytes: 18_816,
    cellId: 'changer',
  });
  expect(found.get('model')).toMatchObject({
    kind: 'model',
    type: 'Sequential',
    tensors: 2,
    cellId: 'maker',
  });
  expect(found.get('rate')).toMatchObject({ kind: 'value', preview: '0.01' });
  expect(found.get('double')).toMatchObject({ kind: 'function', preview: '(x) => 2 * x' });
  expect(found.get('loadFashionMnist')).toMatchObject({ kind: 'import' });
  expect(found.get('name')).toMatchObject({ type: 'string' });
});

test('values that defend themselves fail no run and hide no others', async () => {
  const kernel = await openKernel();
  const { result, outputs } = await kernel.run(
    `const refuse = () => { throw new Error('trapped'); };
     const hostile = new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse });
     var called = 0;
     Object.defineProperty(globalThis, 'counter', { get() { called += 1; return called; }, configurable: true, enumerable: true });
     const holder = { get never() { called += 1; return 1; } };
     const fake = { data: 1, dataSync: 1, throwIfDisposed: 1, shape: 'no', dtype: { a: 1 } };
     const last = 1;`,
  );
  expect(result.state, JSON.stringify(outputs)).toBe('done');
  const found = variablesOf(kernel);
  expect(found.get('hostile')).toMatchObject({ preview: 'cannot be looked at' });
  expect(found.get('counter')).toMatchObject({ type: 'getter' });
  expect(found.get('fake')).toMatchObject({ kind: 'object' });
  expect(found.get('last')).toMatchObject({ preview: '1' });
  expect(texts((await kernel.run('called', 'reader')).outputs)).toEqual(['0']);
});

describe('a variable that is forgotten', () => {
  test('is gone, and its tensors are free, with what its cell had left behind', async () => {
    const kernel = await openKernel();
    await kernel.run('0', 'wait');
    const before = tensorsOf(kernel);
    await kernel.run('const a = tf.ones([2]).add(1); const list = [tf.ones([1]), tf.ones([1])];', 'maker');
    expect(tensorsOf(kernel)).toBe((before ?? 0) + 4);
    kernel.client.forget(['a', 'list', 'never'], 'maker');
    const { outputs } = await kernel.run('typeof a + " " + typeof list', 'reader');
    expect(texts(outputs)).toEqual(['undefined undefined']);
    expect(tensorsOf(kernel)).toBe(before);
    expect(variablesOf(kernel).has('a')).toBe(false);
  });

  test('leaves what another variable still holds', async () => {
    const kernel = await openKernel();
    await kernel.run('const a = tf.tensor([7]); const read = () => a.arraySync();', 'maker');
    await kernel.run('const box = { inside: a };', 'keeper');
    kernel.client.forget(['a', 'read'], 'maker');
    expect(texts((await kernel.run('box.inside.arraySync()', 'reader')).outputs)).toEqual(['[7]']);
  });

  test('stays until the cell that runs has ended', async () => {
    const kernel = await openKernel();
    await kernel.run('const a = tf.tensor([7]);', 'maker');
    const running = kernel.run('await new Promise((go) => setTimeout(go, 200)); a.arraySync()', 'reader');
    kernel.client.forget(['a']);
    expect(texts((await running).outputs)).toEqual(['[7]']);
    await settled(kernel);
    expect(variablesOf(kernel).has('a')).toBe(false);
  });
});

describe('a close look at a variable', () => {
  test('reads its numbers, leaves no tensor behind, and says when it is gone', async () => {
    const kernel = await openKernel();
    await kernel.run('const t = tf.tensor([[1, 2], [3, NaN]]);', 'maker');
    const before = tensorsOf(kernel);
    const { statistics, page } = await kernel.client.inspect({ name: 't', at: [] });
    expect(statistics).toMatchObject({ notNumbers: 1, finite: { minimum: 1, maximum: 3, mean: 2 } });
    expect(page?.rows).toEqual([
      [1, 2],
      [3, Number.NaN],
    ]);
    await settled(kernel);
    expect(tensorsOf(kernel)).toBe(before);
    await expect(kernel.client.inspect({ name: 'u', at: [] })).rejects.toThrow('no variable u');
  });

  test('is answered while a training runs', async () => {
    const kernel = await openKernel();
    await kernel.run(
      `const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
       model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
       const x = tf.ones([64, 1]);`,
      'model',
    );
    const running = kernel.run('await model.fit(x, x, { epochs: 100000, batchSize: 1 });', 'fit');
    await kernel.until((event) => event.type === 'started' && event.cellId === 'fit');
    const { outputs } = await kernel.client.inspect({ name: 'model', at: [] });
    expect(outputs).toMatchObject([{ rows: [['Dense', '1', 2, '', '—']] }]);
    expect(kernel.client.state).toBe('busy');
    kernel.client.interrupt();
    expect((await running).result.state).toBe('interrupted');
  });

  test('is refused when the kernel ends before it answers', async () => {
    const kernel = await openKernel();
    await kernel.run('const t = 1;', 'maker');
    void kernel.run('for (;;);', 'endless');
    const asked = kernel.client.inspect({ name: 't', at: [] });
    void kernel.client.restart().catch(() => undefined);
    await expect(asked).rejects.toThrow('restarted');
  });
});
