import * as tf from '@tensorflow/tfjs';

/** tfjs' classes keep all they hold in properties; so do the prototypes they are made of. */
export function isTfjsPrototype(): (prototype: object) => boolean {
  const bases = new Set<object>([
    tf.Tensor.prototype,
    tf.Optimizer.prototype,
    tf.serialization.Serializable.prototype,
    tf.TensorBuffer.prototype,
    tf.SymbolicTensor.prototype,
    tf.LayerVariable.prototype,
  ]);
  return (prototype) => {
    for (let step: object | null = prototype; step !== null; step = Object.getPrototypeOf(step)) {
      if (bases.has(step)) return true;
    }
    return false;
  };
}
