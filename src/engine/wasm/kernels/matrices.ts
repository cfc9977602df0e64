/** Matrix products, alone or with bias and relu. */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../../overrideKernel.ts';
import type { Engine } from '../engine.ts';
import { multiply, type Product } from './multiply.ts';
import { otherwise } from './otherwise.ts';
import { unsupported } from './unsupported.ts';

interface ShapedProduct extends Product {
  readonly shape: number[];
}

/**
 * The product's shape; undefined where batches of several axes would have to be broadcast.
 *
 * @throws where rows and columns do not fit
 */
function productOf(
  kernel: string,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  attrs: tf.NamedAttrMap | undefined,
): ShapedProduct | undefined {
  const transposeA = attrs?.transposeA === true;
  const transposeB = attrs?.transposeB === true;
  const [outerA, outerB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const [rowsA = 0, columnsA = 0] = a.shape.slice(-2);
  const [rowsB = 0, columnsB = 0] = b.shape.slice(-2);
  const m = transposeA ? columnsA : rowsA;
  const depth = transposeA ? rowsA : columnsA;
  const n = transposeB ? rowsB : columnsB;
  const [batchA, batchB] = [tf.util.sizeFromShape(outerA), tf.util.sizeFromShape(outerB)];
  const alike = tf.util.arraysEqual(outerA, outerB);
  if (!alike && batchA !== 1 && batchB !== 1) return undefined;
  // tfjs' own kernels would compute something.
  if (depth !== (transposeB ? columnsB : rowsB)) throw unsupported(kernel, [a, b], attrs);
  if (batchA * batchB * m * n * depth === 0) return undefined;
  if (a.dtype !== 'float32' || b.dtype !== 'float32') return undefined;
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(outerA, outerB);
  return {
    batch: Math.max(batchA, batchB),
    m,
    n,
    depth,
    stepA: batchA === 1 ? 0 : m * depth,
    stepB: batchB === 1 ? 0 : depth * n,
    shape: [...outer, m, n],
    transposeA,
    transposeB,
  };
}

export function installMatrices(engine: Engine): void {
  function product(
    p: ShapedProduct,
    a: tf.TensorInfo,
    b: tf.TensorInfo,
    bias: tf.TensorInfo | undefined,
    relu: boolean,
  ) {
    const { backend, tensors } = engine;
    const address = (tensor: tf.TensorInfo) => tensors.address(tensor.dataId);
    const [left, right, biases] = [address(a), address(b), bias === undefined ? 0 : address(bias)];
    const out = backend.makeOutput(p.shape, 'float32');
    multiply(engine, p, left, right, address(out), biases, relu);
    return out;
  }

  overrideKernel('wasm', 'BatchMatMul', (before) => (args) => {
    const [a, b] = [inputNamed(args.inputs, 'a'), inputNamed(args.inputs, 'b')];
    const shaped = productOf('BatchMatMul', a, b, args.attrs);
    return shaped === undefined
      ? otherwise('BatchMatMul', before, args)
      : product(shaped, a, b, undefined, false);
  });

  overrideKernel('wasm', '_FusedMatMul', (before) => (args) => {
    const [a, b] = [inputNamed(args.inputs, 'a'), inputNamed(args.inputs, 'b')];
    const { bias } = args.inputs;
    const activation = args.attrs?.activation ?? 'linear';
    const shaped = productOf('_FusedMatMul', a, b, args.attrs);
    const oneBiasAColumn = bias === undefined || tf.util.arraysEqual(bias.shape, [shaped?.n ?? -1]);
    if (shaped === undefined || !oneBiasAColumn || (activation !== 'linear' && activation !== 'relu')) {
      return otherwise('_FusedMatMul', before, args);
    }
    return product(shaped, a, b, bias, activation === 'relu');
  });
}
