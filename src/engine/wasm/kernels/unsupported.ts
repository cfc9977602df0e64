import type * as tf from '@tensorflow/tfjs';

/** Why a kernel was not run: its name, its tensors and its attributes. */
export function unsupported(
  kernel: string,
  tensors: readonly tf.TensorInfo[],
  attributes: object | undefined,
): Error {
  const operands = tensors.map(({ dtype, shape }) => `${dtype} [${shape.join(', ')}]`).join(' and ');
  const named = Object.entries(attributes ?? {})
    .filter(([, value]) => value != null)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .sort();
  const how = named.length > 0 ? ` with ${named.join(', ')}` : '';
  return new Error(`${kernel}: ${operands}${how} is not supported on wasm.`);
}
