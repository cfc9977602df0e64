/** Reads and writes single numbers where they are on the heap, without a tensor for each. */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../engine.ts';
import type { Scalars } from './updates.ts';

export function heapScalars({ backend, program, tensors }: Engine): Scalars {
  const at = ({ dataId }: tf.Tensor) => new Float32Array(program.memory.buffer, tensors.address(dataId), 1);
  return {
    read: (scalar) => at(scalar)[0] ?? Number.NaN,
    write(scalar, value) {
      // Whoever else holds the number, as a learner's clone, is to keep it.
      if (backend.refCount(scalar.dataId) === 1) at(scalar)[0] = value;
      else tf.tidy(() => scalar.assign(tf.scalar(value)));
    },
  };
}
