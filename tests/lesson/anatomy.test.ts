import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkOutput } from '../../src/kernel/checkOutput.ts';
import { anatomy } from '../../src/lesson/anatomy.ts';

beforeAll(() => tf.setBackend('cpu'));

const empty = { notebookModels: () => [] };

function small(): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 2, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 4, name: 'verdict' }),
    ],
  });
}

/** The first network of the description. */
function layersOf(model: tf.LayersModel) {
  return anatomy(empty, model).models[0]?.layers ?? [];
}

describe('the anatomy of a network', () => {
  it('gives shape, parameters, multiply-adds and view of each layer, with the arithmetic', () => {
    const [input, convolution, pooling, flatten, dense] = layersOf(small());
    expect(input).toEqual({
      kind: 'Input',
      part: 'input',
      from: [],
      shape: [8, 8, 1],
      parameters: 0,
      sees: 1,
      inputSide: 8,
      dimensions: 2,
    });
    expect(convolution).toEqual({
      kind: 'Conv2D',
      part: 'features',
      settings: '2 kernels of 3×3, relu',
      from: [0],
      shape: [6, 6, 2],
      parameters: 20,
      parametersFrom: '(3·3·1 + 1) · 2',
      multiplyAdds: 6 * 6 * 2 * 9,
      multiplyAddsFrom: '6·6·2 numbers, 3·3·1 products each',
      sees: 3,
      inputSide: 8,
      dimensions: 2,
    });
    expect(pooling).toMatchObject({ part: 'features', shape: [3, 3, 2], multiplyAdds: 0, sees: 4 });
    expect(flatten).toMatchObject({ part: 'head', shape: [18], parameters: 0, sees: 8 });
    expect(dense).toMatchObject({
      name: 'verdict',
      part: 'head',
      parameters: 76,
      parametersFrom: '(18 + 1) · 4',
      multiplyAdds: 72,
    });
  });

  it('joins the branches of a functional model', () => {
    const picture = tf.input({ shape: [4, 4, 1] });
    const row = tf.input({ shape: [3] });
    const numbers = tf.layers.flatten().apply(picture) as tf.SymbolicTensor;
    const joined = tf.layers.concatenate().apply([numbers, row]) as tf.SymbolicTensor;
    const layers = layersOf(tf.model({ inputs: [picture, row], outputs: joined }));
    expect(layers.map(({ kind, from }) => [kind, from])).toEqual([
      ['Input', []],
      ['Input', []],
      ['Flatten', [0]],
      ['Concatenate', [2, 1]],
    ]);
    expect(layers.at(-1)).toMatchObject({ shape: [19] });
    expect(layers.at(-1)).not.toHaveProperty('sees');
  });

  it('counts a one-dimensional convolution along its one axis', () => {
    const model = tf.sequential();
    model.add(tf.layers.conv1d({ inputShape: [60, 4], filters: 8, kernelSize: 7 }));
    expect(layersOf(model)[1]).toMatchObject({
      shape: [54, 8],
      parameters: 232,
      parametersFrom: '(7·4 + 1) · 8',
      multiplyAdds: 54 * 8 * 28,
      sees: 7,
      dimensions: 1,
    });
  });

  it('does not guess at the work of kinds it does not know', () => {
    const model = tf.sequential();
    model.add(tf.layers.lstm({ inputShape: [5, 2], units: 3 }));
    expect(layersOf(model)[1]).not.toHaveProperty('multiplyAdds');
  });

  it('shows the networks of the notebook by the names of their variables', () => {
    const model = small();
    const host = { notebookModels: () => [['before', small()] as const, ['model', model] as const] };
    expect(anatomy(host).models.map(({ name }) => name)).toEqual(['before', 'model']);
    expect(anatomy(host, model).models.map(({ name }) => name)).toEqual(['model']);
    expect(anatomy(empty, { large: model }).models.map(({ name }) => name)).toEqual(['large']);
  });

  it('has nothing to show where no network has been built, and no layers where none was added', () => {
    expect(anatomy(empty).models).toEqual([]);
    expect(anatomy(empty, tf.sequential({ name: 'bare' })).models).toEqual([{ name: 'bare', layers: [] }]);
  });

  it('says what to give it', () => {
    expect(() => anatomy(empty, { model: 3 } as never)).toThrow(/give it a model/);
    expect(() => anatomy(empty, tf.scalar(1) as never)).toThrow(/give it a model/);
  });

  it('passes the checks of the page as it is', () => {
    const output = anatomy(empty, small());
    expect(checkOutput(structuredClone(output))).toEqual(output);
  });
});
