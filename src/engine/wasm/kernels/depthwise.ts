/** Depthwise convolution and its gradients. */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../../overrideKernel.ts';
import type { Engine } from '../engine.ts';
import { type ConvolutionShape, convolutionShape } from '../shapes.ts';
import { depthwise, depthwiseFilterGradient, depthwiseInputGradient } from './computeDepthwise.ts';
import { otherwise } from './otherwise.ts';
import { unsupported } from './unsupported.ts';

type Shape4D = [number, number, number, number];

/** The attributes of tfjs' depthwise kernels. */
interface Attributes {
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly dataFormat?: string;
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly inputShape?: Shape4D;
  readonly filterShape?: Shape4D;
}

/** The convolution's shape; undefined where the kernel before takes it. */
function shapeOf(
  a: Attributes,
  x: number[],
  filter: number[],
  operands: tf.TensorInfo[],
): ConvolutionShape | undefined {
  if (operands.some(({ dtype, shape }) => dtype !== 'float32' || shape.includes(0))) return undefined;
  // Kernels of two-dimensional convolutions get tensors of rank 4.
  const shapes = [x as Shape4D, filter as Shape4D] as const;
  const info = tf.backend_util.computeConv2DInfo(
    ...shapes,
    a.strides,
    a.dilations ?? 1,
    a.pad,
    a.dimRoundingMode,
    true,
  );
  return tf.util.sizeFromShape(info.outShape) === 0 ? undefined : convolutionShape(info);
}

export function installDepthwise(engine: Engine): void {
  const { backend, tensors } = engine;

  function override(
    name: string,
    inputs: readonly [string, string],
    run: (a: tf.TensorInfo, b: tf.TensorInfo, attrs: Attributes) => tf.TensorInfo | undefined,
  ): void {
    overrideKernel('wasm', name, (before) => (args) => {
      const [a, b] = inputs.map((input) => inputNamed(args.inputs, input)) as [tf.TensorInfo, tf.TensorInfo];
      // tfjs passes these kernels' attributes untyped.
      const attributes = args.attrs as unknown as Attributes;
      // tfjs' own kernel does not look at the order of axes, and would compute something else.
      if ((attributes.dataFormat ?? 'NHWC') !== 'NHWC') throw unsupported(name, [a, b], attributes);
      return run(a, b, attributes) ?? otherwise(name, before, args);
    });
  }

  const addressOf = ({ dataId }: tf.TensorInfo) => tensors.address(dataId);

  override('DepthwiseConv2dNative', ['x', 'filter'], (x, filter, attrs) => {
    const shape = shapeOf(attrs, x.shape, filter.shape, [x, filter]);
    if (shape === undefined) return undefined;
    const [from, weights] = [addressOf(x), addressOf(filter)];
    const { batch, outHeight, outWidth, outChannels } = shape;
    const out = backend.makeOutput([batch, outHeight, outWidth, outChannels], 'float32');
    depthwise(engine, shape, from, weights, addressOf(out));
    return out;
  });

  override('DepthwiseConv2dNativeBackpropInput', ['dy', 'filter'], (dy, filter, attrs) => {
    const inputShape = [...(attrs.inputShape as Shape4D)];
    const shape = shapeOf(attrs, inputShape, filter.shape, [dy, filter]);
    if (shape === undefined) return undefined;
    const [weights, gradient] = [addressOf(filter), addressOf(dy)];
    const out = backend.makeOutput(inputShape, 'float32');
    depthwiseInputGradient(engine, shape, weights, gradient, addressOf(out));
    return out;
  });

  override('DepthwiseConv2dNativeBackpropFilter', ['x', 'dy'], (x, dy, attrs) => {
    const filterShape = [...(attrs.filterShape as Shape4D)];
    const shape = shapeOf(attrs, x.shape, filterShape, [x, dy]);
    if (shape === undefined) return undefined;
    const [from, gradient] = [addressOf(x), addressOf(dy)];
    const out = backend.makeOutput(filterShape, 'float32');
    depthwiseFilterGradient(engine, shape, from, gradient, addressOf(out));
    return out;
  });
}
