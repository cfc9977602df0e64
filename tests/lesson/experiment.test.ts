import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { experiment } from '../../src/lesson/experiment.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type PlainHost, plainHost } from './lessonHost.ts';

beforeAll(async () => {
  await startInNode();
});

const epochs = 3;

/** Learns the sign of the sum of four numbers. */
async function train(
  host: PlainHost,
  units: number,
  watch: tf.CustomCallback,
  optimizer: tf.Optimizer = tf.train.adam(),
): Promise<void> {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [4], units, activation: 'relu' }),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.dense({ units: 2, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer,
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const x = tf.tensor2d(
    Float32Array.from({ length: 160 }, (_, i) => Math.sin(i)),
    [40, 4],
  );
  const y = x.sum(1).greater(0).toFloat();
  host.time += 100;
  await model.fit(x, y, { epochs, batchSize: 8, validationData: [x, y], callbacks: watch });
}

function run(host: PlainHost, seed = 1, guess?: string) {
  return experiment(host, {
    title: 'Width',
    variants: { narrow: 2, wide: 16, 'wide again': 16 },
    seed,
    draw: ['loss', 'unseen accuracy'],
    ...(guess === undefined ? {} : { guess }),
    train: (units, watch) => train(host, units, watch),
    notShown: 'anything about pictures.',
  });
}

describe('experiment', () => {
  it('follows each variant over all epochs, and counts its parameters', async () => {
    const results = await run(plainHost());
    expect(results.map(({ name }) => name)).toEqual(['narrow', 'wide', 'wide again']);
    // 4·2 + 2 and 2·2 + 2; 4·16 + 16 and 16·2 + 2.
    expect(results.map(({ parameters }) => parameters)).toEqual([16, 114, 114]);
    for (const { history } of results) {
      expect(history.loss).toHaveLength(epochs);
      expect(history['unseen loss']).toHaveLength(epochs);
      expect(history['unseen accuracy'].every((share) => share >= 0 && share <= 1)).toBe(true);
    }
  });

  it('starts every variant from the same seed: the same variant gives the same numbers', async () => {
    const [, wide, again] = await run(plainHost());
    expect(again?.history).toEqual(wide?.history);
    const [, sameSeed] = await run(plainHost());
    expect(sameSeed?.history).toEqual(wide?.history);
    const [, otherSeed] = await run(plainHost(), 2);
    expect(otherSeed?.history).not.toEqual(wide?.history);
  });

  it("gives the browser's own randomness back", async () => {
    const before = Math.random;
    await run(plainHost());
    expect(Math.random).toBe(before);
  });

  it('leaves no tensor behind: no model, no optimiser, none that train made', async () => {
    const before = tf.memory().numTensors;
    await run(plainHost());
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    ['SGD', () => tf.train.sgd(0.1)],
    ['momentum', () => tf.train.momentum(0.1, 0.9)],
    ['RMSProp', () => tf.train.rmsprop(0.1)],
  ])('frees what %s holds', async (name, makeOptimiser) => {
    const [host, before] = [plainHost(), tf.memory().numTensors];
    await experiment(host, {
      title: 'Memory',
      variants: { [name]: makeOptimiser },
      train: (make, watch) => train(host, 2, watch, make()),
      notShown: 'anything.',
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('frees all and gives randomness back when training fails, and says that it stopped', async () => {
    const host = plainHost();
    const [tensors, random] = [tf.memory().numTensors, Math.random];
    const failing = experiment(host, {
      title: 'Fails',
      variants: { first: 1 },
      async train(_, watch) {
        await train(host, 2, watch);
        throw new Error('out of luck');
      },
      notShown: 'anything.',
    });
    await expect(failing).rejects.toThrow('out of luck');
    expect(tf.memory().numTensors).toBe(tensors);
    expect(Math.random).toBe(random);
    expect(host.shown[0]).toMatchObject({ state: 'stopped', label: expect.stringContaining('0 of 1') });
  });

  it('says how long it will take before the first epoch, and shows a figure a measure', async () => {
    let time = 0;
    // Each look at the clock is a second later.
    const host = plainHost({ now: () => (time += 1000) });
    await run(host);
    const labels = host.log.flatMap((output) =>
      output.mime === 'application/vnd.convbook.progress+json' ? [output.label] : [],
    );
    expect(labels[0]).toBe('Width · rehearsing');
    expect(labels[1]).toMatch(/^Width · about \d+:\d\d in all$/);
    expect(labels.at(-1)).toMatch(/^Width · about \d+:\d\d in all · 3 of 3 · \d+:\d\d$/);
    const firstFigure = host.log.findIndex(({ mime }) => mime === 'application/vnd.plotly.v1+json');
    expect(host.log.findIndex((output) => output.mime !== 'application/vnd.convbook.progress+json')).toBe(
      firstFigure,
    );
    expect(host.shown.filter(({ mime }) => mime === 'application/vnd.plotly.v1+json')).toHaveLength(2);
  });

  it('puts the guess beside the outcome, and ends with what is not shown', async () => {
    const host = plainHost();
    const results = await run(host, 1, 'narrow');
    const ends = results.map(({ history }) => history['unseen accuracy'].at(-1) ?? 0);
    const best = results[ends.indexOf(Math.max(...ends))]?.name ?? '';
    const notes = host.shown.flatMap((output) => (output.mime === 'text/plain' ? [output.text] : []));
    expect(notes[0]).toBe(
      `Your guess: narrow. Best unseen accuracy in this run: ${best}, ${Math.max(...ends).toFixed(3)}.`,
    );
    expect(notes[1]).toBe('Not shown by this: anything about pictures.');
  });

  it('says nothing of what is not shown where that is left out', async () => {
    const host = plainHost();
    await experiment(host, {
      title: 'Short',
      variants: { first: 2 },
      train: (units, watch) => train(host, units, watch),
    });
    expect(host.shown.filter(({ mime }) => mime === 'text/plain')).toEqual([]);
  });

  it('names a variant whose training was not waited for, and ends that training', async () => {
    const host = plainHost();
    const [tensors, random] = [tf.memory().numTensors, Math.random];
    const hasty = experiment(host, {
      title: 'Hasty',
      variants: { first: 2 },
      train(units, watch) {
        void train(host, units, watch);
      },
    });
    await expect(hasty).rejects.toThrow(
      '“first” was still training when train was over. Put await in front of model.fit',
    );
    expect(tf.memory().numTensors).toBe(tensors);
    expect(Math.random).toBe(random);
  });

  it.each([
    ['unseen los', "Did you mean 'unseen loss'?"],
    ['val_acc', "Did you mean 'unseen accuracy'?"],
    ['Accuracy', "Did you mean 'accuracy'?"],
    ['unseen', "the measures are 'loss', 'unseen loss', 'accuracy', 'unseen accuracy'."],
  ])('refuses to draw “%s”, before anything is trained', async (name, message) => {
    const host = plainHost();
    const misspelt = experiment(host, {
      title: 'Misspelt',
      variants: { first: 2 },
      draw: [name as 'loss'], // A learner's cell is not compiled by TypeScript.
      train: (units, watch) => train(host, units, watch),
    });
    await expect(misspelt).rejects.toThrow(`experiment: draw has “${name}”`);
    await expect(misspelt).rejects.toThrow(message);
    expect(host.log).toEqual([]);
  });

  it('refuses a draw that is no list', async () => {
    const draw = 'loss' as unknown as ['loss'];
    const one = experiment(plainHost(), {
      title: 'One',
      variants: { first: 2 },
      draw,
      train: () => undefined,
    });
    await expect(one).rejects.toThrow("experiment: draw must be a list, with any of 'loss', 'unseen loss'");
  });

  it.each([
    [
      ['unseen accuracy'],
      'the unseen accuracy that is to be drawn: give model.fit validationData: [images, labels] and give model.compile metrics',
    ],
    [['loss', 'accuracy'], "the accuracy that is to be drawn: give model.compile metrics: ['accuracy'], or"],
    [undefined, 'the unseen loss that is to be drawn: give model.fit validationData: [images, labels], or'],
  ] as const)('refuses to draw %s where no variant reports it', async (draw, message) => {
    const host = plainHost();
    const plain = experiment(host, {
      title: 'Plain',
      variants: { first: 1 },
      ...(draw === undefined ? {} : { draw }),
      async train(units, watch) {
        const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units })] });
        model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
        await model.fit(tf.ones([8, 1]), tf.ones([8, 1]), { callbacks: watch });
      },
    });
    await expect(plain).rejects.toThrow(`experiment: no variant reports ${message}`);
    expect(host.shown.some(({ mime }) => mime === 'application/vnd.plotly.v1+json')).toBe(false);
  });

  it('names a variant whose training it was not given to watch', async () => {
    const blind = experiment(plainHost(), {
      title: 'Blind',
      variants: { first: 1 },
      train: () => undefined,
      notShown: 'anything.',
    });
    await expect(blind).rejects.toThrow(/“first” was not watched\. Give model\.fit .* put await in front/);
  });

  it('refuses an experiment without variants', async () => {
    const empty = experiment(plainHost(), {
      title: 'Empty',
      variants: {},
      train: () => undefined,
      notShown: '',
    });
    await expect(empty).rejects.toThrow('“Empty” has no variants');
  });
});
