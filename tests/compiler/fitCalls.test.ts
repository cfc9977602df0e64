import { describe, expect, it } from 'vitest';
import { fitCalls } from '../../src/compiler/fitCalls.ts';

describe('the trainings that a cell starts', () => {
  it('are read with their data, their options, and numbers that the cell itself sets', () => {
    const cell = `
      const batchSize = 64;
      const history = await model.fit(images, labels, {
        batchSize, epochs, validationData: [heldImages, heldLabels], callbacks: liveCurves(),
      });
      await other.fit(x, y);
      last = await third.fit(x, y, { epochs: 3, initialEpoch: 1, validationSplit: 0.1, shuffle: false });`;
    expect(fitCalls(cell)).toEqual([
      {
        model: 'model',
        data: 'images',
        batchSize: 64,
        epochs: { name: 'epochs' },
        validationData: 'heldImages',
      },
      { model: 'other', data: 'x' },
      { model: 'third', data: 'x', epochs: 3, initialEpoch: 1, validationSplit: 0.1 },
    ]);
  });

  it('are none where nothing trains', () => {
    expect(fitCalls('model.summary(); const fit = 3;')).toEqual([]);
  });

  it.each([
    ['in a loop', 'for (const one of models) await one.fit(x, y);'],
    ['in a function', 'async function train() { await model.fit(x, y); }'],
    ['in a condition', 'if (again) await model.fit(x, y);'],
    ['through an experiment', 'experiment({ variants });'],
    ['with options from elsewhere', 'await model.fit(x, y, options);'],
    ['with options that hold others', 'await model.fit(x, y, { ...options, epochs: 2 });'],
    ['with an option that changes the work', 'await model.fit(x, y, { stepsPerEpoch: 2 });'],
    ['with a computed number', 'await model.fit(x, y, { epochs: 2 * n });'],
    ['on data that are made on the way', 'await model.fit(x.slice(0, 9), y);'],
    ['by single batches', 'await model.trainOnBatch(x, y);'],
    ['beside one that can be read', 'await model.fit(x, y); await model.fitDataset(set);'],
  ])('cannot be told %s', (_, cell) => {
    expect(fitCalls(cell)).toBeUndefined();
  });

  it('cannot be told of a text that is no cell', () => {
    expect(fitCalls('await model.fit(x, y')).toBeUndefined();
  });
});
