import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeStack, formatShape, type StackLayer } from '../../src/cnn/layerStack.ts';
import { randomWholes } from './randomGrids.ts';

const conv = (filters: number, kernel = 3, padding: 'valid' | 'same' = 'valid', stride = 1): StackLayer => ({
  kind: 'convolution',
  filters,
  kernel,
  stride,
  padding,
});
const pool: StackLayer = { kind: 'pooling', size: 2, stride: 2 };
const head: StackLayer[] = [{ kind: 'flatten' }, { kind: 'dense', units: 256 }, { kind: 'dense', units: 10 }];
const image = { side: 28, channels: 1 };

describe('a stack of layers', () => {
  it('item 18: shrinks 28 → 26 → 13 → 11 → 5 → 3 → 1 and has 74,954 parameters', () => {
    const facts = describeStack(image, [conv(32), pool, conv(64), pool, conv(64), pool, ...head]);
    expect(facts.problem).toBeUndefined();
    expect(facts.layers.map(({ shape }) => formatShape(shape))).toEqual([
      '26×26×32',
      '13×13×32',
      '11×11×64',
      '5×5×64',
      '3×3×64',
      '1×1×64',
      '64',
      '256',
      '10',
    ]);
    expect(facts.parameters).toBe(74_954);
    expect(facts.layers.map(({ sees }) => sees)).toEqual([3, 4, 8, 10, 18, 22, 22, 22, 22]);
  });

  it('item 11: 5×5 kernels make 24×24 maps of 28×28, 3×3 kernels 26×26', () => {
    expect(formatShape(describeStack(image, [conv(8, 5)]).layers[0]?.shape ?? { length: 0 })).toBe('24×24×8');
    expect(formatShape(describeStack(image, [conv(8, 3)]).layers[0]?.shape ?? { length: 0 })).toBe('26×26×8');
  });

  it('counts a multiplication for each weight at each place', () => {
    expect(describeStack(image, [conv(32)]).multiplyAdds).toBe(26 * 26 * 32 * 9);
    expect(describeStack({ side: 1, channels: 5 }, head).multiplyAdds).toBe(5 * 256 + 256 * 10);
  });

  it('item 26: two 3×3 kernels see 5×5 with 18 weights a channel instead of 25', () => {
    expect(describeStack(image, [conv(1), conv(1)]).layers[1]?.sees).toBe(5);
    expect(describeStack(image, [conv(1, 5)]).layers[0]?.sees).toBe(5);
  });

  it('from flatten on, a layer sees all that the map sees', () => {
    const facts = describeStack(image, [conv(4), { kind: 'flatten' }, { kind: 'dense', units: 2 }]);
    expect(facts.layers.map(({ sees }) => sees)).toEqual([3, 28, 28]);
  });

  it('items 13 and 22: a fourth block finds a map of 1×1, and each repair gets past it', () => {
    const layers = [conv(32), pool, conv(64), pool, conv(64), pool, conv(64), pool, ...head];
    const { problem, layers: facts } = describeStack(image, layers);
    expect(problem?.at).toBe(6);
    expect(facts).toHaveLength(6);
    expect(problem?.reason).toContain('3×3, but the map has shrunk to 1×1');
    expect(problem?.repairs.map(({ label }) => label)).toEqual([
      'Use padding ‘same’ in all convolutions',
      'Remove this block',
    ]);
    for (const repair of problem?.repairs ?? []) {
      expect(describeStack(image, repair.layers).problem).toBeUndefined();
    }
  });

  it('item 22: kernels of 5×5 everywhere end at 4×4', () => {
    const { problem } = describeStack(image, [
      conv(32, 5),
      pool,
      conv(64, 5),
      pool,
      conv(64, 5),
      pool,
      ...head,
    ]);
    expect(problem?.at).toBe(4);
    expect(problem?.reason).toContain('5×5, but the map has shrunk to 4×4');
  });

  it('a dense layer needs a flatten before it, which one click adds', () => {
    const { problem } = describeStack(image, [{ kind: 'dense', units: 10 }]);
    expect(problem?.reason).toContain('here is a map of 28×28×1');
    expect(problem?.repairs[0]?.layers).toEqual([{ kind: 'flatten' }, { kind: 'dense', units: 10 }]);
  });

  it('nothing slides or pools behind a flatten', () => {
    for (const layer of [conv(1), pool, { kind: 'flatten' } as const]) {
      const { problem } = describeStack(image, [{ kind: 'flatten' }, layer]);
      expect(problem?.at).toBe(1);
      expect(problem?.repairs.map(({ label }) => label)).toEqual(['Remove this layer']);
    }
  });
});

describe('against TensorFlow.js', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
    'random stack %i has the shapes and parameters of its tfjs model',
    (seed) => {
      const wholes = randomWholes(seed);
      const input = { side: wholes(12, 30), channels: wholes(1, 3) };
      const layers: StackLayer[] = [
        conv(wholes(1, 6), wholes(1, 5), wholes(0, 1) === 0 ? 'valid' : 'same', wholes(1, 2)),
        { kind: 'pooling', size: wholes(2, 3), stride: wholes(1, 3) },
        conv(wholes(1, 6), wholes(1, 2), wholes(0, 1) === 0 ? 'valid' : 'same'),
        { kind: 'flatten' },
        { kind: 'dense', units: wholes(1, 9) },
      ];
      const model = tf.sequential();
      model.add(tf.layers.inputLayer({ inputShape: [input.side, input.side, input.channels] }));
      for (const layer of layers) model.add(tfjsLayer(layer));
      const { layers: facts, problem } = describeStack(input, layers);
      expect(problem).toBeUndefined();
      expect(
        facts.map(({ shape }) =>
          'side' in shape ? [shape.side, shape.side, shape.channels] : [shape.length],
        ),
      ).toEqual(model.layers.slice(-layers.length).map((layer) => (layer.outputShape as number[]).slice(1)));
      expect(facts.map(({ parameters }) => parameters)).toEqual(
        model.layers.slice(-layers.length).map((layer) => layer.countParams()),
      );
      model.dispose();
    },
  );
});

function tfjsLayer(layer: StackLayer): tf.layers.Layer {
  switch (layer.kind) {
    case 'convolution':
      return tf.layers.conv2d({
        filters: layer.filters,
        kernelSize: layer.kernel,
        strides: layer.stride,
        padding: layer.padding,
      });
    case 'pooling':
      return tf.layers.maxPooling2d({ poolSize: layer.size, strides: layer.stride });
    case 'flatten':
      return tf.layers.flatten();
    case 'dense':
      return tf.layers.dense({ units: layer.units });
  }
}
