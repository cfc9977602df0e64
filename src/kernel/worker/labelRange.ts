/**
 * Refuses labels that the last layer has no unit for. TensorFlow.js one-hot encodes a label out of range as zeros, whose
 * cross-entropy is 0: the training would report a perfect loss and learn nothing.
 */
import type * as tfjs from '@tensorflow/tfjs';

/**
 * Looks at the labels of a model that is compiled with `sparseCategoricalCrossentropy`; any other passes.
 *
 * @param labels what `fit` was given; checked where it is one tensor with one label an output. It is read from the
 *   device once.
 * @throws RangeError with the first label that is out of range and the labels that there can be.
 */
export async function checkLabels(tf: typeof tfjs, model: tfjs.LayersModel, labels: unknown): Promise<void> {
  const [output] = model.outputs;
  const units = output?.shape.at(-1);
  if (model.loss !== 'sparseCategoricalCrossentropy' || model.outputs.length !== 1) return;
  if (typeof units !== 'number' || !(labels instanceof tf.Tensor) || labels.isDisposed) return;
  // Labels that are one-hot or of another shape are told by TensorFlow.js.
  if (output?.shape.length === 2 && labels.size !== labels.shape[0]) return;
  const outside = (await labels.data()).find((label) => !(label >= 0 && label < units));
  if (outside === undefined) return;
  const most = units === 1 ? '1 unit (label 0)' : `${units} units (labels 0 to ${units - 1})`;
  const advice = outside >= units ? `Give it at least ${Math.floor(outside) + 1} units, or look` : 'Look';
  throw new RangeError(`fit: label ${outside}, but the last layer has ${most}. ${advice} at the labels.`);
}
