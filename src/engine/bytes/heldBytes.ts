import type * as tf from '@tensorflow/tfjs';
import { byteBackend } from './backend.ts';

const bytesOfValue: Readonly<Record<string, number>> = { float32: 4, int32: 4, bool: 1, complex64: 8 };

/**
 * The memory that a tensor's values take, in bytes: one each where they are kept as bytes (see `backend.ts`), whatever
 * the dtype. Reads nothing. Undefined for strings, which have no fixed size.
 */
export function heldBytes(tensor: tf.Tensor): number | undefined {
  if (tensor.isDisposed) return 0;
  if (byteBackend.find(tensor.dataId) !== undefined) return tensor.size;
  const each = bytesOfValue[tensor.dtype];
  return each === undefined ? undefined : each * tensor.size;
}
