import * as tf from '@tensorflow/tfjs';

type Run = tf.KernelFunc;

/**
 * Puts `make(before)` in the place of a registered kernel, where `before` is what the backend ran until now
 * (`undefined` where it had none). Set-up and disposal of the kernel in place are kept, so this may be called
 * before or after the backend has started.
 */
export function overrideKernel(
  backendName: string,
  kernelName: string,
  make: (before: Run | undefined) => Run,
): void {
  const before = tf.getKernel(kernelName, backendName) as tf.KernelConfig | undefined;
  if (before !== undefined) tf.unregisterKernel(kernelName, backendName);
  const kernelFunc = make(before?.kernelFunc);
  tf.registerKernel({ ...before, kernelName, backendName, kernelFunc });
}

/** The tensor an input of that name holds; throws where a kernel is called without it. */
export function inputNamed(inputs: tf.NamedTensorInfoMap, name: string): tf.TensorInfo {
  const input = inputs[name];
  if (input === undefined) throw new Error(`A kernel was called without its input "${name}".`);
  return input;
}
