/** Bias, relu, and their gradients: kernels that may only note on a pending convolution what is to be done. */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../../overrideKernel.ts';
import type { Engine } from '../engine.ts';
import { sumWinners } from './computeConvolution.ts';
import { sparseGradient } from './convolutions.ts';

/** Our own kernel, called by relu's gradient. */
const reluGradientKernel = 'ConvbookReluGradient';

type Before = tf.KernelFunc | undefined;

function need(before: Before, kernel: string): tf.KernelFunc {
  if (before === undefined) throw new Error(`${kernel}: tfjs' wasm backend has lost its own kernel.`);
  return before;
}

export function installActivations(engine: Engine): void {
  const { backend, program, tensors } = engine;

  overrideKernel('wasm', 'Identity', () => ({ inputs }) => {
    const x = inputNamed(inputs, 'x');
    tensors.peek(x.dataId) ?? tensors.address(x.dataId);
    return tensors.share(x.dataId, x.shape, x.dtype);
  });

  overrideKernel('wasm', 'Add', (before) => (args) => {
    const [a, b] = [inputNamed(args.inputs, 'a'), inputNamed(args.inputs, 'b')];
    const channels = a.shape.at(-1);
    const isBias =
      a.dtype === 'float32' && b.dtype === 'float32' && b.shape.length === 1 && b.shape[0] === channels;
    if (!isBias || a.shape.length < 2) return need(before, 'Add')(args);
    const pending = tensors.peek(a.dataId)?.pending;
    if (
      pending?.kind === 'convolution' &&
      pending.bias === undefined &&
      !pending.relu &&
      a.shape.length === 4
    ) {
      return tensors.defer({ ...pending, bias: b.dataId }, a.shape);
    }
    const size = tf.util.sizeFromShape(a.shape);
    if (size === 0) return need(before, 'Add')(args);
    const [from, bias] = [tensors.address(a.dataId), tensors.address(b.dataId)];
    const out = backend.makeOutput(a.shape, 'float32');
    program.run(
      'addBias',
      0,
      [size / channels, channels, from, bias, tensors.address(out.dataId), false],
      size,
    );
    return out;
  });

  overrideKernel('wasm', 'Relu', (before) => (args) => {
    const x = inputNamed(args.inputs, 'x');
    const pending = tensors.peek(x.dataId)?.pending;
    if (pending?.kind !== 'convolution') return need(before, 'Relu')(args);
    return tensors.defer({ ...pending, relu: true }, x.shape);
  });

  overrideKernel('wasm', 'Sum', (before) => (args) => {
    const x = inputNamed(args.inputs, 'x');
    const { axis, keepDims } = args.attrs as unknown as {
      readonly axis: number | number[];
      readonly keepDims: boolean;
    };
    const axes = tf.util.parseAxisParam(axis, x.shape);
    const rank = x.shape.length;
    const leading =
      rank >= 2 && axes.length === rank - 1 && [...axes].sort((p, q) => p - q).every((a, i) => a === i);
    const columns = x.shape.at(-1) ?? 0;
    const size = tf.util.sizeFromShape(x.shape);
    if (!leading || x.dtype !== 'float32' || columns === 0) return need(before, 'Sum')(args);
    const shape = keepDims ? [...new Array<number>(rank - 1).fill(1), columns] : [columns];
    const sparse = sparseGradient(engine, x);
    if (sparse !== undefined) {
      const from = tensors.address(sparse.pooledGradient);
      const out = backend.makeOutput(shape, 'float32');
      sumWinners(engine, sparse.winners, from, tensors.address(out.dataId));
      return out;
    }
    const from = tensors.address(x.dataId);
    const out = backend.makeOutput(shape, 'float32');
    program.run('sumRows', 0, [size / columns, columns, from, tensors.address(out.dataId)], size);
    return out;
  });

  tf.registerKernel({
    kernelName: reluGradientKernel,
    backendName: 'wasm',
    kernelFunc: ({ inputs }) => {
      const [dy, y] = [inputNamed(inputs, 'dy'), inputNamed(inputs, 'y')];
      const gradient = tensors.peek(dy.dataId)?.pending;
      if (gradient?.kind === 'gradient' && gradient.winners === tensors.peek(y.dataId)?.winners) {
        return tensors.defer({ ...gradient, rectified: true }, dy.shape);
      }
      const [from, through] = [tensors.address(dy.dataId), tensors.address(y.dataId)];
      const out = backend.makeOutput(dy.shape, 'float32');
      const size = tf.util.sizeFromShape(dy.shape);
      program.run('reluGradient', 0, [size, from, through, tensors.address(out.dataId)], size);
      return out;
    },
  });
  installReluGradient();
}

/** tfjs takes relu's gradient from its input with three kernels; on wasm it is taken from its output with one. */
function installReluGradient(): void {
  const before = tf.getGradient('Relu');
  tf.registerGradient({
    kernelName: 'Relu',
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const [x, y] = saved;
      if (x === undefined || y === undefined || Array.isArray(dy))
        throw new Error('Relu: its gradient has lost its tensors.');
      if (tf.getBackend() !== 'wasm' || dy.dtype !== 'float32') return before.gradFunc(dy, [x], attrs);
      return { x: () => tf.engine().runKernel(reluGradientKernel, { dy, y }) as tf.Tensor };
    },
  });
}
