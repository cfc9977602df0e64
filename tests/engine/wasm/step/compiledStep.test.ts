import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../../src/engine/wasm/installFastKernels.ts';
import { CompiledStep } from '../../../../src/engine/wasm/step/compiledStep.ts';
import { compiledStepFlag } from '../../../../src/engine/wasm/step/installCompiledStep.ts';
import { randomSource } from '../randomShapes.ts';
import { relativeError } from '../references.ts';
import { startInNode } from '../startInNode.ts';

import { examples, randomRecipe } from './models.ts';
import { type Optimizer, type Outcome, train } from './training.ts';

vi.setConfig({ testTimeout: 120_000 });

let kernels: FastKernels;
let runs: { mockClear(): void; mock: { calls: unknown[] } };

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
  // Watched, not replaced: tells whether a compiled step trained, or tfjs did.
  runs = vi.spyOn(CompiledStep.prototype, 'run');
}, 60_000);
afterAll(() => kernels.dispose());
afterEach(() => tf.env().set(compiledStepFlag, true));

/** Compiled steps since it was last asked. */
function stepsRun(): number {
  const count = runs.mock.calls.length;
  runs.mockClear();
  return count;
}

function expectAlike(ours: Outcome, theirs: Outcome, title: string): void {
  const steps = theirs.losses.length;
  expect(ours.losses.length, title).toBe(steps);
  expect(relativeError(ours.losses, theirs.losses), `losses of ${title}`).toBeLessThan(1e-5 * steps);
  expect(ours.accuracies, `accuracies of ${title}`).toEqual(theirs.accuracies);
  ours.weights.forEach((weight, i) => {
    expect(relativeError(weight, theirs.weights[i] ?? []), `weight ${i} of ${title}`).toBeLessThan(
      1e-5 * steps,
    );
  });
}

describe('a compiled step trains as tfjs does', () => {
  const random = randomSource(31);
  const descent: [string, Optimizer][] = [
    ['SGD', () => tf.train.sgd(0.05)],
    ['momentum', () => tf.train.momentum(0.02, 0.9)],
    ["Nesterov's momentum", () => tf.train.momentum(0.02, 0.9, true)],
  ];

  test('on 40 random models, with a ragged last batch', async () => {
    for (let i = 0; i < 40; i++) {
      const recipe = randomRecipe(random);
      const data = examples(recipe, 10, random);
      const ours = await train(recipe, data, true);
      expect(stepsRun(), recipe.title).toBe(6);
      const theirs = await train(recipe, data, false);
      expect(stepsRun()).toBe(0);
      expectAlike(ours, theirs, recipe.title);
      tf.dispose([data.x, data.y]);
    }
  });

  for (const [name, optimizer] of descent) {
    test(`with ${name}`, async () => {
      for (let i = 0; i < 8; i++) {
        const recipe = randomRecipe(random);
        const data = examples(recipe, 9, random);
        const how = { optimizer, batchSize: 5 };
        const ours = await train(recipe, data, true, how);
        expect(stepsRun()).toBe(4);
        expectAlike(ours, await train(recipe, data, false, how), recipe.title);
      }
    });
  }

  test('with rows of numbers as targets, and one example a batch', async () => {
    for (let i = 0; i < 8; i++) {
      const recipe = randomRecipe(random);
      const data = examples(recipe, 3, random, true);
      const how = { loss: 'categoricalCrossentropy', batchSize: 1 };
      const ours = await train(recipe, data, true, how);
      expect(stepsRun()).toBe(6);
      expectAlike(ours, await train(recipe, data, false, how), recipe.title);
    }
  });
});
