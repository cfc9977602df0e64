/** Picks rows, as `model.fit` does for every batch: each row is one copy of memory. */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../../overrideKernel.ts';
import type { Engine } from '../engine.ts';
import { anyNumbers, cpuKernel, otherwise } from './otherwise.ts';

export function installGather({ backend, program, tensors }: Engine): void {
  overrideKernel('wasm', 'GatherV2', (before) => (args) => {
    const [x, indices] = [inputNamed(args.inputs, 'x'), inputNamed(args.inputs, 'indices')];
    const rows = x.shape[0] ?? 0;
    const simple = args.attrs?.axis === 0 && args.attrs.batchDims === 0 && x.shape.length > 0;
    const numbers = x.dtype === 'float32' || x.dtype === 'int32';
    if (!simple || !numbers || indices.dtype !== 'int32' || rows === 0) {
      // tfjs' wasm kernel picks from the wrong batch.
      const batches = args.attrs?.batchDims !== 0;
      return otherwise('GatherV2', batches ? cpuKernel('GatherV2') : before, args, anyNumbers);
    }
    const rowBytes = (tf.util.sizeFromShape(x.shape) / rows) * 4;
    const count = tf.util.sizeFromShape(indices.shape);
    const [from, at] = [tensors.address(x.dataId), tensors.address(indices.dataId)];
    const picked = new Int32Array(program.memory.buffer, at, count).slice();
    const wrong = picked.find((index) => index < 0 || index >= rows);
    if (wrong !== undefined) throw new Error(`GatherV2: the index value ${wrong} is not in [0, ${rows - 1}]`);
    const out = backend.makeOutput([...indices.shape, ...x.shape.slice(1)], x.dtype);
    const to = tensors.address(out.dataId);
    const heap = new Uint8Array(program.memory.buffer);
    picked.forEach((index, i) => {
      const source = from + index * rowBytes;
      heap.copyWithin(to + i * rowBytes, source, source + rowBytes);
    });
    return out;
  });
}
