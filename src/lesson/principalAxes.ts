/**
 * Principal component analysis: the directions in which many rows of numbers differ most (Pearson, 1901), found by power
 * iteration on the covariance.
 */
import * as tf from '@tensorflow/tfjs';
import { seededRandom } from './random.ts';

const steps = 60;

/**
 * Each row of `features`, `[count, width]`, as a point of two numbers: how far it lies along the first and the second
 * principal axis. The result is `[count, 2]`. An axis may point either way; here its largest part is positive.
 */
export function principalAxes(features: tf.Tensor2D): tf.Tensor2D {
  const [count, width] = features.shape;
  if (count < 2 || width < 2) {
    throw new Error(
      `principalAxes: at least 2 rows of 2 numbers are needed, not [${features.shape.join(', ')}]`,
    );
  }
  return tf.tidy(() => {
    const centred = features.sub(features.mean(0));
    let covariance = centred
      .transpose()
      .matMul(centred)
      .div(count - 1) as tf.Tensor2D;
    const random = seededRandom(1);
    const axes: tf.Tensor2D[] = [];
    for (const _ of ['first', 'second']) {
      let axis = tf.tensor2d(
        Array.from({ length: width }, () => random() - 0.5),
        [width, 1],
      );
      for (let step = 0; step < steps; step++) {
        const next = covariance.matMul<tf.Tensor2D>(axis);
        axis = next.div(next.norm().add(1e-12));
      }
      const largest = axis.gather(axis.abs().argMax(0));
      axis = axis.mul(largest.sign());
      axes.push(axis);
      // What is left after the first axis varies along the second most.
      const variance = axis.transpose().matMul(covariance).matMul(axis);
      covariance = covariance.sub(axis.matMul(axis.transpose()).mul(variance));
    }
    return tf.matMul<tf.Tensor2D>(centred, tf.concat2d(axes, 1));
  });
}
