import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { imageTensor } from '../../../src/engine/bytes/imageTensor.ts';
import { describeVariable } from '../../../src/kernel/worker/variables/describeVariable.ts';

beforeAll(() => tf.setBackend('cpu'));

const search = {
  isTensor: (value: object): value is tf.Tensor => value instanceof tf.Tensor && !('trap' in value),
  outside: new Set<object>([Math.max]),
};
const described = (value: unknown, left = 10_000) => describeVariable({ value }, search, { left });

describe('a variable is described without its values', () => {
  test.each<[unknown, object]>([
    [3, { kind: 'value', type: 'number', preview: '3' }],
    ['a "b"', { kind: 'value', type: 'string', preview: '"a \\"b\\""' }],
    [null, { kind: 'value', type: 'null', preview: 'null' }],
    [undefined, { kind: 'value', type: 'undefined', preview: 'undefined' }],
    [[1, [2, 3], 'x'], { kind: 'array', type: 'Array', shape: [3], preview: '[1, […2], "x"]' }],
    [
      new Float32Array(10),
      {
        kind: 'array',
        type: 'Float32Array',
        shape: [10],
        dtype: 'float32',
        bytes: 40,
        preview: '[0, 0, 0, 0, 0, 0, … 4 more]',
      },
    ],
    [new Map([[1, 2]]), { kind: 'array', type: 'Map', shape: [1], preview: '1 entry' }],
    [
      { a: 1, b: { c: 2 } },
      { kind: 'object', type: 'object', preview: '{ a: 1, b: {…} }' },
    ],
    [new (class Box {})(), { kind: 'object', type: 'Box', preview: '{}' }],
    [
      Object.assign((x: number) => x, {}),
      { kind: 'function', type: 'function', preview: expect.stringMatching(/^\(x\) => x/) },
    ],
    [class Box {}, { kind: 'function', type: 'class', preview: expect.stringMatching(/^class Box \{/) }],
    [Math.max, { kind: 'import', type: 'function', preview: '' }],
    [new RangeError('too far'), { kind: 'object', type: 'RangeError', preview: 'too far' }],
  ])('%s', (value, expected) => {
    expect(described(value)).toEqual(expected);
  });

  test('a tensor by shape, dtype and bytes; a freed one as such', () => {
    const tensor = tf.zeros([2, 3], 'int32');
    expect(described(tensor)).toEqual({
      kind: 'tensor',
      type: 'Tensor',
      shape: [2, 3],
      dtype: 'int32',
      bytes: 24,
      tensors: 1,
      preview: 'int32 [2, 3]',
    });
    tensor.dispose();
    expect(described(tensor)).toMatchObject({ bytes: 0, preview: 'disposed: its memory is free again' });
  });

  test('images that are kept as bytes, by a byte a value', () => {
    expect(described(imageTensor(new Uint8Array(2 * 28 * 28), [2, 28, 28]))).toMatchObject({ bytes: 1568 });
  });

  test('tensors in arrays, objects and maps, each counted once', () => {
    const one = tf.ones([4]);
    const held = { list: [one, tf.ones([1])], map: new Map([['x', tf.ones([2])]]), again: one };
    expect(described(held)).toMatchObject({ kind: 'object', tensors: 3, bytes: 4 * (4 + 1 + 2) });
  });

  test('a model by its layers, its parameters, and its weights with the optimiser’s state', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
    const weights = { tensors: 2, bytes: 4 * (3 * 2 + 2) };
    expect(described(model)).toMatchObject({
      kind: 'model',
      type: 'Sequential',
      preview: '1 layer, 8 parameters',
      ...weights,
    });
    const alone = tf.memory().numTensors;
    model.compile({ loss: 'meanSquaredError', optimizer: 'adam' });
    await model.fit(tf.ones([4, 3]), tf.ones([4, 2]), { epochs: 1 });
    expect(described(model)?.tensors).toBeGreaterThanOrEqual(6); // Two moments for each of two weights.
    expect(described(model)?.tensors).toBeLessThanOrEqual(tf.memory().numTensors - alone + 2);
  });

  test('of too much to search the number of tensors is not told', () => {
    const many = Array.from({ length: 5000 }, () => ({}));
    expect(described([...many, tf.ones([1])])).not.toHaveProperty('tensors');
    expect(described([tf.ones([1])], 0)).not.toHaveProperty('tensors');
  });
});

describe('nothing of the learner’s is called, and nothing is thrown', () => {
  test('getters, also on the global object', () => {
    const trap = {
      get trap(): never {
        throw new Error('called');
      },
      fine: 1,
    };
    expect(described(trap)).toMatchObject({ preview: '{ trap: (…), fine: 1 }' });
    const descriptor = Object.getOwnPropertyDescriptor(trap, 'trap') ?? {};
    expect(describeVariable(descriptor, search, { left: 10 })).toMatchObject({ type: 'getter' });
  });

  test('proxies whose traps throw', () => {
    const refuse = (): never => {
      throw new Error('trapped');
    };
    const traps = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'] as const;
    const hostile = new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, refuse])));
    const plain = { ...search, isTensor: (_value: object): _value is tf.Tensor => false };
    expect(describeVariable({ value: hostile }, plain, { left: 10 })).toEqual({
      kind: 'object',
      type: 'object',
      preview: 'cannot be looked at',
    });
    expect(describeVariable({ value: [hostile] }, plain, { left: 10 }).kind).toBe('object');
  });

  test('classes and messages that lie about their types', () => {
    const odd = Object.assign(Object.create({ constructor: { name: 5 } }), { message: Symbol('m') });
    expect(described(odd)).toMatchObject({ type: 'object' });
    expect(described(Object.assign(new Error('x'), { message: { toString: null } }))).toMatchObject({
      preview: 'cannot be looked at',
    });
  });

  test('texts stay short, whatever the value', () => {
    const long = 'x'.repeat(1e6);
    const values = [long, [long, long], { [long]: 1 }, new Error(long), 10n ** 5000n, Symbol(long)];
    for (const value of values) expect(described(value).preview.length).toBeLessThanOrEqual(100);
  });
});
