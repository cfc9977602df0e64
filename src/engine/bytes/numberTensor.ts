import * as tf from '@tensorflow/tfjs';
import { type ByteData, emptyValues, type Values } from './backend.ts';

/** What tfjs' `wasm` backend has, and no other. */
interface HeapBackend {
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  typedArrayFromHeap(tensor: tf.TensorInfo): Values;
}

/** A tensor of the current backend whose values `write` fills in: on `wasm` where they are to be, else from a copy. */
export function numberTensor(
  shape: number[],
  dtype: ByteData['dtype'],
  write: (values: Values) => void,
): tf.Tensor {
  const backend = tf.backend() as Partial<HeapBackend>;
  if (backend.makeOutput !== undefined && backend.typedArrayFromHeap !== undefined) {
    const info = backend.makeOutput(shape, dtype);
    write(backend.typedArrayFromHeap(info));
    return tf.engine().makeTensorFromTensorInfo(info);
  }
  const values = emptyValues(dtype, tf.util.sizeFromShape(shape));
  write(values);
  return tf.engine().makeTensor(values, shape, dtype) as tf.Tensor;
}
