/**
 * Refuses operators on tensors. To JavaScript `images / 255` is NaN, `loss < best` false and `images + 1` a text, whatever is in the
 * tensors: none says so. `${tensor}` and `String(tensor)` stay as they are.
 */
import type * as tfjs from '@tensorflow/tfjs';

/** Adds it to the class of all tensors, once. */
export function refuseTensorsAsNumbers(tf: typeof tfjs): void {
  Object.defineProperty(tf.Tensor.prototype, Symbol.toPrimitive, {
    configurable: true,
    value(this: tfjs.Tensor, hint: 'number' | 'string' | 'default'): string {
      if (hint === 'string') return this.toString();
      const shape = `[${this.shape.join(', ')}]`;
      const one = ' The number in it, to print or to compare: (await x.data())[0].';
      throw new TypeError(
        `A tensor, here of shape ${shape}, is not a number, and operators such as + / < do not work on it. Use its methods: ` +
          `x.add(1), x.sub(1), x.mul(2), x.div(255), x.neg(), x.less(1); tf.sub(1, x) for 1 - x.${this.size === 1 ? one : ''} ` +
          'For its text: String(x).',
      );
    },
  });
}
