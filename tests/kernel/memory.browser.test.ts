import { describe, expect, test } from 'vitest';
import { kernelForEachTest } from './kernelForEachTest.ts';
import { type TestKernel, texts } from './openKernel.ts';

const openKernel = kernelForEachTest();

/** The number of tensors after each of several runs of the cell. */
async function counts(open: TestKernel, source: string, runs = 4): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const { result, outputs } = await open.run(source, 'again');
    expect(result.state, JSON.stringify(outputs)).toBe('done');
    const memory = open.events.findLast((event) => event.type === 'memory');
    if (memory?.type === 'memory') found.push(memory.memory.tensors);
  }
  return found;
}

describe('the number of tensors does not grow when a cell is run again and again', () => {
  test.each([
    ['variables and intermediates', 'const a = tf.ones([2]); const b = a.add(1).mul(2); b'],
    [
      'tensors in arrays, objects and maps',
      'const held = { list: [tf.ones([1])], map: new Map([[1, tf.ones([1])]]) };',
    ],
    [
      'a model, its training and its optimiser',
      `const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
       model.compile({ loss: 'meanSquaredError', optimizer: 'adam' });
       await model.fit(tf.ones([8, 3]), tf.ones([8, 2]), { epochs: 2 });`,
    ],
    [
      'a function that holds a tensor',
      'const makeAdder = (t) => (x) => x.add(t); const adder = makeAdder(tf.ones([2]));',
    ],
    ['an error half way', 'let c = tf.ones([2]); try { c.reshape([3]); } catch {}'],
  ])('%s', async (_name, source) => {
    const kernel = await openKernel();
    const numbers = await counts(kernel, source);
    expect(numbers).toEqual([numbers[0], numbers[0], numbers[0], numbers[0]]);
  });
});

test('what only another cell still held of an earlier run is freed once that lets go of it', async () => {
  const kernel = await openKernel();
  const numbers: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await kernel.run('const weights = tf.ones([3]);', 'maker');
    numbers.push(...(await counts(kernel, 'const seen = weights;', 1)));
  }
  expect(numbers).toEqual([numbers[0], numbers[0], numbers[0]]);
});

describe('what can still be reached is never freed', () => {
  test.each([
    ['another variable', 'var first; const t = tf.tensor([7]); first ??= t;', 'first.arraySync()', '[7]'],
    [
      'an array',
      'var all = globalThis.all ?? []; all.push(tf.tensor([7]));',
      'all.map((t) => t.arraySync())[0]',
      '[7]',
    ],
    [
      'a function kept from the first run',
      'var kept; const make = () => { const t = tf.tensor([7]); return () => t.arraySync(); }; const now = make(); kept ??= now;',
      'kept()',
      '[7]',
    ],
    [
      'a private field of an object kept from the first run',
      'var box; class Box { #t = tf.tensor([7]); read() { return this.#t.arraySync(); } } const fresh = new Box(); box ??= fresh;',
      'box.read()',
      '[7]',
    ],
    [
      'a model kept from the first run',
      `var net; const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] }); net ??= m;`,
      'net.predict(tf.tensor([[7]])).arraySync()',
      '[[7]]',
    ],
    ['tf.keep', 'tf.keep(tf.tensor([7]));', 'tf.memory().numTensors', '3'],
  ])('through %s', async (_name, source, read, expected) => {
    const kernel = await openKernel();
    for (let round = 0; round < 3; round += 1) {
      const { result, outputs } = await kernel.run(source, 'again');
      expect(result.state, JSON.stringify(outputs)).toBe('done');
    }
    const { outputs } = await kernel.run(read, 'reader');
    expect(texts(outputs)).toEqual([expected]);
  });

  test('training goes on where it stopped when its cell is run again', async () => {
    const kernel = await openKernel();
    await kernel.run(
      `const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
       model.compile({ loss: 'meanSquaredError', optimizer: tf.train.adam(0.1) });
       const x = tf.tensor([[1], [2], [3]]);
       const y = x.mul(2);`,
      'model',
    );
    const losses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { outputs } = await kernel.run(
        '(await model.fit(x, y, { epochs: 60 })).history.loss.at(-1)',
        'fit',
      );
      losses.push(Number(texts(outputs)[0]));
    }
    expect(losses[2]).toBeLessThan(losses[0] ?? 0);
    expect(losses[2]).toBeLessThan(0.5);
  });
});

describe('a cell that loses tensors is told so', () => {
  const leakAfter = async (open: TestKernel, source: string, runs: number) => {
    let leak: unknown;
    for (let round = 0; round < runs; round += 1) leak = (await open.run(source, 'loser')).result.leak;
    return leak;
  };

  test('when a loop leaves its intermediate results behind, but not when they are tidied', async () => {
    const kernel = await openKernel();
    const loop = 'let sum = tf.scalar(0); for (let i = 0; i < 100; i++) sum = sum.add(1);';
    expect(await leakAfter(kernel, loop, 1)).toEqual({
      kind: 'unreachable',
      // Of the first scalar and 100 sums the last one is a variable.
      tensors: 100,
      bytes: 400,
    });
    const tidied = `let total = tf.tidy(() => { ${loop} return sum; });`;
    expect(await leakAfter(kernel, tidied, 2)).toBeUndefined();
  });

  test('when each run adds to a list', async () => {
    const kernel = await openKernel();
    const grow = 'var all = globalThis.all ?? []; all.push(tf.ones([2]));';
    expect(await leakAfter(kernel, grow, 3)).toBeUndefined();
    expect(await leakAfter(kernel, grow, 1)).toEqual({ kind: 'growing', tensors: 1, bytes: 8 });
  });

  test('not when a function that the run made may hold them', async () => {
    const kernel = await openKernel();
    const closures =
      'const make = () => { const held = Array.from({ length: 100 }, () => tf.ones([1])); return () => held; }; const get = make();';
    expect(await leakAfter(kernel, closures, 2)).toBeUndefined();
  });
});
