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
    const fourBytes = x.dtype === 'float32' || x.dtype === 'int32';
    if (!simple || !fourBytes || indices.dtype !== 'int32' || rows === 0) {
      // tfjs' wasm kernel picks from the wrong batch.
      const batches = args.attrs?.batchDims !== 0;
      return otherwise('GatherV2', batches ? cpuKernel('GatherV2') : before, args, anyNumbers);
    }
    const rowBytes = (tf.util.sizeFromShape(x.shape) / rows) * 4;
    const count = tf.util.sizeFromShape(indices.shape);
    const [from, at] = [tensors.address(x.dataId), tensors.address(indices.dataId)];
    for (const index of new Int32Array(program.memory.buffer, at, count)) {
      if (index >= 0 && index < rows) continue;
      throw new Error(`GatherV2: the index value ${index} is not in [0, ${rows - 1}]`);
    }
    const out = backend.makeOutput([...indices.shape, ...x.shape.slice(1)], x.dtype);
    // A number copied takes about as long as a multiply-add.
    const numbers = (count * rowBytes) / 4;
    program.run('gather', 0, [count, rowBytes, from, at, tensors.address(out.dataId)], numbers);
    return out;
  });
}
