/** Training with compiled steps and without, and what comes of it. */
import * as tf from '@tensorflow/tfjs';
import { compiledStepFlag } from '../../../../src/engine/wasm/step/installCompiledStep.ts';
import type { Batches, Recipe } from './models.ts';

export interface Outcome {
  readonly losses: number[];
  readonly accuracies: number[];
  readonly weights: Float32Array[];
}

export type Optimizer = () => tf.Optimizer;
/** With an ε well above rounding: else Adam makes steps of full length of gradients that are nothing else. */
export const adam: Optimizer = () => tf.train.adam(0.01, 0.9, 0.999, 1e-3);

export interface Training {
  readonly optimizer?: Optimizer;
  readonly loss?: string;
  readonly batchSize?: number;
  readonly epochs?: number;
}

export const sparse = 'sparseCategoricalCrossentropy';

export function weightsOf(model: tf.LayersModel): Float32Array[] {
  return model.getWeights().map((weight) => weight.dataSync() as Float32Array);
}

/** Trains a fresh model; logs of every batch are kept. */
export async function train(
  recipe: Recipe,
  { x, y }: Batches,
  compiled: boolean,
  how: Training = {},
): Promise<Outcome> {
  const { optimizer = adam, loss = sparse, batchSize = 4, epochs = 2 } = how;
  tf.env().set(compiledStepFlag, compiled);
  const model = recipe.make();
  model.compile({ optimizer: optimizer(), loss, metrics: ['accuracy'] });
  const losses: number[] = [];
  const accuracies: number[] = [];
  await model.fit(x, y, {
    batchSize,
    epochs,
    shuffle: false,
    verbose: 0,
    callbacks: {
      onBatchEnd: (_, logs) => {
        losses.push(logs?.loss ?? Number.NaN);
        accuracies.push(logs?.acc ?? Number.NaN);
      },
    },
  });
  const weights = weightsOf(model);
  model.dispose();
  return { losses, accuracies, weights };
}

/** A fixed small network with everything in it that is fused. */
export function smallRecipe(): Recipe {
  const initializer = (seed: number) => tf.initializers.glorotUniform({ seed });
  return {
    title: 'small',
    inputShape: [9, 9, 1],
    classes: 3,
    make: () =>
      tf.sequential({
        layers: [
          tf.layers.conv2d({
            inputShape: [9, 9, 1],
            filters: 8,
            kernelSize: 3,
            activation: 'relu',
            kernelInitializer: initializer(1),
          }),
          tf.layers.maxPooling2d({ poolSize: 2 }),
          tf.layers.flatten(),
          tf.layers.dense({ units: 3, activation: 'softmax', kernelInitializer: initializer(2) }),
        ],
      }),
  };
}

export function compiledModel(optimizer: Optimizer = adam, metrics: unknown = ['accuracy']): tf.LayersModel {
  const model = smallRecipe().make();
  model.compile({ optimizer: optimizer(), loss: sparse, metrics: metrics as string[] });
  return model;
}

export const learn = (model: tf.LayersModel, { x, y }: Batches, args: tf.ModelFitArgs = {}) =>
  model.fit(x, y, { batchSize: 4, epochs: 1, shuffle: false, verbose: 0, ...args });

/** The same training twice, once with compiled steps and once as tfjs does it. */
export async function both<T>(training: () => Promise<T>): Promise<[ours: T, theirs: T]> {
  tf.env().set(compiledStepFlag, true);
  const ours = await training();
  tf.env().set(compiledStepFlag, false);
  return [ours, await training()];
}
