/** The metrics that a model was compiled with, from the outcome of a compiled step. */
import * as tf from '@tensorflow/tfjs';
import type { Chain, CompiledModel } from './chain.ts';
import type { StepResult } from './compiledStep.ts';

/** One metric of a batch, as a scalar. */
export type StepMetric = (
  result: StepResult,
  targets: tf.Tensor,
  probabilities: () => tf.Tensor,
) => tf.Tensor;

const isAccuracy = (name: unknown) => name === 'accuracy' || name === 'acc';

/** In the order of the model's `metricsTensors`. */
export function metricsOf(model: CompiledModel, chain: Chain): StepMetric[] {
  const named = [model.metrics ?? []].flat() as unknown[];
  return model.metricsTensors.map(([metric], i) => {
    // With one class tfjs means another accuracy.
    if (isAccuracy(named[i]) && named.length === model.metricsTensors.length && chain.classes > 1) {
      return ({ accuracy }) => tf.scalar(accuracy);
    }
    return (_, targets, probabilities) => tf.tidy(() => tf.mean(metric(targets, probabilities())));
  });
}
