/**
 * Gradients that tfjs 4.22 lacks on every backend, without which some of its layers throw in training: comparisons
 * (`thresholdedReLU`, `masking`) and the transposed three-dimensional convolution (`conv3dTranspose`).
 */
import * as tf from '@tensorflow/tfjs';

/** Steps, whose gradient is 0 wherever there is one; with the names of their inputs. */
const steps: Record<string, string[]> = {
  Greater: ['a', 'b'],
  GreaterEqual: ['a', 'b'],
  Less: ['a', 'b'],
  LessEqual: ['a', 'b'],
  Equal: ['a', 'b'],
  NotEqual: ['a', 'b'],
  LogicalAnd: ['a', 'b'],
  LogicalOr: ['a', 'b'],
  LogicalNot: ['x'],
  Any: ['x'],
  All: ['x'],
};

const zeroGradient = (inputs: string[]): tf.GradFunc => {
  return (_, saved) => {
    const zeros = (i: number) => () => tf.zeros((saved[i] as tf.Tensor).shape);
    return Object.fromEntries(inputs.map((name, i) => [name, zeros(i)]));
  };
};

/** With dx = transposedConvolution(dy, filter): the convolution of its gradient, and the filter gradient of that. */
const transposedGradient: tf.GradFunc = (gradient, saved, attrs) => {
  const { strides, pad } = attrs as unknown as tf.Conv3DAttrs;
  const [x, dy, filter] = [gradient, ...saved] as [tf.Tensor5D, tf.Tensor5D, tf.Tensor5D];
  return {
    dy: () => tf.conv3d(x, filter, strides, pad),
    filter: () => {
      const filterAttrs = { strides, pad, filterShape: filter.shape };
      return tf.engine().runKernel('Conv3DBackpropFilterV2', { x, dy }, filterAttrs) as tf.Tensor;
    },
  };
};

let installed = false;

/** Registers the gradients that are missing; further calls do nothing. */
export function installMissingGradients(): void {
  if (installed) return;
  installed = true;
  for (const [kernelName, inputs] of Object.entries(steps)) {
    if (isMissing(kernelName)) {
      tf.registerGradient({ kernelName, inputsToSave: inputs, gradFunc: zeroGradient(inputs) });
    }
  }
  const kernelName = 'Conv3DBackpropInputV2';
  if (isMissing(kernelName)) {
    tf.registerGradient({ kernelName, inputsToSave: ['dy', 'filter'], gradFunc: transposedGradient });
  }
}

function isMissing(kernelName: string): boolean {
  return (tf.getGradient(kernelName) ?? undefined) === undefined;
}
