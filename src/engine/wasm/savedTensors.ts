/**
 * What a kernel's gradient needs is kept until the backward pass. tfjs clones it with a kernel and notes the clone on its tape,
 * some sixty times in a training step; sharing the data does the same for a fraction. The note is needed only where
 * gradients of gradients are taken, so there tfjs does it in its own way.
 */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from './engine.ts';

/** What of tfjs' engine is used; its typings keep it private. */
interface Tape {
  readonly state: { readonly gradientDepth: number };
  saveTensorsForBackwardMode(tensors: tf.Tensor[]): tf.Tensor[];
}

export function installSavedTensors({ tensors }: Engine): void {
  const tape = tf.engine() as unknown as Tape;
  const before = tape.saveTensorsForBackwardMode.bind(tape);
  tape.saveTensorsForBackwardMode = (all) => {
    const mine = (tensor: tf.Tensor) =>
      tensor.dtype !== 'string' && tensors.peek(tensor.dataId) !== undefined;
    if (tf.getBackend() !== 'wasm' || tape.state.gradientDepth !== 1 || !all.every(mine)) return before(all);
    return all.map(({ dataId, shape, dtype }) => {
      const info = tensors.share(dataId, shape, dtype);
      return tf.keep(tf.engine().makeTensorFromTensorInfo(info));
    });
  };
}
