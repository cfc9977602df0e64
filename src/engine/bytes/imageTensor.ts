import type * as tf from '@tensorflow/tfjs';
import { byteBackend } from './backend.ts';

/**
 * An int32 tensor of 0–255 whose data stay bytes. Casting, adding, subtracting, multiplying and dividing by a number,
 * reshaping, and slicing along the first axis stay bytes too; `model.fit`, `evaluate` and `predict` turn one batch at a
 * time into numbers. Values are the same to the bit as those of a float tensor.
 *
 * @param bytes the values in row-major order; kept, not copied, and not to be changed afterwards
 * @param shape for instance `[60000, 28, 28]`; must multiply out to the number of bytes
 */
export function imageTensor(bytes: Uint8Array, shape: readonly number[]): tf.Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  if (size !== bytes.length || shape.some((length) => !Number.isInteger(length) || length < 0)) {
    throw new Error(
      `imageTensor: the shape [${shape.join(', ')}] has ${size} values but ${bytes.length} bytes were given. ` +
        'The lengths of the axes must multiply out to the number of bytes.',
    );
  }
  return byteBackend.create(bytes, [...shape]);
}
