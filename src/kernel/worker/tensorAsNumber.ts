/**
 * Refuses operators on tensors. To JavaScript `images / 255` is NaN and `loss < best` false, whatever is in the tensors: neither says so.
 * Texts, as in `${tensor}` and `'loss ' + tensor`, stay as they are.
 */
import type * as tfjs from '@tensorflow/tfjs';

/** Adds it to the class of all tensors, once. */
export function refuseTensorsAsNumbers(tf: typeof tfjs): void {
  Object.defineProperty(tf.Tensor.prototype, Symbol.toPrimitive, {
    configurable: true,
    value(this: tfjs.Tensor, hint: 'number' | 'string' | 'default'): string {
      if (hint !== 'number') return this.toString();
      const shape = `[${this.shape.join(', ')}]`;
      const one = 'For the number in it: (await x.data())[0]. ';
      throw new TypeError(
        `A tensor, here of shape ${shape}, is not a number, and operators such as / and < do not work on it. ` +
          `${this.size === 1 ? one : ''}For all its numbers: x.div(255) instead of x / 255, x.less(1) instead of x < 1.`,
      );
    },
  });
}
