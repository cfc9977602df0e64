/** A run of a tensor's values, copied: tfjs' kernel first copies the whole tensor, as `model.fit` would for every batch. */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../../overrideKernel.ts';
import type { Engine } from '../engine.ts';
import { anyNumbers, otherwise } from './otherwise.ts';
import { unsupported } from './unsupported.ts';

export function installSlice({ backend, program, tensors }: Engine): void {
  overrideKernel('wasm', 'Slice', (before) => (args) => {
    const x = inputNamed(args.inputs, 'x');
    const { begin, size } = args.attrs as unknown as { readonly begin: number[]; readonly size: number[] };
    const [first, lengths] = tf.slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
    const fourBytes = x.dtype === 'float32' || x.dtype === 'int32';
    const inside = lengths.every((length, i) => (first[i] ?? 0) + length <= (x.shape[i] ?? 0));
    // tfjs' kernel would read what lies behind.
    if (!inside) throw unsupported('Slice', [x], args.attrs);
    if (!fourBytes || !tf.slice_util.isSliceContinous(x.shape, first, lengths)) {
      return otherwise('Slice', before, args, anyNumbers);
    }
    const skipped = tf.slice_util.computeFlatOffset(first, tf.util.computeStrides(x.shape));
    const out = backend.makeOutput(lengths, x.dtype);
    const from = tensors.address(x.dataId) + 4 * skipped;
    const count = tf.util.sizeFromShape(lengths);
    new Uint8Array(program.memory.buffer).copyWithin(tensors.address(out.dataId), from, from + 4 * count);
    return out;
  });
}
