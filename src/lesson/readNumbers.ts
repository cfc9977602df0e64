import * as tf from '@tensorflow/tfjs';

/** What a helper takes where it needs a list of numbers, such as labels. */
export type Numbers = tf.Tensor | ArrayLike<number>;

/** The numbers of a small tensor, or the list itself. Works on every backend, as it waits for the data. */
export async function readNumbers(numbers: Numbers): Promise<ArrayLike<number>> {
  return numbers instanceof tf.Tensor ? await numbers.data<'float32' | 'int32' | 'bool'>() : numbers;
}
