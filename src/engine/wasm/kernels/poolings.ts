/** Max and average pooling and their gradients. */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../../overrideKernel.ts';
import type { Engine } from '../engine.ts';
import type { PendingConvolution } from '../pendingKinds.ts';
import type { PoolShape } from '../shapes.ts';
import type { HeapTensor } from '../wasmBackend.ts';
import { Winners } from '../winners.ts';
import { cpuKernel, otherwise } from './otherwise.ts';
import { fusable, type PoolInfo, poolWords } from './poolShapes.ts';

/** The attributes of tfjs' pooling kernels. */
interface Attributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Undefined where the cpu backend's kernel is to take it. */
function poolInfo(attrs: tf.NamedAttrMap | undefined, x: tf.TensorInfo): PoolInfo | undefined {
  if (x.shape.length !== 4 || x.dtype !== 'float32') return undefined;
  // tfjs passes these kernels' attributes untyped.
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as Attributes;
  const shape = x.shape as [number, number, number, number];
  const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  // Padding given as a number can be so wide that a window sees nothing but padding.
  const seesPixels = [
    (info.outHeight - 1) * info.strideHeight - info.padInfo.top < info.inHeight,
    (info.outWidth - 1) * info.strideWidth - info.padInfo.left < info.inWidth,
    info.padInfo.top < info.effectiveFilterHeight && info.padInfo.left < info.effectiveFilterWidth,
  ];
  return tf.util.sizeFromShape(info.outShape) === 0 || seesPixels.includes(false) ? undefined : info;
}

function samePool(a: PoolShape, b: PoolShape): boolean {
  const names = [
    'kernelHeight',
    'kernelWidth',
    'strideHeight',
    'strideWidth',
    'outHeight',
    'outWidth',
  ] as const;
  return names.every((name) => a[name] === b[name]);
}

function poolPending(
  { program, tensors }: Engine,
  map: HeapTensor,
  pending: PendingConvolution,
  info: PoolInfo,
  pool: PoolShape,
): tf.TensorInfo {
  const address = program.allocate(tf.util.sizeFromShape(info.outShape), 'the winners of a max pooling');
  const winners = new Winners(address, pending.shape, pool, (at) => program.free(at));
  map.winners = winners;
  return tensors.defer({ kind: 'pooling', convolution: pending, winners }, info.outShape);
}

export function installPoolings(engine: Engine): void {
  const { backend, program, tensors, options } = engine;

  overrideKernel('wasm', 'MaxPool', () => (args) => {
    const x = inputNamed(args.inputs, 'x');
    const info = poolInfo(args.attrs, x);
    if (info === undefined) return otherwise('MaxPool', cpuKernel('MaxPool'), args);
    const map = tensors.peek(x.dataId);
    const pool = options.fusePooling ? fusable(info) : undefined;
    if (map?.pending?.kind === 'convolution' && map.winners === undefined && pool !== undefined) {
      return poolPending(engine, map, map.pending, info, pool);
    }
    // A map that is pooled twice has no single set of winners.
    map?.winners?.release();
    if (map !== undefined) map.winners = undefined;
    return pooled('maxPool', info, [x]);
  });

  overrideKernel('wasm', 'MaxPoolGrad', () => (args) => {
    const [dy, x] = [inputNamed(args.inputs, 'dy'), inputNamed(args.inputs, 'input')];
    const info = poolInfo(args.attrs, x);
    if (info === undefined || dy.dtype !== 'float32')
      return otherwise('MaxPoolGrad', cpuKernel('MaxPoolGrad'), args);
    const winners = tensors.peek(x.dataId)?.winners;
    // Whoever passed a gradient on has read the output; if nobody did, it is computed for the winners' sake.
    if (winners?.computed[0] === 0) tensors.address(inputNamed(args.inputs, 'output').dataId);
    const pool = fusable(info);
    const fused = winners !== undefined && winners.computed[0] > 0;
    if (fused && pool !== undefined && samePool(winners.pool, pool)) {
      const pending = tensors.peek(x.dataId)?.pending;
      const linear = pending?.kind === 'convolution' && !pending.relu;
      return tensors.defer(
        { kind: 'gradient', winners, pooledGradient: dy.dataId, rectified: linear },
        x.shape,
      );
    }
    return gradient('maxPoolGradient', info, [x, dy], x.shape);
  });

  overrideKernel('wasm', 'AvgPool', () => (args) => {
    const x = inputNamed(args.inputs, 'x');
    const info = poolInfo(args.attrs, x);
    return info === undefined
      ? otherwise('AvgPool', cpuKernel('AvgPool'), args)
      : pooled('averagePool', info, [x]);
  });

  overrideKernel('wasm', 'AvgPoolGrad', () => (args) => {
    const [dy, x] = [inputNamed(args.inputs, 'dy'), inputNamed(args.inputs, 'input')];
    const info = poolInfo(args.attrs, x);
    if (info === undefined || dy.dtype !== 'float32')
      return otherwise('AvgPoolGrad', cpuKernel('AvgPoolGrad'), args);
    return gradient('averagePoolGradient', info, [dy], x.shape);
  });

  function pooled(job: 'maxPool' | 'averagePool', info: PoolInfo, inputs: tf.TensorInfo[]): tf.TensorInfo {
    const from = inputs.map((input) => tensors.address(input.dataId));
    const out = backend.makeOutput(info.outShape, 'float32');
    program.run(job, info.filterHeight * info.filterWidth, [
      ...poolWords(info),
      ...from,
      tensors.address(out.dataId),
    ]);
    return out;
  }

  function gradient(
    job: 'maxPoolGradient' | 'averagePoolGradient',
    info: PoolInfo,
    inputs: tf.TensorInfo[],
    shape: number[],
  ): tf.TensorInfo {
    const from = inputs.map((input) => tensors.address(input.dataId));
    const out = backend.makeOutput(shape, 'float32');
    program.run(job, info.filterHeight * info.filterWidth, [
      ...poolWords(info),
      ...from,
      tensors.address(out.dataId),
    ]);
    return out;
  }
}
