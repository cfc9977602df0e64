/** Conv2D, with bias and relu, and its two gradients. */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../../overrideKernel.ts';
import type { Engine } from '../engine.ts';
import { type ConvolutionShape, convolutionShape, poolReach, reach } from '../shapes.ts';
import {
  filterGradient,
  inputGradient,
  sparseFilterGradient,
  sparseInputGradient,
} from './computeConvolution.ts';
import { otherwise } from './otherwise.ts';

type Shape4D = [number, number, number, number];

/** The attributes of tfjs' Conv2D kernels. */
interface Attributes {
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly activation?: string;
  readonly inputShape?: Shape4D;
  readonly filterShape?: Shape4D;
}

/** The convolution's shape; undefined where it is not one for these kernels, which then goes to the kernel before. */
function shapeOf(
  attrs: tf.NamedAttrMap | undefined,
  inputShape: number[],
  filterShape: number[],
): ConvolutionShape | undefined {
  // tfjs passes these kernels' attributes untyped; tensors have rank 4 by then.
  const a = attrs as unknown as Attributes;
  if (a.dataFormat !== undefined && a.dataFormat !== 'NHWC') return undefined;
  const shapes = [inputShape as Shape4D, filterShape as Shape4D] as const;
  const info = tf.backend_util.computeConv2DInfo(
    ...shapes,
    a.strides,
    a.dilations ?? 1,
    a.pad,
    a.dimRoundingMode,
  );
  if (info.inChannels !== filterShape[2]) return undefined;
  const shape = convolutionShape(info);
  return tf.util.sizeFromShape(info.outShape) === 0 || tf.util.sizeFromShape(inputShape) === 0
    ? undefined
    : shape;
}

function areFloats(...tensors: tf.TensorInfo[]): boolean {
  return tensors.every((tensor) => tensor.dtype === 'float32');
}

export function installConvolutions(engine: Engine): void {
  const { tensors, backend } = engine;

  overrideKernel('wasm', 'Conv2D', (before) => (args) => {
    const [x, filter] = [inputNamed(args.inputs, 'x'), inputNamed(args.inputs, 'filter')];
    const shape = areFloats(x, filter) ? shapeOf(args.attrs, x.shape, filter.shape) : undefined;
    if (shape === undefined) return otherwise('Conv2D', before, args);
    const pending = {
      kind: 'convolution',
      shape,
      x: x.dataId,
      filter: filter.dataId,
      bias: undefined,
      relu: false,
    } as const;
    return tensors.defer(pending, outShape(shape));
  });

  overrideKernel('wasm', 'FusedConv2D', (before) => (args) => {
    const [x, filter] = [inputNamed(args.inputs, 'x'), inputNamed(args.inputs, 'filter')];
    const { bias } = args.inputs;
    const activation = args.attrs?.activation ?? 'linear';
    const shape = areFloats(x, filter) ? shapeOf(args.attrs, x.shape, filter.shape) : undefined;
    const known = activation === 'linear' || activation === 'relu';
    const oneBiasAChannel =
      bias === undefined || (bias.shape.length === 1 && bias.shape[0] === shape?.outChannels);
    if (shape === undefined || !known || !oneBiasAChannel) return otherwise('FusedConv2D', before, args);
    const operands = { x: x.dataId, filter: filter.dataId, bias: bias?.dataId, relu: activation === 'relu' };
    return tensors.defer({ kind: 'convolution', shape, ...operands }, outShape(shape));
  });

  overrideKernel('wasm', 'Conv2DBackpropFilter', (before) => (args) => {
    const [x, dy] = [inputNamed(args.inputs, 'x'), inputNamed(args.inputs, 'dy')];
    const filterShape = [...((args.attrs as unknown as Attributes).filterShape as Shape4D)];
    const shape = areFloats(x, dy) ? shapeOf(args.attrs, x.shape, filterShape) : undefined;
    if (shape === undefined) return otherwise('Conv2DBackpropFilter', before, args);
    const out = backend.makeOutput(filterShape, 'float32');
    const sparse = sparseGradient(engine, dy);
    if (sparse !== undefined) {
      const { winners, pooledGradient } = sparse;
      const at = tensors.address(pooledGradient);
      const seen = reach(shape, ...poolReach(winners.pool, ...winners.computed));
      sparseFilterGradient(engine, winners, tensors.corner(x.dataId, seen), at, tensors.address(out.dataId));
    } else {
      const at = tensors.address(dy.dataId);
      filterGradient(engine, shape, tensors.address(x.dataId), at, tensors.address(out.dataId));
    }
    return out;
  });

  overrideKernel('wasm', 'Conv2DBackpropInput', (before) => (args) => {
    const [dy, filter] = [inputNamed(args.inputs, 'dy'), inputNamed(args.inputs, 'filter')];
    const inputShape = [...((args.attrs as unknown as Attributes).inputShape as Shape4D)];
    const shape = areFloats(dy, filter) ? shapeOf(args.attrs, inputShape, filter.shape) : undefined;
    if (shape === undefined) return otherwise('Conv2DBackpropInput', before, args);
    const out = backend.makeOutput(inputShape, 'float32');
    const sparse = sparseGradient(engine, dy);
    if (sparse !== undefined) {
      const { winners, pooledGradient } = sparse;
      const at = tensors.address(pooledGradient);
      sparseInputGradient(engine, winners, tensors.address(filter.dataId), at, tensors.address(out.dataId));
    } else {
      const at = tensors.address(dy.dataId);
      inputGradient(engine, shape, tensors.address(filter.dataId), at, tensors.address(out.dataId));
    }
    return out;
  });
}

/** The gradient as winners, where it is still pending and its cut-off windows pass nothing on. */
export function sparseGradient({ tensors }: Engine, dy: tf.TensorInfo) {
  const pending = tensors.peek(dy.dataId)?.pending;
  return pending?.kind === 'gradient' && pending.rectified ? pending : undefined;
}

function outShape(shape: ConvolutionShape): number[] {
  return [shape.batch, shape.outHeight, shape.outWidth, shape.outChannels];
}
